package import Domain
package import Foundation

extension Store {
    /// Notes in the log of every tenant that the root key was turned: each one's keys are wrapped under another one since.
    ///
    /// - Parameter actor: Who answers for it, in each tenant.
    /// - Throws: `PostgresError`; what was noted stays.
    package func noteRootTurn(by actor: (UUID) -> Actor) async throws {
        for tenant in try await node.tenants() { try await scoped(to: actor(tenant.id)).noteRootTurn() }
    }
}

extension TenantScope {
    fileprivate func noteRootTurn() async throws {
        _ = try await write(.keyRetire, audit([AuditRecord(action: "key.root.rotate")]))
    }
}
