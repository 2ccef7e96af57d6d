import Domain
package import Foundation
import Postgres

/// Completing receipts: a new signed version for each level that was reached (decision 0021).
extension TenantScope {
    /// Receipts completed in one transaction.
    package static var receiptPiece: Int { 500 }

    /// Completes the next receipts, at most 500, in one transaction; needs the owner's role.
    ///
    /// Nobody completes one twice: the erasures are locked, and those that somebody else completes are passed over.
    /// - Parameters:
    ///   - progress: How far things are; what it lets through has a next level.
    ///   - after: The last erasure of the piece before.
    ///   - sign: Makes the new versions of a receipt; nil where its newest version cannot be built upon.
    /// - Throws: What `sign` throws; then nothing of the piece is stored.
    /// - Returns: How many were completed, how many could not be, and where to go on; nil at the end.
    package func completeReceipts(
        _ progress: ErasureProgress, after: UUID?, sign: @Sendable (OpenErasure) throws -> ReceiptVersions?
    ) async throws -> (completed: Int, refused: Int, next: UUID?) {
        try await transaction(.receiptComplete) { transaction in
            let open = try await transaction.query(openErasures(progress, after: after)).map(Self.openErasure)
            let versions = try open.compactMap(sign)
            if !versions.isEmpty { _ = try await transaction.pipeline(storing(versions)) }
            return (
                versions.count, open.count - versions.count, open.count == Self.receiptPiece ? open.last?.id : nil
            )
        }
    }

    private func openErasures(_ progress: ErasureProgress, after: UUID?) -> PostgresQuery {
        let bound: PostgresQuery = after.map { "AND e.id > \($0)" } ?? ""
        let (destroyed, cleared) = (Int64(progress.destroyedThrough), Int64(progress.clearedThrough))
        return """
            SELECT e.id, e.level, \(fragment: Self.erasedEpoch(active: "s")), r.version, r.document
            FROM erasure e
                JOIN tenant_key_state s ON s.tenant_id = e.tenant_id AND s.state = 'active'
                CROSS JOIN LATERAL (
                    SELECT version, document FROM erasure_receipt
                    WHERE tenant_id = e.tenant_id AND erasure_id = e.id ORDER BY version DESC LIMIT 1) r
            WHERE e.tenant_id = \(tenant) AND e.state = 'erased' \(fragment: bound) AND (
                (e.level = 0 AND \(fragment: Self.erasedEpoch(active: "s")) <= \(destroyed)
                    AND e.xid < (\(String(progress.cleanedBefore))::text)::xid8)
                OR (e.level = 1 AND \(progress.standbysPast))
                OR (e.level IN (2, 3) AND \(fragment: Self.erasedEpoch(active: "s")) <= \(cleared)))
            ORDER BY e.id LIMIT \(Self.receiptPiece) FOR UPDATE OF e SKIP LOCKED
            """
    }

    private static func openErasure(_ row: PostgresRow) throws -> OpenErasure {
        let (id, level, epoch, version, document) = try row.decode(
            UUID.self, Int16.self, Int32.self, Int32.self, String.self)
        return OpenErasure(
            id: id, level: Int(level), epoch: UInt32(clamping: epoch), version: Int(version), document: document)
    }

    private func storing(_ versions: [ReceiptVersions]) -> [PostgresQuery] {
        let documents = versions.flatMap { receipt in
            receipt.documents.map { (receipt.erasure, $0.version, $0.document) }
        }
        return [
            """
            WITH made AS (
                INSERT INTO erasure_receipt (tenant_id, erasure_id, version, document, created_at)
                SELECT \(tenant), u.erasure, u.version, u.document, \(now)
                FROM unnest(\(documents.map(\.0)), \(documents.map { Int32(clamping: $0.1) }), \(documents.map(\.2)))
                    AS u (erasure, version, document)
                RETURNING *
            )
            \(fragment: audit("erasure.receipt", .erasureReceipt, written: "made r"))
            """,
            """
            WITH made AS (
                UPDATE erasure e SET level = u.level, state = CASE WHEN u.level = 4 THEN 'complete' ELSE e.state END
                FROM unnest(\(versions.map(\.erasure)), \(versions.map { Int16(clamping: $0.level) })) AS u (id, level)
                WHERE e.tenant_id = \(tenant) AND e.id = u.id RETURNING e.*
            )
            \(fragment: audit("erasure.complete", .erasure, written: "made r WHERE r.state = 'complete'"))
            """,
        ]
    }

    /// The highest level that an erasure has reached; nil where there is none of this id.
    package func level(of erasure: UUID) async throws -> Int? {
        let rows = try await read("SELECT level FROM erasure WHERE tenant_id = \(tenant) AND id = \(erasure)")
        guard let row = rows.first?.first else { return nil }
        let level: Int16 = try row.decode(column: 0)
        return Int(level)
    }

    /// How many erasures of the tenant have not reached their last level, and how many of them which one.
    package func openLevels() async throws -> [(level: Int, count: Int)] {
        let rows = try await read(
            """
            SELECT level, count(*) FROM erasure WHERE tenant_id = \(tenant) AND state = 'erased'
            GROUP BY level ORDER BY level
            """)
        return try (rows.first ?? []).map { row in
            let (level, count) = try row.decode(Int16.self, Int64.self)
            return (Int(level), Int(clamping: count))
        }
    }

    /// Every signed version of a receipt, the first one first.
    ///
    /// - Throws: `Refusal` 404.
    package func receiptVersions(of erasure: UUID) async throws -> [String] {
        let rows = try await read(
            """
            SELECT document FROM erasure_receipt WHERE tenant_id = \(tenant) AND erasure_id = \(erasure)
            ORDER BY version LIMIT 100
            """)
        let found = try (rows.first ?? []).map { try $0.decode(String.self) }
        guard !found.isEmpty else { throw Self.erasureNotFound }
        return found
    }
}
