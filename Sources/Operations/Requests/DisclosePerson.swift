package import Domain
package import Foundation
package import Store
package import Texts

/// Tells a person everything that is kept of her, and gives it to her to take along (Art. 15, 20 GDPR).
package struct DisclosePerson: Sendable {
    private static let page = 200
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// Her package, to be written piece by piece. `language`: The tenant's where nothing else is said.
    ///
    /// - Throws: `Refusal` 404.
    package func callAsFunction(
        _ id: UUID, in language: Language? = nil, by actor: Actor
    ) async throws -> PersonPackage {
        try actor.require(.peopleExport)
        let scope = store.scoped(to: actor)
        let person = try await scope.person(id)
        let tenant = try await store.tenant(actor.tenant)
        let language = language ?? Language(rawValue: tenant.locale) ?? .german
        let facts = DisclosedFacts(
            person: person, tenant: tenant, purposes: try await store.purposes(of: actor.tenant),
            vocabulary: try await store.vocabulary(of: actor.tenant),
            grounds: try await scope.grounds(of: id, .person, after: nil, limit: 1_000),
            employments: try await Self.all { (last: EmploymentLine?) in
                try await scope.employments(
                    of: id, after: last.map { ($0.employment.createdAt, $0.employment.id) }, limit: Self.page)
            },
            consents: try await scope.consents(of: id),
            events: try await Self.all { (last: StoredConsentEvent?) in
                try await scope.consentHistory(of: id, after: last.map { ($0.at, $0.id) }, limit: Self.page)
            },
            records: try await scope.disclosedRecords(of: person), isGerman: language == .german)
        return PersonPackage(
            facts: facts, texts: .in(language), createdAt: store.clock.now,
            history: { last in
                try await scope.timeline(
                    of: id, .person, after: last.map { ($0.at, $0.id) }, limit: Self.page, withDeleted: true)
            },
            reads: { last in
                try await scope.reads(of: id, after: last?.place, limit: Self.page)
            })
    }

    /// Every row of a list that is read by the page.
    private static func all<Row>(_ read: (Row?) async throws -> [Row]) async throws -> [Row] {
        var rows: [Row] = []
        while true {
            let page = try await read(rows.last)
            if page.isEmpty { return rows }
            rows += page
        }
    }
}
