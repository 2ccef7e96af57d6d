import Domain
import Foundation
import Installation
import Operations
import Store
import Vault

/// The synthetic person of every week, as `maintenance run` makes her, erases her, and looks for her once her keys are gone.
struct ScheduledCanary {
    /// How old the last proof gets, in seconds.
    static let interval: TimeInterval = 7 * 86_400

    let session: Session
    let store: Store

    /// Makes one and erases her, where that is due, in one tenant after the other from week to week.
    ///
    /// - Returns: How many were erased.
    func send() async throws -> Int {
        guard let notes = try notes() else { return 0 }
        var status = CanaryStatus(reading: notes.text ?? [])
        if let waiting = status.waiting {
            guard waiting.erasure == nil else { return 0 }
            // An interrupted run may have left her alive.
            if try await finish(waiting, &status, notes) { return 1 }
        }
        guard isOver(since: status.proof?.at) else { return 0 }
        let tenants = try await store.node.tenants().filter { !$0.isSuspended && store.vault.hasTenant($0.id) }
        let turn = Int(store.clock.now.timeIntervalSince1970 / Self.interval)
        for number in 0..<tenants.count {
            let tenant = tenants[(turn + number) % tenants.count].id
            let waiting = CanaryStatus.Waiting(seed: randomBytes(Canary.seedSize), tenant: tenant, at: store.clock.now)
            let canary = Canary(seed: waiting.seed)
            // Before she is made: whoever goes on after a crash has to find her.
            status.waiting = waiting
            try notes.note(status.document.text + "\n")
            let person: UUID
            do {
                person = try await canary.live(in: store, by: actor(in: tenant))
            } catch is Refusal {
                // A business that may take nobody in right now stands in no other's way.
                continue
            }
            try Failpoint.hit("canary.living")
            let erasure = try await canary.erase(person, session, in: store, by: actor(in: tenant))
            try noteErased(erasure, &status, notes)
            return 1
        }
        return 0
    }

    /// Looks for her in every file as soon as her erasure has reached level 1.
    ///
    /// - Returns: How many were looked for.
    /// - Throws: `Failure` 1 `needle-found` or `scan-incomplete`, which stands in `key status` until a later one is clean.
    func look() async throws -> Int {
        guard let notes = try notes() else { return 0 }
        var status = CanaryStatus(reading: notes.text ?? [])
        guard let waiting = status.waiting, let erasure = waiting.erasure else { return 0 }
        let level = try await store.scoped(to: actor(in: waiting.tenant)).level(of: erasure)
        if let level, level < 1 { return 0 }
        let found =
            level == nil
            ? nil
            : try await Scan(session: session, source: .schedule, needles: Canary(seed: waiting.seed).needles).run()
        // A business that was destroyed meanwhile took her erasure along.
        status.waiting = nil
        if let found {
            status.proof = CanaryStatus.Proof(
                at: store.clock.now, tenant: waiting.tenant, erasure: erasure, hits: found.count,
                unread: found.unreadCount, bytes: found.bytes)
        }
        try notes.note(status.document.text + "\n")
        if let failure = found.flatMap(Scan.failure) { throw failure }
        return found == nil ? 0 : 1
    }

    /// What is known of the schedule.
    static func status(_ settings: Settings) -> CanaryStatus {
        CanaryStatus(reading: ScanNotes.canary(in: StateDirectory(settings.stateDirectory)) ?? [])
    }

    /// The note, where there is a schedule: the files of a database of one's own lie elsewhere.
    private func notes() throws -> CanaryNotes? {
        let settings = try session.settings()
        guard settings.schedulesCanaries, settings.usesEmbeddedDatabase else { return nil }
        return try CanaryNotes(in: StateDirectory(settings.stateDirectory))
    }

    /// Whether somebody was left alive, and is erased now.
    private func finish(
        _ waiting: CanaryStatus.Waiting, _ status: inout CanaryStatus, _ notes: CanaryNotes
    ) async throws -> Bool {
        let isThere = try await store.node.tenants().contains { $0.id == waiting.tenant }
        guard isThere, store.vault.hasTenant(waiting.tenant) else { return false }
        let erasure = try await Canary(seed: waiting.seed).die(session, in: store, by: actor(in: waiting.tenant))
        guard let erasure else { return false }
        try noteErased(erasure, &status, notes)
        return true
    }

    private func noteErased(
        _ erasure: StoredErasure, _ status: inout CanaryStatus, _ notes: CanaryNotes
    ) throws {
        try Failpoint.hit("canary.erased")
        status.waiting?.erasure = erasure.id
        try notes.note(status.document.text + "\n")
    }

    /// The operator, with a reason that the logs show beside it.
    private func actor(in tenant: UUID) -> Actor {
        Actor(
            tenant: tenant, member: nil, role: .owner, purpose: "operation",
            via: .operator(user: session.caller, reason: "canary"))
    }

    /// A moment that is still to come was noted while the clock was set forward for a drill, and counts for nothing.
    private func isOver(since moment: Date?) -> Bool {
        guard let moment else { return true }
        let age = store.clock.now.timeIntervalSince(moment)
        return age < -1 || age >= Self.interval
    }
}
