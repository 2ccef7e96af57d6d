package import Foundation

/// What is left of an erased person in the evidence compartment: dates, nothing that was said.
package struct KeptProof: Sendable, Equatable {
    /// Whose proof it is; the id of nobody any more.
    package let person: UUID
    /// Consents that she gave once.
    package let proofs: [ConsentProof]
    /// When she last took something back or objected; nil where she never did.
    package let reducedAt: Date?
    /// When she was erased, or whoever her record was joined to: what she had agreed to ended then at the latest.
    package let erasedAt: Date?
    /// Whether her record was joined to one that is still there, or nobody knows to which.
    package let livesOn: Bool

    /// Collects what is known.
    package init(person: UUID, proofs: [ConsentProof], reducedAt: Date?, erasedAt: Date?, livesOn: Bool = false) {
        self.person = person
        self.proofs = proofs
        self.reducedAt = reducedAt
        self.erasedAt = erasedAt
        self.livesOn = livesOn
    }

    /// Whether its time is over on `today`; what proves nothing has none. Of whoever lives on, nothing is over.
    package func isOver(
        on today: CalendarDay, in zone: TimeZone, parameters: [PolicyParameter] = PolicyParameters.shipped
    ) -> Bool {
        guard !livesOn else { return false }
        return lastDay(in: zone, today: today, parameters: parameters).map { $0 < today } ?? true
    }

    /// The last day any of it stays; nil where nothing is to be proven: of what was only asked for, or is not known when
    /// it ended.
    ///
    /// All of it lies under one key, so it goes in one piece, with the term that ends last. That somebody took something back
    /// is proof as what she had given (§§ 195, 199 BGB).
    package func lastDay(
        in zone: TimeZone, today: CalendarDay, parameters: [PolicyParameter] = PolicyParameters.shipped
    ) -> CalendarDay? {
        let ended = erasedAt ?? reducedAt ?? .distantPast
        var days = proofs.compactMap { proof in
            ProofTerm.of(proof, now: ended, zone: zone, today: today, parameters: parameters)?.lastDay
        }
        if let reducedAt {
            let years = PolicyParameters.value("evidence.proof", on: today, in: parameters) ?? 3
            days.append(CalendarDay(reducedAt, in: zone).adding(years: years).yearEnd)
        }
        return days.max()
    }
}
