package import Domain
package import Foundation
import Postgres

/// What lists show beside the names.
extension TenantScope {
    /// The columns that a member chose for a list; nil where she did not.
    package func listColumns(of kind: SubjectKind, for member: UUID) async throws -> [ListColumn]? {
        let rows = try await read(
            """
            SELECT columns FROM list_columns
            WHERE tenant_id = \(tenant) AND member_id = \(member) AND kind = \(kind.rawValue)
            """)
        return try rows.first?.first.map { try $0.decode([String].self).compactMap(ListColumn.init(code:)) }
    }

    /// Remembers the columns that a member chose for a list; nothing of it is anybody's data, so nothing is noted.
    package func setListColumns(_ columns: [ListColumn], of kind: SubjectKind, for member: UUID) async throws {
        let codes = columns.map(\.code)
        _ = try await write(
            .listColumnsChoose,
            """
            INSERT INTO list_columns (tenant_id, member_id, kind, columns, changed_at)
            VALUES (\(tenant), \(member), \(kind.rawValue), \(codes), \(now))
            ON CONFLICT (tenant_id, member_id, kind) DO UPDATE SET columns = \(codes), changed_at = \(now)
            """)
    }

    /// How the consents of some people stand, for a list whose reading is noted already; one that has run out by its
    /// date counts as expired.
    ///
    /// `people`: At most 1,000.
    package func listedConsents(of people: [UUID]) async throws -> [UUID: [DirectoryRow.Consent]] {
        let rows = try await read(
            """
            SELECT DISTINCT subject_id, purpose_code, channel,
                CASE WHEN valid_until <= \(now) AND state = ANY (\(ConsentColumns.permitting)) THEN \(ConsentState.expired.rawValue)
                    ELSE state END
            FROM consent c
            WHERE tenant_id = \(tenant) AND subject_id = ANY (\(people)) AND \(fragment: sees("c.subject_id"))
            ORDER BY 1, 2, 3, 4
            """)
        var consents: [UUID: [DirectoryRow.Consent]] = [:]
        for row in rows.first ?? [] {
            let (subject, purpose, channel, state) = try row.decode(UUID.self, String.self, String.self, String.self)
            consents[subject, default: []].append(.init(purpose: purpose, channel: channel, state: state))
        }
        return consents
    }
}
