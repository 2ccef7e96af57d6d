package import Directory
package import Domain
package import Foundation
package import Store

/// Finds people by anything that is known of them; every one shown stands in the read log.
package struct FindPeople: Sendable {
    /// The most people that are chosen at once.
    package static let maximumChosen = 500

    let store: Store
    let directory: Directory

    /// Looks into the directory, and reads the hits from the store.
    package init(_ store: Store, directory: Directory) {
        self.store = store
        self.directory = directory
    }

    /// A page of hits in the query's order, and where the next one begins.
    ///
    /// Whoever was erased since the directory answered is missing from the page.
    /// - Throws: `Refusal` 403, or 503 when the directory is busy.
    package func callAsFunction(
        _ query: DirectoryQuery, by actor: Actor
    ) async throws -> (people: [StoredPerson], next: DirectoryCursor?) {
        let page = try await directory.find(query, by: actor)
        guard !page.ids.isEmpty else { return ([], page.next) }
        let people = try await store.scoped(to: actor).people(
            page.ids, action: query.search == nil ? "people.list" : "people.find")
        return (people, page.next)
    }

    /// How many people have each state of consent, by purpose and channel; nobody is read.
    ///
    /// - Throws: `Refusal` 403, or 503 when the directory is busy.
    package func consentCounts(
        _ query: DirectoryQuery = DirectoryQuery(), by actor: Actor
    ) async throws -> ConsentCounts {
        try await directory.consentCounts(query, by: actor)
    }

    /// The ids of everybody whom the query asks for, to do something with all of them; nobody is read.
    ///
    /// - Throws: `Refusal` 403, 503, or ``tooMany`` when they are more than ``maximumChosen``.
    package func everybody(_ query: DirectoryQuery, by actor: Actor) async throws -> [UUID] {
        var query = query
        query.after = nil
        query.limit = Self.maximumChosen
        let page = try await directory.find(query, by: actor)
        guard page.next == nil else { throw Self.tooMany }
        return page.ids
    }

    /// More people than are chosen at once.
    package static var tooMany: Refusal {
        Refusal(.invalid, RefusalCode.tooMany, field: "scope", rule: "At most \(maximumChosen) people.")
    }
}
