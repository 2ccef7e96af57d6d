package import Directory
package import Domain
package import Store

/// Finds organisations by anything that is known of them; every one shown stands in the read log.
package struct FindOrganizations: Sendable {
    let store: Store
    let directory: Directory

    /// Looks into the directory, and reads the hits from the store.
    package init(_ store: Store, directory: Directory) {
        self.store = store
        self.directory = directory
    }

    /// A page of hits in the query's order, and where the next one begins.
    ///
    /// What was erased since the directory answered is missing from the page.
    /// - Throws: `Refusal` 403, or 503 when the directory is busy.
    package func callAsFunction(
        _ query: DirectoryQuery, by actor: Actor
    ) async throws -> (organizations: [StoredOrganization], next: DirectoryCursor?) {
        let page = try await directory.find(query, of: .organization, by: actor)
        guard !page.ids.isEmpty else { return ([], page.next) }
        let organizations = try await store.scoped(to: actor).organizations(
            page.ids, action: query.search == nil ? "organizations.list" : "organizations.find")
        return (organizations, page.next)
    }
}
