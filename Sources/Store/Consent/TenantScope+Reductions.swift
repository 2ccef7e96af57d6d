package import Domain
import Foundation
import Ledger
import Postgres
import Vault

/// Withdrawals and objections: one transaction, then the ledger file, then the acknowledgement.
extension TenantScope {
    /// What a reduction would end; changes nothing, notes the reading.
    ///
    /// - Throws: `Refusal` 404.
    package func plan(_ order: ReductionOrder) async throws -> ReductionPlan {
        let seen = try await read(noticed(order.person, .person, action: "consents.read"))
        guard seen.first?.isEmpty == false else { throw Self.personNotFound }
        let answers = try await read(FoundConsents.statements(order.person, tenant, at: now))
        return plan(order, try FoundConsents(answers, person: order.person, vault: vault))
    }

    func plan(_ order: ReductionOrder, _ found: FoundConsents) -> ReductionPlan {
        ReductionPlanner(order.kind, order.scope, facts: found.facts, origin: order.origin, at: now).plan()
    }

    /// Ends what a withdrawal or an objection reaches, and remembers it; the same one again ends nothing and leaves nothing.
    ///
    /// Accepted in every state, also where the person's processing is restricted and the actor would not see her.
    /// - Returns: The reduction, what it ended, and whether it is new.
    /// - Throws: `Refusal` 404 when there is no such person (an erased one included).
    package func reduce(
        _ order: ReductionOrder
    ) async throws -> (reduction: StoredReduction, plan: ReductionPlan, isNew: Bool) {
        let index = try await contactIndex()
        return try await transaction(.consentReduce) { transaction in
            _ = try await Self.lock(order.person, tenant, transaction)
            return try await apply(order, index, transaction)
        }
    }

    /// Carries a reduction out; the person's subject is locked by the caller.
    func apply(
        _ order: ReductionOrder, _ index: ContactIndex, _ transaction: PostgresTransaction
    ) async throws -> (reduction: StoredReduction, plan: ReductionPlan, isNew: Bool) {
        let answers = try await transaction.pipeline(FoundConsents.statements(order.person, tenant, at: now))
        let found = try FoundConsents(answers, person: order.person, vault: vault)
        // One moment for all of it: digests are made of it before it is written.
        let moment = order.carriedOutAt ?? now
        let plan = plan(order, found)
        let blocked = try suppressions(plan.suppressions, found, index)
        // One that the ledger file knows is put on record whatever it ends: the file asks for it by its id.
        if plan.changesNothing, order.carriedOutAt == nil,
            let earlier = found.reductions.first(where: { $0.kind == order.kind && $0.scope == order.scope })
        {
            // An address that she got since is blocked all the same.
            _ = try await transaction.pipeline(suppress(blocked))
            return (earlier.adding(blocked), plan, false)
        }
        let key = try await evidenceKey(of: order.person, transaction)
        let events = try plan.ended.map { try ended($0, order, found, key, at: moment) }
        _ = try await transaction.pipeline(
            try key.insert(tenant) + events.statements(tenant) + ending(plan.grounds, found, at: moment)
                + suppress(blocked) + record(order, plan, events, key, at: moment)
                + (plan.leavesGround ? [] : [queue(.erasureDue, reference: order.person)]))
        let reduction = StoredReduction(
            id: order.id, kind: order.kind, person: order.person, scope: order.scope, at: moment)
        return (reduction.adding(blocked), plan, true)
    }

    /// The event that ends one consent: it keeps the words the consent was asked with.
    private func ended(
        _ consent: ConsentKey, _ order: ReductionOrder, _ found: FoundConsents, _ key: EvidenceKey,
        at moment: Date
    ) throws -> ConsentEventDraft {
        let before = found.consents[consent]
        var detail = ConsentEventDetail()
        detail.address = found.address(consent.address)?.value
        detail.source = order.source
        detail.wordingHash = before?.stored.wording
        detail.noticeHash = before?.detail?.noticeHash
        detail.language = before?.detail?.language
        detail.statement = before?.detail?.statement
        return try ConsentEventDraft(
            consent, becomes: .withdrawn, method: order.kind.rawValue, at: found.moment(for: consent, now: moment),
            validUntil: nil, recordedBy: actor.identifier, wordingHash: before?.keptWording, detail: detail, under: key,
            vault: vault)
    }

