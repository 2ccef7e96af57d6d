import Domain
import Foundation
import Postgres

/// Erasures that nobody asks for: they follow from the end of the last reason.
extension TenantScope {
    /// A from-item with a row where nothing carries a subject's data any more.
    ///
    /// `past`: see ``purposesPast(_:)``.
    func unfounded(_ subject: UUID, past: [String]) -> PostgresQuery {
        """
        (SELECT 1 WHERE NOT EXISTS (SELECT FROM processing_ground g WHERE g.tenant_id = \(tenant)
            AND g.subject_id = \(subject) AND g.ended_at IS NULL AND (g.until IS NULL OR g.until > \(now))
            AND NOT \(fragment: Self.isPast(past)))) AS unfounded
        """
    }

    /// Purposes that were given up and whose last day was over at `moment`: their grounds carry nobody any more, those on
    /// a contract or the law aside.
    func purposesPast(_ moment: Date) async throws -> [String] {
        let zone = try await store.tenant(tenant).timeZone
        return try await store.purposes(of: tenant)
            .filter { $0.groundsEnd(in: zone).map { $0 <= moment } ?? false }.map(\.code)
    }

    /// Whether a ground `g` ended with its purpose.
    static func isPast(_ purposes: [String]) -> PostgresQuery {
        let ending = LegalBasis.allCases.filter(PurposeRules.endsGrounds(of:)).map(\.rawValue)
        return "(g.purpose_code = ANY (\(purposes)) AND g.legal_basis = ANY (\(ending)))"
    }

    /// Whether an erasure that follows by itself may still run, now that the subject is locked: no reason has come up since,
    /// and neither a hold nor a restriction stands, under which the person may need the data herself (Art. 18(1)(b)(c) GDPR).
    func isStillDue(
        _ subject: UUID, past: [String], _ transaction: PostgresTransaction
    ) async throws -> Bool {
        let rows = try await transaction.query(
            """
            SELECT 1 FROM \(fragment: unfounded(subject, past: past)) WHERE EXISTS (SELECT FROM subject s WHERE s.tenant_id = \(tenant)
                AND s.id = \(subject) AND s.state <> 'erased' AND NOT \(fragment: Self.isRestrictedOtherwise)
                AND NOT \(fragment: Self.isHeld))
            """)
        return !rows.isEmpty
    }
}
