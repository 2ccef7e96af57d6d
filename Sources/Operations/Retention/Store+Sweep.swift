import Domain
import Store

extension Store {
    /// Has `sweep` take away what had its day, tenant by tenant until it finds nothing more; answers how much went.
    ///
    /// A tenant that is not taken in yet is left alone, and one that fails does not keep the others waiting.
    ///
    /// - Throws: The first failure, after all others had their turn.
    func sweepEveryTenant(
        _ sweep: (_ scope: TenantScope, _ tenant: TenantRecord) async throws -> Int
    ) async throws -> Int {
        var total = 0
        try await node.tenants().eachInTurn { tenant in
            if try await isBeingTakenIn(tenant) { return }
            let scope = scoped(to: .system(in: tenant.id))
            while case let count = try await sweep(scope, tenant), count > 0 { total += count }
        }
        return total
    }
}
