import Domain
package import Foundation
import Postgres

/// Withdrawals and objections as they stand on record.
extension TenantScope {
    /// A row of `id, kind, purposes, channels, at, ends_marketing`.
    static func reduction(
        _ row: PostgresRow, of person: UUID
    ) throws -> (reduction: StoredReduction, endsMarketing: Bool) {
        let (id, kind, purposes, channels, at, endsMarketing) = try row.decode(
            UUID.self, String.self, [String].self, [String].self, Date.self, Bool.self)
        guard let kind = ReductionKind(rawValue: kind) else { throw StoreError.unknownCode(column: "kind") }
        let scope = ReductionScope(purposes: purposes, channels: channels)
        return (StoredReduction(id: id, kind: kind, person: person, scope: scope, at: at), endsMarketing)
    }

    /// A person's latest withdrawal or objection; nil where there is none. Nothing of her is read.
    package func latestReduction(of person: UUID) async throws -> StoredReduction? {
        let rows = try await read(
            """
            SELECT id, kind, purposes, channels, at, ends_marketing FROM reduction
            WHERE tenant_id = \(tenant) AND subject_id = \(person) ORDER BY at DESC, id DESC LIMIT 1
            """)
        return try rows.first?.first.map { try Self.reduction($0, of: person).reduction }
    }

    /// Withdrawals and objections of the tenant by id.
    func reductions(after: UUID?, limit: Int) async throws -> [StoredReduction] {
        let bound: PostgresQuery = after.map { "AND id > \($0)" } ?? ""
        let rows = try await read(
            """
            SELECT id, subject_id, kind, purposes, channels, at FROM reduction
            WHERE tenant_id = \(tenant) \(fragment: bound) ORDER BY id LIMIT \(limit)
            """)
        return try (rows.first ?? []).map { row in
            let (id, person, kind, purposes, channels, at) = try row.decode(
                UUID.self, UUID.self, String.self, [String].self, [String].self, Date.self)
            guard let kind = ReductionKind(rawValue: kind) else { throw StoreError.unknownCode(column: "kind") }
            return StoredReduction(
                id: id, kind: kind, person: person, scope: ReductionScope(purposes: purposes, channels: channels),
                at: at)
        }
    }
}

extension ReductionScope {
    /// A scope as its columns keep it: nothing named is all of it.
    init(purposes: [String], channels: [String]) {
        self.init(
            purposes: purposes.isEmpty ? nil : Set(purposes),
            channels: channels.isEmpty ? nil : Set(channels.compactMap(Channel.init(rawValue:))))
    }
}
