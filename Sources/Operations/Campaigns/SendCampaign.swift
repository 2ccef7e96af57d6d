package import Domain
package import Foundation
import Mail
package import Store
import Vault

/// Sends campaigns over a few connections: each message is asked for in the transaction that marks it handed over, and is sent
/// at most once (decision 0026, R-20).
package struct SendCampaign: JobHandler {
    /// The jobs it does.
    package let kinds: Set<JobKind> = [.campaign]
    /// Campaigns that go out at once.
    package let width = 2
    /// A slice, the messages at its end and the goodbye.
    package let lease: TimeInterval = 120

    /// So long a job goes on before another one takes over.
    private static let slice: Duration = .seconds(30)
    /// Messages looked up at a time.
    private static let piece = 1_000
    /// Connections of one campaign; servers that take mail of a business allow as many.
    private static let connections = 4
    /// Refusals in a row after which something is wrong with us, and not with the addresses.
    private static let refusals = 10

    private let store: Store
    private let post: MailPost

    /// Sends through `post`.
    package init(_ store: Store, post: MailPost) {
        self.store = store
        self.post = post
    }

    /// Goes on with the campaign, unless it is halted or gone.
    package func callAsFunction(_ job: ClaimedJob) async throws -> JobOutcome {
        guard let id = job.reference else { return .failed("no-reference") }
        let scope = store.scoped(to: .system(in: job.tenant))
        let campaign: StoredCampaign
        do {
            campaign = try await scope.campaign(id)
        } catch let refusal as Refusal where refusal.kind == .notFound {
            return .done
        }
        guard campaign.state == .sending else { return .done }
        do {
            try await store.requireAgreement(of: job.tenant)
        } catch let refusal as Refusal where refusal.kind == .refused {
            try await scope.pauseCampaign(id, code: refusal.code)
            return .done
        }
        let tenant = try await store.tenant(job.tenant)
        let purposes = try await store.purposes(of: job.tenant)
        guard let purpose = purposes.first(where: { $0.code == campaign.content.purpose }) else {
            return .failed("no-purpose")
        }
        let end = ContinuousClock.now + Self.slice
        if campaign.plannedAt == nil {
            while try await Store.patiently({ try await scope.planCampaign(id, campaign.content) }) {
                if ContinuousClock.now > end { return try await goOn(id, scope) }
            }
        }
        if let outcome = try await guarded(id, scope, job) { return outcome }
        let letter = CampaignLetter(
            content: campaign.content, tenant: tenant, purpose: purpose, sender: post.sender, date: store.clock.now)
        let couriers = (0..<Self.connections).map { _ in
            CampaignCourier(store, post: post, campaign: id, scope: scope, letter: letter)
        }
        do {
            let outcome = try await send(id, scope, couriers, until: end, job)
            for courier in couriers { await courier.close() }
            return outcome
        } catch {
            for courier in couriers { await courier.close() }
            throw error
        }
    }

    private func send(
        _ id: UUID, _ scope: TenantScope, _ couriers: [CampaignCourier], until end: ContinuousClock.Instant,
        _ job: ClaimedJob
    ) async throws -> JobOutcome {
        var standing = couriers
        var refused = 0
        while true {
            let due = try await scope.dueMessages(of: id, limit: Self.piece)
            if due.isEmpty { break }
            let round = CampaignRound(due, until: end, refused: refused, limit: Self.refusals)
            let gone = try await carry(round, standing)
            switch round.end {
            case .halted: return .done
            case .refused:
                try await scope.pauseCampaign(id, code: "refused")
                return .done
            case .interrupted: return .postponed("interrupted")
            case .slice: return try await goOn(id, scope)
            case .failed, nil: break
            }
            // A server may take fewer connections than we open: the campaign goes on over those it takes.
            if gone.count == standing.count, let code = gone.values.first {
                return try await wait(code, job, id, scope)
            }
            standing = standing.enumerated().filter { gone[$0.offset] == nil }.map(\.element)
            refused = round.refused
        }
        if try await scope.finishCampaign(id) { return .done }
        guard try await scope.campaign(id).state == .sending else { return .done }
        // Some were put off by the server, each to a time of its own.
        return try await wait("put-off", job, id, scope)
    }

    /// Halts what goes to many while the sender's domain does not say who may send for it: mailbox providers would take it for
    /// forged, and the domain for a source of spam.
    private func guarded(_ id: UUID, _ scope: TenantScope, _ job: ClaimedJob) async throws -> JobOutcome? {
        guard try await scope.campaign(id).counts.total > CampaignReach.unguarded else { return nil }
        switch await post.domain.standing() {
        case .ready: return nil
        case .unknown: return try await wait("names", job, id, scope)
        case .notSetUp:
            try await scope.pauseCampaign(id, code: "sender-domain")
            return .done
        }
    }

    /// Has messages carried over all connections; answers which of them are gone, and why.
    ///
    /// An error of one ends the others after what they have in hand, and not in the middle of a message.
    private func carry(_ round: CampaignRound, _ couriers: [CampaignCourier]) async throws -> [Int: String] {
        var gone: [Int: String] = [:]
        var failure: (any Error)?
        await withTaskGroup(of: (number: Int, result: Result<String?, any Error>).self) { group in
            for (number, courier) in couriers.enumerated() {
                group.addTask {
                    do {
                        return (number, .success(try await courier.carry(round)))
                    } catch {
                        round.stop(.failed)
                        return (number, .failure(error))
                    }
                }
            }
            for await (number, result) in group {
                switch result {
                case .success(let code): gone[number] = code
                case .failure(let error): failure = error
                }
            }
        }
        if let failure { throw failure }
        return gone
    }

    /// Tries again later; a campaign that nobody takes for three days is halted, so that somebody looks at it.
    private func wait(_ code: String, _ job: ClaimedJob, _ id: UUID, _ scope: TenantScope) async throws -> JobOutcome {
        if RetrySchedule.next(after: job.attempts, since: job.createdAt, now: store.clock.now) != nil {
            return .postponed(code)
        }
        try await scope.pauseCampaign(id, code: code)
        return .done
    }

    private func goOn(_ id: UUID, _ scope: TenantScope) async throws -> JobOutcome {
        try await scope.continueCampaign(id)
        return .done
    }
}
