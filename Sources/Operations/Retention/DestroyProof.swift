import Domain
import Foundation
package import Store

/// Destroys the proof of consents that ended so long ago that nobody can be asked for it any more.
package struct DestroyProof: Sendable {
    /// People looked up at once.
    private static let page = 500

    private let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// Destroys what is due in a tenant; with `isDryRun` it only counts. It may be ended at any moment and given again.
    ///
    /// - Returns: The proof of how many people.
    package func callAsFunction(in tenant: TenantRecord, isDryRun: Bool = false) async throws -> Int {
        let scope = store.scoped(to: .system(in: tenant.id))
        let zone = tenant.timeZone
        let today = CalendarDay(store.clock.now, in: zone)
        var count = 0
        var last: UUID?
        while true {
            let kept = try await scope.keptProof(after: last, limit: Self.page)
            let due = kept.filter { $0.isOver(on: today, in: zone) }.map(\.person)
            if isDryRun {
                count += due.count
            } else if !due.isEmpty {
                count += try await scope.destroyProof(of: due)
            }
            guard kept.count == Self.page, let next = kept.last else { return count }
            last = next.person
        }
    }
}
