package import Domain
import Foundation
package import Store

/// Fills a tenant with invented customers and their employers, as an import that can be undone.
package struct LoadDemo: Sendable {
    /// The most people one call makes.
    package static let maximum = 1_000_000
    private static let chunk = 2_000
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// Adds `count` people who do not resemble anybody; answers the import that holds them.
    ///
    /// `progress`: Told after each chunk how many are stored.
    package func callAsFunction(
        people count: Int, by actor: Actor, progress: (Int) -> Void = { _ in }
    ) async throws -> ImportBatch {
        try actor.require(.importsRun)
        guard (1...Self.maximum).contains(count) else {
            throw Refusal(
                .invalid, RefusalCode.notAllowedValue, field: "people", rule: "Between 1 and \(Self.maximum).")
        }
        let scope = store.scoped(to: actor)
        let gate = try await Gate(store, actor, entry: .demo)
        let batch = try await scope.beginImport(format: "csv", duplicates: .both)
        let newsletter = Self.newsletter(gate.now)
        var counts = ImportBatch.Counts()
        var first: [UUID] = []
        for start in stride(from: 0, to: count, by: Self.chunk) {
            let numbers = start..<min(start + Self.chunk, count)
            let drafts = try numbers.map { number in
                let profile = SyntheticPeople.profile(number)
                let admission = try gate.admit(
                    ProcessingStatement(purpose: "customer-care", legalBasis: .contract, source: "Demonstration"),
                    contactPoints: profile.contactPoints)
                // Every third also agreed to the newsletter.
                let consent =
                    number % 3 == 0
                    ? try gate.admit(newsletter, contactPoints: profile.contactPoints).consent : admission.consent
                return PersonDraft(
                    profile: try profile.validated(), lifecycle: SyntheticPeople.lifecycle(number),
                    ground: admission.ground, importBatch: batch, heedsSuppression: false, consent: consent)
            }
            let people = try await scope.prepare(drafts).map { try $0.get() }
            counts.rows += Int64(people.count)
            counts.imported += Int64(people.count)
            try await scope.importChunk(
                batch, from: Int64(start) + 1, to: Int64(numbers.upperBound) + 1, people: people, updates: [],
                quarantine: [], counts: counts)
            if first.isEmpty { first = drafts.map(\.id) }
            progress(numbers.upperBound)
        }
        try await DemoOrganizations(store: store, actor: actor, batch: batch)(for: first)
        try await scope.finishImport(batch, state: .completed)
        try await DemoCampaign(store: store, actor: actor)()
        return try await scope.importBatch(batch)
    }

    /// A consent that nobody gave, as everybody sees who looks at it.
    private static func newsletter(_ now: Date) -> ProcessingStatement {
        ProcessingStatement(
            purpose: DefaultPurposes.newsletter.code, legalBasis: .consent, source: "Demonstration",
            evidence: ConsentEvidence(
                method: .syntheticEvidence, requestedAt: now.addingTimeInterval(-7_200),
                confirmedAt: now.addingTimeInterval(-3_600), wording: "Demonstration"))
    }
}