    private func ending(_ ids: [UUID], _ found: FoundConsents, at moment: Date) -> [PostgresQuery] {
        if ids.isEmpty { return [] }
        let entries = found.grounds.filter { ids.contains($0.ground.id) }.map { stored in
            let ground = stored.ground
            return AuditRecord(
                action: "ground.end", table: .processingGround, row: ground.id, subject: found.person,
                sealVersion: stored.sealVersion,
                digest: RowDigests.ground(
                    id: ground.id, sealVersion: stored.sealVersion, subject: found.person, purpose: ground.purpose,
                    legalBasis: ground.basis.rawValue, since: ground.since, until: ground.until, endedAt: moment,
                    sealed: stored.sealed))
        }
        return [
            "UPDATE processing_ground SET ended_at = \(moment) WHERE tenant_id = \(tenant) AND id = ANY (\(ids))",
            audit(entries),
        ]
    }

    /// The addresses of a plan as they go onto the suppression list, each for one purpose.
    private func suppressions(
        _ planned: Set<ReductionPlan.Suppression>, _ found: FoundConsents, _ index: ContactIndex
    ) throws -> [Suppression] {
        try planned.flatMap { suppression -> [Suppression] in
            // What no rule takes any more has no token to suppress.
            guard let (value, kind) = found.address(suppression.address),
                let normalized = try? index.normalized(value, kind, field: "address")
            else { return [] }
            let (version, token) = try index.token(normalized, .suppression)
            return suppressions(
                [ContactToken(id: suppression.address, kind: kind, version: version, token: token)],
                for: suppression.purpose)
        }
    }

    /// The reduction itself, its event in lane 0 and the audit entries of everything it ended.
    private func record(
        _ order: ReductionOrder, _ plan: ReductionPlan, _ events: [ConsentEventDraft], _ key: EvidenceKey,
        at moment: Date
    ) throws -> [PostgresQuery] {
        var detail = ConsentEventDetail()
        detail.source = order.source
        let sealed = try vault.seal(detail.encoded(), under: key, .reduction, row: order.id)
        let purposes = (order.scope.purposes ?? []).sorted()
        let channels = (order.scope.channels ?? []).map(\.rawValue).sorted()
        let digest = RowDigests.reduction(
            id: order.id, subject: order.person, kind: order.kind.rawValue, purposes: purposes, channels: channels,
            endsMarketing: plan.endsMarketing, at: moment, recordedBy: actor.identifier, sealed: sealed)
        let action = order.kind == .withdrawal ? "consent.withdraw" : "consent.object"
        return [
            """
            INSERT INTO reduction (tenant_id, id, subject_id, kind, purposes, channels, ends_marketing, at, recorded_by, sealed)
            VALUES (\(tenant), \(order.id), \(order.person), \(order.kind.rawValue), \(purposes), \(channels),
                \(plan.endsMarketing), \(moment), \(actor.identifier), \(sealed))
            """,
            try slot(Self.event(order, at: moment), at: moment, under: key),
            audit(
                [
                    AuditRecord(
                        action: action, table: .reduction, row: order.id, subject: order.person, sealVersion: 1,
                        digest: digest)
                ] + events.entries(action)),
        ]
    }

    private static func event(_ order: ReductionOrder, at moment: Date) -> EventPayload {
        let scope = ConsentScope(
            purposes: (order.scope.purposes ?? []).sorted(),
            channels: (order.scope.channels ?? []).map(\.rawValue).sorted())
        let event = ReductionEvent(
            id: order.id, subject: order.person, scope: scope, source: order.origin.rawValue, evidence: nil, at: moment)
        return switch order.kind {
        case .withdrawal: .withdraw(event)
        case .objection: .object(event)
        }
    }
}
