import Domain
import Store

/// Finding the business whose public page somebody looks at.
enum PublicTenant {
    /// The business of that slug, if it works.
    ///
    /// - Throws: `Refusal` 404 where there is none, or it is suspended.
    static func find(_ slug: String, in store: Store) async throws -> TenantRecord {
        guard slug.utf8.count <= 63, let tenant = try? await store.node.tenant(slug: slug), !tenant.isSuspended else {
            throw missing
        }
        return tenant
    }

    /// What is answered where nothing is shown to strangers.
    static var missing: Refusal {
        Refusal(.notFound, RefusalCode.notFound, rule: "There is no such page.")
    }
}
