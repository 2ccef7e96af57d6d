import Domain
import Foundation
import Store

/// Gives a demonstration's people employers, and their employers a history.
struct DemoOrganizations: Sendable {
    /// The most people who are given a place, so that a large demonstration stays quick.
    static let maximumPeople = 2_000
    private static let peoplePerOrganization = 12

    let store: Store
    let actor: Actor
    let batch: UUID

    /// Stores organisations, employments and notes; they go with the import that holds the people.
    ///
    /// `people`: the demonstration's people in the order of their numbers.
    func callAsFunction(for people: [UUID]) async throws {
        let people = people.prefix(Self.maximumPeople)
        let count = (people.count + Self.peoplePerOrganization - 1) / Self.peoplePerOrganization
        let gate = try await Gate(store, actor, entry: .demo)
        let drafts = try (0..<count).map { number in
            let profile = try SyntheticOrganizations.profile(number).validated()
            let admission = try gate.admit(
                ProcessingStatement(purpose: "customer-care", legalBasis: .contract, source: "Demonstration"),
                contactPoints: profile.contactPoints)
            return OrganizationDraft(
                profile: profile, lifecycle: SyntheticPeople.lifecycle(number), ground: admission.ground,
                importBatch: batch, heedsSuppression: false)
        }
        try await store.scoped(to: actor).create(drafts)
        let employments = ManageEmployments(store)
        let activities = ManageActivities(store)
        for (number, person) in people.enumerated() where number % 3 == 0 {
            let organization = drafts[number / Self.peoplePerOrganization].id
            _ = try await employments.add(
                person, in: organization, SyntheticOrganizations.employment(number), by: actor)
            guard number % 2 == 0 else { continue }
            let talk = SyntheticOrganizations.talk(number / 6, now: store.clock.now)
            _ = try await activities.add(
                ActivityInput(
                    kind: talk.kind, happenedAt: talk.happenedAt, content: talk.content, organization: organization,
                    people: [person]), by: actor)
        }
    }
}
