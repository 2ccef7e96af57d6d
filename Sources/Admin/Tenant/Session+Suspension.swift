import Store
import Texts

extension Session {
    /// Suspends or resumes the tenant of an argument or of `--tenant`; a dry run shows it as it is.
    func setSuspended(_ suspended: Bool, slug: String?) async throws -> Answer {
        let slug = try slug ?? tenantSlug()
        let store = try await store()
        let tenant = try await store.node.tenant(slug: slug)
        if !suspended, try await store.node.destruction(tenant.id) != nil {
            throw Failure(
                .refused, "tenant-destroyed", rule: "Keys that were destroyed do not come back.",
                "The destruction of this tenant was begun: 'obhut tenant destroy' goes on with it.")
        }
        if !suspended, try await store.scoped(to: operatorActor(in: tenant.id)).isTransferOpen() {
            throw Failure.tenantIncomplete
        }
        if global.dryRun { return TenantShow.answer(tenant, in: language) }
        try await store.node.setSuspended(suspended, tenant: tenant.id, by: operatorActor(in: tenant.id))
        await entrance.note(change: tenant.id, in: store)
        return TenantShow.answer(try await store.node.tenant(slug: slug), in: language)
    }
}

extension Failure {
    /// A tenant that is not wholly taken in is neither opened nor handed on.
    static var tenantIncomplete: Failure {
        Failure(
            .refused, "tenant-incomplete", rule: "A tenant opens when all of it is here.",
            "This tenant is not wholly taken in: 'obhut tenant import' with the same file goes on with it.")
    }
}
