package import Domain
import Foundation
package import Store

/// Puts a tenant's record of processing together.
package struct ReadProcessingRecord: Sendable {
    private let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// The record of today.
    package func callAsFunction(
        _ installation: ReadProcessors.Installation, by actor: Actor
    ) async throws -> ProcessingRecord {
        try actor.require(.complianceRead)
        let tenant = try await store.tenant(actor.tenant)
        let day = CalendarDay(store.clock.now, in: tenant.timeZone)
        return ProcessingRecord(
            tenant: tenant, day: day, purposes: try await store.purposes(of: actor.tenant),
            categories: ProcessingRecord.catalogued,
            processors: try await ReadProcessors(store)(installation, by: actor),
            rules: try await ReadRetentionRules(store)(by: actor))
    }
}
