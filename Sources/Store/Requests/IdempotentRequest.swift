package import Foundation
import Postgres

/// The request under way, where it came with an `Idempotency-Key`.
///
/// Whatever such a request makes is noted in its record in the transaction that makes it: a process may die before the
/// answer is kept, and a repeat must not make the thing again.
package struct IdempotentRequest: Sendable {
    /// The one that this task works for; nil where a request has no key.
    @TaskLocal package static var current: IdempotentRequest?

    let key: [UInt8]
    let collection: String

    /// `path`: The target of the request, below which the thing that it makes will stand; nil where it is spelled so that no
    /// record keeps it.
    package init?(key: [UInt8], path: String) {
        collection = path.lowercased().split(separator: "/").map { "/\($0)" }.joined()
        let isPlain = collection.utf8.allSatisfy { byte in
            byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-")
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        guard isPlain, collection.hasPrefix("/api/v1/"), collection.utf8.count <= 150 else { return nil }
        self.key = key
    }

    /// The first id of a path: the person's where the path leads to one, whose erasure takes the record along.
    package static func resource(in location: String) -> UUID? {
        location.split(separator: "/").lazy.compactMap { UUID(uuidString: String($0)) }.first
    }
}

extension TenantScope {
    /// The statement that answers the request under way with what stands in `table`; none where it has no key.
    func answer(making id: UUID, in table: PostgresQuery) -> [PostgresQuery] {
        guard let request = IdempotentRequest.current else { return [] }
        let location = "\(request.collection)/\(id.uuidString.lowercased())"
        return [
            """
            UPDATE idempotency SET status = 201, location = \(location),
                resource_id = \(IdempotentRequest.resource(in: location))
            WHERE tenant_id = \(tenant) AND key_hash = \(request.key) AND status IS NULL
                AND EXISTS (SELECT FROM \(fragment: table) m WHERE m.tenant_id = \(tenant) AND m.id = \(id))
            """
        ]
    }
}
