import Domain
import Foundation
import Postgres
import Vault

/// The suppression list: keyed tokens of addresses, each for one purpose; used for nothing but blocking (R-29).
extension TenantScope {
    /// Blocks the address of a request for direct marketing, whether somebody is known by it or not: an objection has to hold
    /// against whoever brings it in later, too (Art. 21(3) GDPR, R-28, R-34). Twice is the same as once.
    ///
    /// Nothing happens where the request was forgotten.
    package func blockMarketing(behind request: StoredRequest) async throws {
        guard let address = request.detail?.contact else { return }
        let index = try await contactIndex()
        let value = try index.normalized(address, .email, field: "contact")
        let (version, token) = try index.token(value, .suppression)
        _ = try await write(
            .requestChange,
            suppress(
                [ContactToken(id: request.id, kind: .email, version: version, token: token)],
                for: [ReductionPlan.everyMarketing]))
    }

    /// The statements that put addresses, by their tokens, onto the list for `purposes`, which run in parallel.
    func suppress(_ tokens: [ContactToken], for purposes: [String]) -> [PostgresQuery] {
        [
            """
            WITH made AS (
                INSERT INTO suppression (tenant_id, token, purpose_code, kind, index_version, since)
                SELECT \(tenant), u.token, u.purpose, u.kind, u.version, \(now)
                FROM unnest(\(tokens.map(\.token)), \(purposes), \(tokens.map(\.kind.rawValue)), \(tokens.map(\.version)))
                    AS u (token, purpose, kind, version)
                ON CONFLICT DO NOTHING RETURNING *
            )
            \(fragment: audit("suppression.add", .suppression, written: "made r"))
            """,
            unlift(tokens.map(\.token), for: purposes),
        ]
    }
}
