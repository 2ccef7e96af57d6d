import Domain
import Foundation
import Mail
import Store
import Vault

/// Carries messages of a campaign to the mail server, over one connection.
///
/// Several are asked for in one transaction, as many as the server has lately taken in a moment: from a slow one none is late, and
/// a fast one does not wait for a commit with each.
actor CampaignCourier {
    /// From asking whether messages may be sent to the latest moment at which the sender of one is named to the mail server.
    private static let patience: Duration = .milliseconds(800)
    /// So long the server may take over what is asked for at once: far less than the patience.
    private static let moment: Duration = .milliseconds(200)
    private static let most = 32
    /// Attempts after which an address is given up.
    private static let attempts = 16

    private let store: Store
    private let post: MailPost
    private let campaign: UUID
    private let scope: TenantScope
    private let letter: CampaignLetter
    private let session: SMTPSession
    /// How many are asked for at once.
    private var share = 1

    init(_ store: Store, post: MailPost, campaign: UUID, scope: TenantScope, letter: CampaignLetter) {
        self.store = store
        self.post = post
        self.campaign = campaign
        self.scope = scope
        self.letter = letter
        session = SMTPSession(post.server)
    }

    func close() async { await session.close() }

    /// Carries what is due until nothing is; answers why there is no connection any more, if that ends it.
    func carry(_ round: CampaignRound) async throws -> String? {
        while true {
            // The connection stands before anything is asked for, so that nothing but senders' names comes between the answer
            // and the server.
            if let code = await session.prepare() { return code }
            let due = round.next(share)
            if due.isEmpty { return nil }
            if let code = try await carry(due, round) { return code }
        }
    }

    /// What is known of a message before its address is.
    private struct Draft {
        let attempts: Int
        let token: String
        let links: CampaignLetter.Links
        let message: OutgoingMessage
    }

    private func carry(_ due: [CampaignRound.Due], _ round: CampaignRound) async throws -> String? {
        let drafts = due.map(draft)
        let asked = ContinuousClock.now
        let answer = try await Store.patiently { [scope, campaign, content = letter.content] in
            try await scope.handOver(campaign, for: content.purpose, offering: content.goods, drafts.map(\.message))
        }
        guard case .given(let letters) = answer else {
            round.stop(.halted)
            return nil
        }
        let begun = ContinuousClock.now
        var accepted: [[UInt8]] = []
        var lost: String?
        for draft in drafts {
            guard let handed = letters[draft.message.person] else { continue }
            var end = DeliveryEnd.planned(due: store.clock.now, code: nil)
            // What must not be told to the server any more is planned again: nothing was said of it.
            if lost == nil, round.end != .refused {
                (end, lost) = await deliver(draft, handed, before: asked + Self.patience, round)
            }
            if end == .accepted { accepted.append(draft.message.token) } else { try await settle(draft.message, end) }
        }
        if !accepted.isEmpty {
            let (scope, tokens) = (scope, accepted)
            // SAFETY: Awaited at once; the task only puts them on record also where the service is told to stop.
            try await Task { try await scope.settleAccepted(tokens) }.value
        }
        let took = (ContinuousClock.now - begun) / max(1, letters.count)
        share = max(1, min(Self.most, 2 * share, Int(Self.moment / max(took, .microseconds(1)))))
        return lost
    }

    private func draft(_ due: CampaignRound.Due) -> Draft {
        let secret = RandomToken()
        // Hexadecimal digits: mail servers do not keep upper and lower case apart.
        let token = Hexadecimal.text(randomBytes(BounceNotice.tokenLength / 2))
        let end = store.clock.now.addingTimeInterval(SignupRule.preferencesPeriod)
        return Draft(
            attempts: due.attempts, token: token,
            links: CampaignLetter.Links(
                baseURL: post.baseURL, tenant: letter.tenant.slug, secret: secret.text),
            message: OutgoingMessage(
                to: due.person, token: RandomToken.hash(of: token),
                link: PersonLink(.message, hash: secret.hash, channel: .email, expiresAt: end)))
    }

    /// How it ended, and why there is no connection any more.
    private func deliver(
        _ draft: Draft, _ handed: HandOver.Letter, before limit: ContinuousClock.Instant, _ round: CampaignRound
    ) async -> (DeliveryEnd, lost: String?) {
        guard
            let message = try? letter.message(
                to: handed.address, draft.links, on: handed.basis, source: handed.source)
        else { return (.dropped(CampaignReach.noAddress), nil) }
        let outcome = await session.deliver(
            message, from: BounceNotice.address(of: post.sender, token: draft.token), before: limit)
        if case .refused = outcome { round.note(isRefused: true) } else { round.note(isRefused: false) }
        let now = store.clock.now
        switch outcome {
        case .accepted: return (.accepted, nil)
        case .refused(let code): return (.refused(code), nil)
        case .unknown(let code): return (.unknown(code), nil)
        case .late: return (.planned(due: now, code: nil), nil)
        case .unreachable(let code): return (.planned(due: now, code: nil), code)
        case .postponed(let code):
            guard draft.attempts + 1 < Self.attempts else { return (.dropped(code), nil) }
            return (
                .planned(due: now.addingTimeInterval(RetrySchedule.wait(after: draft.attempts + 1)), code: code), nil
            )
        }
    }

    private func settle(_ message: OutgoingMessage, _ end: DeliveryEnd) async throws {
        let scope = scope
        // SAFETY: Awaited at once; the task only puts it on record also where the service is told to stop.
        try await Task { try await scope.settle(message, end) }.value
    }
}
