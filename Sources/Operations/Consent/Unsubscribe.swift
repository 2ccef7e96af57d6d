import Domain
package import Store
import Vault

/// Somebody takes back by her link what she agreed to: one step, no login, and the same answer to every link (R-19, RFC 8058).
package struct Unsubscribe: Sendable {
    let store: Store
    let reduce: ReduceConsents

    /// Works on this store.
    init(_ store: Store, reduce: ReduceConsents) {
        self.store = store
        self.reduce = reduce
    }

    /// The business whose page it is; says nothing of the link.
    ///
    /// - Throws: `Refusal` 404 where there is no such business.
    package func look(_ tenant: String) async throws -> TenantRecord {
        try await PublicTenant.find(tenant, in: store)
    }

    /// Withdraws every purpose of direct marketing on the link's channel; an unknown link, and one of somebody who is gone,
    /// does nothing and is answered alike.
    ///
    /// - Throws: `Refusal` 404 where there is no such business.
    package func callAsFunction(_ token: String, of tenant: String) async throws -> TenantRecord {
        let tenant = try await PublicTenant.find(tenant, in: store)
        let visitor = Actor.visitor(of: tenant.id)
        guard
            let link = try await store.scoped(to: visitor).personLink(
                RandomToken.hash(of: token), .unsubscribe)
        else {
            return tenant
        }
        do {
            let source = tenant.locale == "en" ? "Unsubscribe link" : "Link zum Abmelden"
            try await reduce.marketing(of: link.person, on: link.channel, source: source, by: visitor)
        } catch let refusal as Refusal where refusal.kind == .notFound {
            // She was forgotten meanwhile: there is nothing left to take back.
        }
        return tenant
    }
}
