import Domain
import Foundation
import Ledger
import Postgres
import Vault

/// The suppression list: keyed tokens of addresses, each for one purpose; used for nothing but blocking (R-29).
extension TenantScope {
    /// Blocks the address of a request for direct marketing, whether somebody is known by it or not: an objection has to hold
    /// against whoever brings it in later, too (Art. 21(3) GDPR, R-28, R-34). Twice is the same as once.
    ///
    /// Nothing happens where the request was forgotten.
    /// - Returns: What is to be noted in the ledger file.
    package func blockMarketing(behind request: StoredRequest) async throws -> [Suppression] {
        guard let address = request.detail?.contact else { return [] }
        let index = try await contactIndex()
        let value = try index.normalized(address, .email, field: "contact")
        let (version, token) = try index.token(value, .suppression)
        let made = suppressions(
            [ContactToken(id: request.id, kind: .email, version: version, token: token)],
            for: ReductionPlan.everyMarketing)
        _ = try await write(.requestChange, suppress(made))
        return made
    }

    /// Addresses, by their tokens, that go onto the list for a purpose, now.
    func suppressions(_ tokens: [ContactToken], for purpose: String) -> [Suppression] {
        tokens.compactMap { token in
            UUID(bytes: token.token).map {
                Suppression(token: $0, purpose: purpose, kind: token.kind, version: token.version, since: now)
            }
        }
    }

    /// The statements that put addresses onto the list.
    func suppress(_ made: [Suppression]) -> [PostgresQuery] {
        let tokens = made.map(\.token.bytes)
        let purposes = made.map(\.purpose)
        if made.isEmpty { return [] }
        return [
            """
            WITH made AS (
                INSERT INTO suppression (tenant_id, token, purpose_code, kind, index_version, since)
                SELECT \(tenant), u.token, u.purpose, u.kind, u.version, u.since
                FROM unnest(\(tokens), \(purposes), \(made.map(\.kind.rawValue)), \(made.map(\.version)),
                    \(made.map(\.since))) AS u (token, purpose, kind, version, since)
                ON CONFLICT DO NOTHING RETURNING *
            )
            \(fragment: audit("suppression.add", .suppression, written: "made r"))
            """,
            unlift(tokens, for: purposes),
        ]
    }

    /// The whole list of the tenant.
    func suppressions() async throws -> [Suppression] {
        var found: [Suppression] = []
        var isWhole = false
        while !isWhole {
            let bound: PostgresQuery =
                found.last.map { "AND (token, purpose_code) > (\($0.token.bytes), \($0.purpose))" } ?? ""
            let rows =
                try await read(
                    """
                    SELECT token, purpose_code, kind, index_version, since FROM suppression
                    WHERE tenant_id = \(tenant) \(fragment: bound) ORDER BY token, purpose_code LIMIT \(Self.suppressionPage)
                    """
                ).first ?? []
            found += try rows.map(Self.suppression)
            isWhole = rows.count < Self.suppressionPage
        }
        return found
    }

    private static let suppressionPage = 10_000

    private static func suppression(_ row: PostgresRow) throws -> Suppression {
        let (token, purpose, kind, version, since) = try row.decode(
            [UInt8].self, String.self, String.self, Int32.self, Date.self)
        guard let token = UUID(bytes: token), let kind = ContactPointKind(rawValue: kind) else {
            throw StoreError.unknownCode(column: "kind")
        }
        return Suppression(token: token, purpose: purpose, kind: kind, version: version, since: since)
    }

    /// Which of these, by their number in the ledger file, the list lacks, or holds beside an exception older than they are. One
    /// whose key is gone blocks nobody and is not asked for.
    func lostSuppressions(among reductions: [Reduction]) async throws -> Set<UInt64> {
        guard store.vault.hasTenant(tenant) else { return [] }
        let held = Set(try store.vault.indexVersions(tenant, .suppression).map { Int32(bitPattern: $0) })
        let asked = reductions.filter { reduction in
            if case .suppression(_, let version) = reduction.act { held.contains(version) } else { false }
        }
        if asked.isEmpty { return [] }
        // Two who speak at once take their moments before they wait for each other: a minute tells that from a backup.
        let rows = try await read(
            """
            SELECT u.sequence FROM unnest(\(asked.map { Int64(clamping: $0.sequence) }), \(asked.map(\.id.bytes)),
                \(asked.map(\.reason)), \(asked.map(\.at))) AS u (sequence, token, purpose, at)
            WHERE NOT EXISTS (SELECT FROM suppression s WHERE s.tenant_id = \(tenant) AND s.token = u.token
                    AND s.purpose_code = u.purpose)
                OR EXISTS (SELECT FROM suppression_lift l WHERE l.tenant_id = \(tenant) AND l.token = u.token
                    AND l.since < u.at - interval '1 minute' AND \(fragment: reaches))
            """)
        return Set(
            try (rows.first ?? []).map { row in
                let sequence: Int64 = try row.decode(column: 0)
                return UInt64(clamping: sequence)
            })
    }

    /// Puts an address onto the list again.
    package func suppressAgain(_ reduction: Reduction) async throws {
        guard case .suppression(let kind, let version) = reduction.act else { return }
        // A key that stayed for its tokens' sake is not known to a database from before the first of them.
        _ = try await write(
            .restoreSuppress,
            [
                """
                INSERT INTO index_key_state (tenant_id, use, version, state, created_at)
                VALUES (\(tenant), \(IndexUse.suppression.code), \(version), 'live', \(now)) ON CONFLICT DO NOTHING
                """
            ]
                + suppress([
                    Suppression(
                        token: reduction.id, purpose: reduction.reason, kind: kind, version: version,
                        since: reduction.at)
                ]))
    }
}
