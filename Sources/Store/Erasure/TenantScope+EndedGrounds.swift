package import Foundation
import Postgres

/// People whom nothing carries any more, found by the dates of their grounds; ids and counts only.
extension TenantScope {
    /// People whose last ground had ended at `moment`, by id, after the one named; at most `limit`.
    package func peopleEnded(
        by moment: Date, after last: UUID? = nil, limit: Int = 500
    ) async throws -> [EndedPerson] {
        let past = try await purposesPast(moment)
        let begin = last ?? UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
        let rows = try await read(
            """
            SELECT s.id, \(fragment: Self.isRestrictedOtherwise), \(fragment: Self.isHeld)
            FROM \(fragment: ended(by: moment, past: past)) AND s.id > \(begin)
            ORDER BY s.id LIMIT \(limit)
            """)
        return try (rows.first ?? []).map { row in
            let (id, isRestricted, isHeld) = try row.decode(UUID.self, Bool.self, Bool.self)
            return EndedPerson(id: id, isRestricted: isRestricted, isHeld: isHeld)
        }
    }

    /// How many people are stored without any ground, and how many should have been erased by `moment`: their last ground
    /// had ended, and neither a restriction nor a hold stands.
    package func groundCounts(by moment: Date) async throws -> (groundless: Int, overdue: Int) {
        let past = try await purposesPast(moment)
        let rows = try await read(
            """
            SELECT (SELECT count(*) FROM subject s WHERE s.tenant_id = \(tenant) AND s.kind = 'person'
                    AND s.state <> 'erased' AND NOT EXISTS (SELECT FROM processing_ground g
                        WHERE g.tenant_id = s.tenant_id AND g.subject_id = s.id)
                    AND EXISTS (SELECT FROM person p WHERE p.tenant_id = s.tenant_id AND p.id = s.id)),
                (SELECT count(*) FROM \(fragment: ended(by: moment, past: past)) AND NOT \(fragment: Self.isRestrictedOtherwise)
                    AND NOT \(fragment: Self.isHeld))
            """)
        guard let row = rows.first?.first else { throw StoreError.missingRow }
        let (groundless, overdue) = try row.decode(Int64.self, Int64.self)
        return (Int(groundless), Int(overdue))
    }

    /// Restrictions that stand, the oldest first: they stop what would be erased.
    package func standingRestrictions(limit: Int = 200) async throws -> [StandingRestriction] {
        let rows = try await read(
            """
            SELECT id, subject_id, reason, imposed_at FROM restriction
            WHERE tenant_id = \(tenant) AND lifted_at IS NULL ORDER BY imposed_at, id LIMIT \(limit)
            """)
        return try (rows.first ?? []).map { row in
            let (id, person, reason, imposedAt) = try row.decode(UUID.self, UUID.self, String.self, Date.self)
            return StandingRestriction(id: id, person: person, reason: reason, imposedAt: imposedAt)
        }
    }

    /// Living people, `subject s`, whose every ground had ended at `moment`; more conditions may follow.
    private func ended(by moment: Date, past: [String]) -> PostgresQuery {
        """
        subject s WHERE s.tenant_id = \(tenant) AND s.kind = 'person' AND s.state <> 'erased'
            AND EXISTS (SELECT FROM person p WHERE p.tenant_id = s.tenant_id AND p.id = s.id)
            AND EXISTS (SELECT FROM processing_ground g WHERE g.tenant_id = s.tenant_id AND g.subject_id = s.id)
            AND NOT EXISTS (SELECT FROM processing_ground g WHERE g.tenant_id = s.tenant_id AND g.subject_id = s.id
                AND COALESCE(LEAST(g.ended_at, g.until), 'infinity') > \(moment)
                AND NOT \(fragment: Self.isPast(past)))
        """
    }
}
