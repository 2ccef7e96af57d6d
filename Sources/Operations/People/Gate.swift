import Domain
import Foundation
import Store

/// Asks the one gate with what the tenant's rules are now, and turns its answer into a ground to store.
struct Gate {
    let tenant: TenantRecord
    let purposes: [PurposeRules]
    let fields: [CustomField]
    let entry: GateEntry
    let now: Date

    /// Loads the rules of the actor's tenant.
    init(_ store: Store, _ actor: Actor, entry: GateEntry) async throws {
        tenant = try await store.tenant(actor.tenant)
        purposes = try await store.purposes(of: actor.tenant)
        fields = try await store.vocabulary(of: actor.tenant).fields
        self.entry = entry
        now = store.clock.now
    }

    /// What a statement leads to: the ground, and whether a suppressed address of the person keeps her out.
    ///
    /// - Throws: `Refusal` naming a field of `processing`.
    func admit(
        _ statement: ProcessingStatement?, contactPoints: [ContactPoint]
    ) throws(Refusal) -> (ground: GroundDraft, heedsSuppression: Bool, consent: ConsentDraft?) {
        let decision = try decide(statement, contactPoints, suppressed: false)
        let passesSuppressed = (try? decide(statement, contactPoints, suppressed: true)) != nil
        let detail = GroundDetail(decision, evidence: statement?.evidence)
        let ground = GroundDraft(
            purpose: decision.purpose, legalBasis: decision.basis, since: now, until: decision.until,
            endRule: decision.endRule.code, detail: detail)
        return (ground, !passesSuppressed, consent(statement?.evidence, decision, contactPoints))
    }

    /// The consent behind a ground, as the first event of its history.
    private func consent(
        _ evidence: ConsentEvidence?, _ decision: GroundDecision, _ contactPoints: [ContactPoint]
    ) -> ConsentDraft? {
        guard let evidence, let method = decision.consentMethod, let channel = decision.consentChannel else {
            return nil
        }
        let candidates = contactPoints.filter { $0.kind == channel.contactKind }
        let point =
            candidates.first { $0.value == evidence.address }
            ?? channel.contactKind.flatMap { candidates.preferred($0) }
        var detail = ConsentEventDetail()
        detail.address = point?.value ?? evidence.address
        detail.source = decision.source
        detail.language = ContentAddress.undetermined
        detail.wordingHash = evidence.wording.map {
            ContentAddress.of($0, .wording, language: ContentAddress.undetermined)
        }
        detail.requestedAt = evidence.requestedAt
        detail.confirmedAt = evidence.confirmedAt
        detail.sourceSystem = evidence.sourceSystem
        detail.statement = evidence.wording
        return ConsentDraft(
            key: ConsentKey(
                purpose: decision.purpose, channel: channel, address: point?.id ?? ConsentKey.noAddress),
            method: method, at: min(evidence.confirmedAt ?? now, now), validUntil: decision.until, detail: detail)
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
    var zone: TimeZone { tenant.timeZone }
}
