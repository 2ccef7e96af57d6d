package import Domain
package import Foundation
import Mail
package import Store
import Vault

/// Sends campaigns, one message after the other: each is asked for in the transaction that marks it handed over, and is sent at
/// most once (CONSENT.md "Gate before a message leaves", R-20).
package struct SendCampaign: JobHandler {
    /// The jobs it does.
    package let kinds: Set<JobKind> = [.campaign]
    /// Campaigns that go out at once.
    package let width = 4
    /// A slice, the message at its end and the goodbye.
    package let lease: TimeInterval = 120

    /// So long a job goes on before another one takes over.
    private static let slice: Duration = .seconds(30)
    /// From asking whether a message may be sent to the latest moment at which its sender is named to the mail server.
    private static let patience: Duration = .milliseconds(800)
    /// Messages looked up at a time.
    private static let piece = 100
    /// Refusals in a row after which something is wrong with us, and not with the addresses.
    private static let refusals = 10
    /// Attempts after which an address is given up.
    private static let attempts = 16

    private let store: Store
    private let post: CampaignPost

    /// Sends through `post`.
    package init(_ store: Store, post: CampaignPost) {
        self.store = store
        self.post = post
    }

    /// How a step goes on.
    private enum Step: Equatable {
        case next(isRefused: Bool)
        case halted
        case unreachable(String)
    }

    /// What every message of a campaign shares.
    private struct Run {
        let id: UUID
        let scope: TenantScope
        let letter: CampaignLetter
        let session: SMTPSession
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
            try await ManageCampaigns.requireAgreement(of: job.tenant, store)
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
            while try await patiently({ try await scope.planCampaign(id, campaign.content) }) {
                if ContinuousClock.now > end { return try await goOn(id, scope) }
            }
        }
        let session = SMTPSession(post.server)
        let run = Run(
            id: id, scope: scope,
            letter: CampaignLetter(
                content: campaign.content, tenant: tenant, purpose: purpose, sender: post.sender, date: store.clock.now),
            session: session)
        do {
            let outcome = try await send(run, until: end, job)
            await session.close()
            return outcome
        } catch {
            await session.close()
            throw error
        }
    }

    private func send(_ run: Run, until end: ContinuousClock.Instant, _ job: ClaimedJob) async throws -> JobOutcome {
        var refused = 0
        while true {
            let due = try await run.scope.dueMessages(of: run.id, limit: Self.piece)
            if due.isEmpty { break }
            for (person, attempts) in due {
                if Task.isCancelled { return .postponed("interrupted") }
                if ContinuousClock.now > end { return try await goOn(run.id, run.scope) }
                switch try await message(to: person, attempts: attempts, run) {
                case .halted: return .done
                case .unreachable(let code): return try await wait(code, job, run)
                case .next(let isRefused): refused = isRefused ? refused + 1 : 0
                }
                if refused >= Self.refusals {
                    try await run.scope.pauseCampaign(run.id, code: "refused")
                    return .done
                }
            }
        }
        if try await run.scope.finishCampaign(run.id) { return .done }
        guard try await run.scope.campaign(run.id).state == .sending else { return .done }
        // Some were put off by the server, each to a time of its own.
        return try await wait("put-off", job, run)
    }

    /// Tries again later; a campaign that nobody takes for three days is halted, so that somebody looks at it.
    private func wait(_ code: String, _ job: ClaimedJob, _ run: Run) async throws -> JobOutcome {
        if RetrySchedule.next(after: job.attempts, since: job.createdAt, now: store.clock.now) != nil {
            return .postponed(code)
        }
        try await run.scope.pauseCampaign(run.id, code: code)
        return .done
    }

    private func goOn(_ id: UUID, _ scope: TenantScope) async throws -> JobOutcome {
        try await scope.continueCampaign(id)
        return .done
    }

    /// One message: the connection stands before it is asked for, so that nothing but the sender's name comes between the
    /// answer and the server.
    private func message(to person: UUID, attempts: Int, _ run: Run) async throws -> Step {
        if let code = await run.session.prepare() { return .unreachable(code) }
        let (unsubscribe, preferences) = (RandomToken(), RandomToken())
        // Hexadecimal digits: mail servers do not keep upper and lower case apart.
        let token = Hexadecimal.text(Array(RandomToken().hash.prefix(BounceNotice.tokenLength / 2)))
        let hash = RandomToken.hash(of: token)
        let links = [
            PersonLink(.unsubscribe, hash: unsubscribe.hash, channel: .email),
            PersonLink(
                .preferences, hash: preferences.hash, channel: .email,
                expiresAt: store.clock.now.addingTimeInterval(SignupRule.preferencesPeriod)),
        ]
        let asked = ContinuousClock.now
        let handOver = try await patiently {
            try await run.scope.handOver(
                run.id, for: run.letter.content.purpose, to: person, token: hash, links: links)
        }
        let handed: HandOver.Letter
        switch handOver {
        case .halted: return .halted
        case .passed: return .next(isRefused: false)
        case .given(let letter): handed = letter
        }
        let urls = CampaignLetter.Links(
            baseURL: post.baseURL, tenant: run.letter.tenant.slug, unsubscribe: unsubscribe.text,
            preferences: preferences.text)
        let ended: (end: DeliveryEnd, step: Step)
        if let message = try? run.letter.message(
            to: handed.address, urls, isConsented: handed.basis == .consent, source: handed.source)
        {
            let outcome = await run.session.deliver(
                message, from: BounceNotice.address(of: post.sender, token: token), before: asked + Self.patience)
            ended = settled(outcome, after: attempts + 1)
        } else {
            ended = (.dropped(CampaignReach.noAddress), .next(isRefused: false))
        }
        let (scope, end) = (run.scope, ended.end)
        // SAFETY: Awaited at once; the task only puts it on record also where the service is told to stop.
        try await Task { try await scope.settle(hash, end, links: links) }.value
        return ended.step
    }

    private func settled(_ outcome: SessionOutcome, after attempts: Int) -> (DeliveryEnd, Step) {
        let now = store.clock.now
        switch outcome {
        case .accepted: return (.accepted, .next(isRefused: false))
        case .refused(let code): return (.refused(code), .next(isRefused: true))
        case .unknown(let code): return (.unknown(code), .next(isRefused: false))
        case .late: return (.planned(due: now, code: nil), .next(isRefused: false))
        case .unreachable(let code): return (.planned(due: now, code: nil), .unreachable(code))
        case .postponed(let code):
            guard attempts < Self.attempts else { return (.dropped(code), .next(isRefused: false)) }
            let due = now.addingTimeInterval(RetrySchedule.wait(after: attempts))
            return (.planned(due: due, code: code), .next(isRefused: false))
        }
    }

    /// Tries again what waited for somebody else's lock too long, some times.
    private func patiently<Result>(_ body: () async throws -> Result) async throws -> Result {
        for _ in 1..<5 {
            do {
                return try await body()
            } catch let error where Store.isBusy(error) {
                try await Task.sleep(for: .milliseconds(50))
            }
        }
        return try await body()
    }
}
