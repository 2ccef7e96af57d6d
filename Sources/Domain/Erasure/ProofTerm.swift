package import Foundation

/// How long the proof of a consent stays after its end.
package struct ProofTerm: Sendable, Hashable {
    /// The last day it stays.
    package let lastDay: CalendarDay
    /// The norm it stays under.
    package let norm: String

    /// The term of a proof; nil where nothing was ever given, so there is nothing to prove.
    ///
    /// Telephone: five years from the grant and from each use (§ 7a UWG). Otherwise three years from the end of the
    /// consent, to the end of the calendar year (§§ 195, 199 BGB).
    package static func of(
        _ proof: ConsentProof, now: Date, zone: TimeZone, today: CalendarDay,
        parameters: [PolicyParameter] = PolicyParameters.shipped
    ) -> ProofTerm? {
        guard let given = proof.givenAt else { return nil }
        if proof.channel == .phone {
            let years = PolicyParameters.value("evidence.proof-phone", on: today, in: parameters) ?? 5
            let from = CalendarDay(max(given, proof.lastUsedAt ?? given), in: zone)
            return ProofTerm(lastDay: from.adding(years: years), norm: "Art. 17(3)(b)(e) GDPR; § 7a(2) UWG")
        }
        let years = PolicyParameters.value("evidence.proof", on: today, in: parameters) ?? 3
        let from = CalendarDay(max(given, proof.endedAt ?? now), in: zone)
        return ProofTerm(
            lastDay: from.adding(years: years).yearEnd, norm: "Art. 17(3)(e) GDPR; §§ 195, 199 BGB")
    }
}
