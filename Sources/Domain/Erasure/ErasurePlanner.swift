package import Foundation

/// Plans what an erasure deletes, restricts and keeps as proof; pure, decides per record.
package enum ErasurePlanner {
    /// Whether no ground carries the person's data any more, so that the erasure runs by itself.
    package static func isDue(_ grounds: [ProcessingGround], at now: Date) -> Bool {
        !grounds.contains { $0.isLiving(at: now) }
    }

    /// The reason of an erasure that runs because the last ground ended.
    package static func reason(afterEndOf ground: ProcessingGround) -> ErasureReason {
        ground.basis == .consent ? .consentWithdrawn : .noLongerNeeded
    }

    /// The plan for `reason` at `now`.
    ///
    /// - Parameters:
    ///   - facts: what is known of the person.
    ///   - reason: why she would be erased.
    ///   - now: business time.
    ///   - parameters: the policy table in force for the tenant.
    /// - Returns: the plan; it deletes nothing by itself.
    package static func plan(
        _ facts: ErasureFacts, reason: ErasureReason, at now: Date,
        parameters: [PolicyParameter] = PolicyParameters.shipped
    ) -> ErasurePlan {
        let living = facts.grounds.filter { $0.isLiving(at: now) }
        let holds = facts.holds.filter(\.isLiving)
        let today = CalendarDay(now, in: facts.zone)
        let deleted = holds.isEmpty ? deletions(facts, reason) : held(facts, holds)
        let entries =
            deleted + documents(facts, today: today, parameters: parameters)
            + proofs(facts, now: now, today: today, parameters: parameters)
        return ErasurePlan(
            reason: reason, entries: entries.sorted { rank($0) < rank($1) }, endingGrounds: living.map(\.id),
            otherBasisRemains: otherBasis(living, reason), blockingHolds: holds.map(\.id),
            sharedTexts: facts.sharedTexts, unreadableRows: facts.unreadableRows)
    }

    private static func rank(_ entry: ErasurePlanEntry) -> Int {
        switch entry.action {
        case .delete: 0
        case .restrict: 1
        case .keepProof: 2
        }
    }

    private static func otherBasis(_ living: [ProcessingGround], _ reason: ErasureReason) -> Bool {
        switch reason {
        case .consentWithdrawn: living.contains { $0.basis != .consent }
        case .objection: living.contains { !$0.marketing && $0.basis != .legitimateInterest }
        case .noLongerNeeded, .unlawful, .legalDuty, .child: false
        }
    }

    private static func deletions(_ facts: ErasureFacts, _ reason: ErasureReason) -> [ErasurePlanEntry] {
        facts.sets.filter { $0.compartment.diesWithErasure && $0.count > 0 }.map {
            ErasurePlanEntry(
                action: .delete, table: $0.table, count: $0.count, compartment: $0.compartment, norm: norm(of: reason))
        }
    }

    private static func held(_ facts: ErasureFacts, _ holds: [LegalHold]) -> [ErasurePlanEntry] {
        let review = holds.map(\.reviewOn).min()
        return facts.sets.filter { $0.compartment.diesWithErasure && $0.count > 0 }.map {
            ErasurePlanEntry(
                action: .restrict, table: $0.table, count: $0.count, compartment: $0.compartment, until: review,
                norm: "Art. 17(3)(e), 18(1)(c) GDPR")
        }
    }

    private static func documents(
        _ facts: ErasureFacts, today: CalendarDay, parameters: [PolicyParameter]
    ) -> [ErasurePlanEntry] {
        var kept: [RetentionTerm: (count: Int, open: Bool)] = [:]
        var gone = 0
        for document in facts.documents {
            let term = RetentionTerm.of(
                document.date, document.statutoryClass, today: today, parameters: parameters)
            guard let term, document.assessmentOpen || term.lastDay >= today else {
                gone += 1
                continue
            }
            let sum = kept[term] ?? (0, false)
            kept[term] = (sum.count + 1, sum.open || document.assessmentOpen)
        }
        var entries = kept.sorted { $0.key.keyTerm < $1.key.keyTerm }.map { term, sum in
            ErasurePlanEntry(
                action: .restrict, table: "document", count: sum.count, compartment: .statutory,
                until: sum.open ? nil : term.lastDay, norm: "Art. 17(3)(b) GDPR; \(term.norm)", keyTerm: term.keyTerm)
        }
        if gone > 0 {
            entries.append(
                ErasurePlanEntry(
                    action: .delete, table: "document", count: gone, compartment: .statutory,
                    norm: "Art. 5(1)(e), 17(1)(a) GDPR"))
        }
        return entries
    }

    private static func proofs(
        _ facts: ErasureFacts, now: Date, today: CalendarDay, parameters: [PolicyParameter]
    ) -> [ErasurePlanEntry] {
        var counts: [ProofTerm: Int] = [:]
        for proof in facts.proofs {
            let term = ProofTerm.of(proof, now: now, zone: facts.zone, today: today, parameters: parameters)
            if let term, term.lastDay >= today { counts[term, default: 0] += 1 }
        }
        return counts.sorted { ($0.key.lastDay, $0.key.norm) < ($1.key.lastDay, $1.key.norm) }.map { term, count in
            ErasurePlanEntry(
                action: .keepProof, table: "consent_event", count: count, compartment: .evidence, until: term.lastDay,
                norm: term.norm)
        }
    }

    private static func norm(of reason: ErasureReason) -> String {
        "Art. 17(1)(\(reason.rawValue.suffix(1))) GDPR"
    }
}
