import Domain
import Foundation
import Store

/// Asks the one gate with what the tenant's rules are now, and turns its answer into a ground to store.
struct Gate {
    let tenant: TenantRecord
    let purposes: [PurposeRules]
    let entry: GateEntry
    let now: Date

    /// Loads the rules of the actor's tenant.
    init(_ store: Store, _ actor: Actor, entry: GateEntry) async throws {
        tenant = try await store.tenant(actor.tenant)
        purposes = try await store.purposes(of: actor.tenant)
        self.entry = entry
        now = store.clock.now
    }

    /// What a statement leads to: the ground, and whether a suppressed address of the person keeps her out.
    ///
    /// - Throws: `Refusal` naming a field of `processing`.
    func admit(
        _ statement: ProcessingStatement?, contactPoints: [ContactPoint]
    ) throws(Refusal) -> (ground: GroundDraft, heedsSuppression: Bool) {
        let decision = try decide(statement, contactPoints, suppressed: false)
        let passesSuppressed = (try? decide(statement, contactPoints, suppressed: true)) != nil
        let detail = GroundDetail(decision, evidence: statement?.evidence)
        let ground = GroundDraft(
            purpose: decision.purpose, legalBasis: decision.basis, since: now, until: decision.until,
            endRule: decision.endRule.code, detail: detail)
        return (ground, !passesSuppressed)
    }

    private func decide(
        _ statement: ProcessingStatement?, _ contactPoints: [ContactPoint], suppressed: Bool
    ) throws(Refusal) -> GroundDecision {
        try StorageGate.decide(
            statement, purpose: purposes.first { $0.code == statement?.purpose }, policy: tenant.policy,
            suppressed: suppressed, entry: entry, contactPoints: contactPoints, now: now,
            zone: zone)
    }

    /// The zone in which the tenant's days begin and end.
    var zone: TimeZone { StorageCountry(rawValue: tenant.country)?.timeZone ?? .gmt }
}
