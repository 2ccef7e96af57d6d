import Domain
import Foundation
package import Store

/// Forgets requests of which nobody showed in time that they were hers, and those whose proof has had its time.
package struct ExpireRequests: Sendable {
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// Forgets what is due in every tenant; answers how many there were.
    @discardableResult
    package func callAsFunction() async throws -> Int {
        var total = 0
        for tenant in try await store.node.tenants() {
            let scope = store.scoped(to: .system(in: tenant.id))
            let zone = StorageCountry(rawValue: tenant.country)?.timeZone ?? .gmt
            while true {
                let count = try await scope.expireRequests(proof: RequestRule.proofBound(at: store.clock.now, in: zone))
                total += count
                if count == 0 { break }
            }
        }
        return total
    }
}
