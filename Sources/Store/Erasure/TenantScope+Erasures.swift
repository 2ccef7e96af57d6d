import Domain
package import Foundation
import Postgres

/// Erasures that were carried out, and their receipts.
extension TenantScope {
    /// Erasures, newest first.
    ///
    /// `limit`: 1–200.
    package func erasures(after: (at: Date, id: UUID)?, limit: Int) async throws -> [StoredErasure] {
        let bound: PostgresQuery = after.map { "AND (at, id) < (\($0.at), \($0.id))" } ?? ""
        let rows = try await read(
            """
            SELECT \(fragment: Self.erasureColumns) FROM erasure
            WHERE tenant_id = \(tenant) \(fragment: bound) ORDER BY at DESC, id DESC LIMIT \(limit)
            """)
        return try (rows.first ?? []).map(Self.erasure)
    }

    /// One erasure.
    ///
    /// - Throws: `Refusal` 404.
    package func erasure(_ id: UUID) async throws -> StoredErasure {
        let rows = try await read(
            "SELECT \(fragment: Self.erasureColumns) FROM erasure WHERE tenant_id = \(tenant) AND id = \(id)")
        guard let row = rows.first?.first else { throw Self.erasureNotFound }
        return try Self.erasure(row)
    }

    private static let erasureColumns: PostgresQuery = """
        id, subject_id, reason, state, suppressed, at, merged_into,
        (SELECT s.kind FROM subject s WHERE s.tenant_id = erasure.tenant_id AND s.id = erasure.subject_id)
        """

    private static func erasure(_ row: PostgresRow) throws -> StoredErasure {
        let (id, person, reason, state, suppressed, at, mergedInto, kind) = try row.decode(
            UUID.self, UUID.self, String.self, String.self, Bool.self, Date.self, UUID?.self, String.self)
        guard let kind = SubjectKind(rawValue: kind) else { throw StoreError.unknownCode(column: "kind") }
        return StoredErasure(
            id: id, kind: kind, person: person, reason: reason, state: state, suppressed: suppressed, at: at,
            mergedInto: mergedInto)
    }

    static var erasureNotFound: Refusal {
        Refusal(.notFound, RefusalCode.notFound, rule: "There is no such erasure.")
    }

    /// The newest signed receipt of an erasure: the document itself.
    ///
    /// - Throws: `Refusal` 404.
    package func receipt(of erasure: UUID) async throws -> String {
        let rows = try await read(
            """
            SELECT document FROM erasure_receipt WHERE tenant_id = \(tenant) AND erasure_id = \(erasure)
            ORDER BY version DESC LIMIT 1
            """)
        guard let row = rows.first?.first else { throw Self.erasureNotFound }
        return try row.decode(String.self)
    }
}
