import Domain
import Foundation
import Synchronization

/// Tenants and their purposes, remembered for two seconds: both are read with every request and change rarely.
///
/// Nothing that must hold at once is decided from here: foreign keys and row-level security stand behind it, and a
/// suspension reaches requests through the credential.
final class TenantCache: Sendable {
    private struct Entry {
        var tenant: TenantRecord
        var purposes: [PurposeRules]
        var readAt: ContinuousClock.Instant
    }

    private static let lifetime = Duration.seconds(2)
    private static let capacity = 4_096
    private let entries = Mutex<[UUID: Entry]>([:])

    /// The remembered tenant, or what `load` finds.
    func entry(
        _ tenant: UUID, load: () async throws -> (TenantRecord, [PurposeRules])
    ) async throws -> (tenant: TenantRecord, purposes: [PurposeRules]) {
        let now = ContinuousClock.now
        if let entry = entries.withLock({ $0[tenant] }), now - entry.readAt < Self.lifetime {
            return (entry.tenant, entry.purposes)
        }
        let (record, purposes) = try await load()
        entries.withLock { entries in
            if entries.count >= Self.capacity { entries.removeAll() }
            entries[tenant] = Entry(tenant: record, purposes: purposes, readAt: now)
        }
        return (record, purposes)
    }

    /// Forgets a tenant that this process changed.
    func forget(_ tenant: UUID) {
        entries.withLock { $0[tenant] = nil }
    }
}
