package import Domain
package import Store
import Vault

/// Takes a notice that a message came back: its token leads to the message, and nothing of the notice is kept.
package struct TakeBounce: Sendable {
    /// What came of a notice.
    package enum Outcome: String, Sendable {
        /// The message is on record as come back.
        case noted
        /// A message is only late.
        case delayed
        /// No token of ours, or one of somebody who is gone: dropped.
        case dropped
    }

    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// Takes a notice (RFC 3464); any bytes will do.
    package func callAsFunction(_ bytes: [UInt8], by actor: (TenantRecord) -> Actor) async throws -> Outcome {
        guard let notice = BounceNotice(bytes) else { return .dropped }
        guard notice.hasFailed else { return .delayed }
        let token = RandomToken.hash(of: notice.token)
        for tenant in try await store.node.tenants() {
            if try await store.scoped(to: actor(tenant)).noteBounce(token, status: notice.status) { return .noted }
        }
        return .dropped
    }
}
