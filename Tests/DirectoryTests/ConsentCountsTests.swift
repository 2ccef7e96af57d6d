import Directory
import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing

/// People by the state of their consents, and how many there are of each.
@Suite struct ConsentCountsTests {
    private func attribute(_ state: String) -> [Attribute] {
        [.consent(DirectoryRow.Consent(purpose: "newsletter", channel: "email", state: state))]
    }

    @Test("People are found by a state of consent, those who were never asked too, and each state is counted")
    func counts() async throws {
        try await StoreFixture.with { fixture in
            let directory = Directory(fixture.store)
            let consents = ConsentUseCases(
                fixture.store, declaration: .init(backupHorizonDays: 30, rootProvider: "file"))
            func found(_ state: String) async throws -> [UUID] {
                try await directory.find(DirectoryQuery(attributes: attribute(state)), by: fixture.actor).ids
            }
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let bodo = try await fixture.create("Bodo", "Bär")
            #expect(try await Set(found(DirectoryRow.Consent.none)) == [anna, bodo], "nobody was ever asked")
            let entry = ConsentEntry(
                purpose: "newsletter", channel: .email, address: nil, wording: nil, source: "Messe")
            _ = try await consents.request(entry, of: anna, by: fixture.actor)
            #expect(try await found("ConsentRequested") == [anna])
            #expect(try await found(DirectoryRow.Consent.none) == [bodo])
            var counts = try await directory.consentCounts(DirectoryQuery(), by: fixture.actor)
            #expect(counts.people == 2)
            #expect(counts.states("newsletter", .email).map(\.state) == ["ConsentRequested", "none"])
            #expect(counts.states("newsletter", .email).map(\.count) == [1, 1])
            #expect(counts.states("sms-offers", .sms).map(\.count) == [2], "nobody has any state of it")
            _ = try await consents.reduce(
                .withdrawal, of: anna, purposes: ["newsletter"], channels: nil, source: nil, by: fixture.actor)
            counts = try await directory.consentCounts(DirectoryQuery(), by: fixture.actor)
            #expect(counts.states("newsletter", .email).map(\.state) == ["ConsentWithdrawn", "none"])
            _ = try await RestrictPerson(fixture.store)(anna, reason: .contested, by: fixture.actor)
            let sales = StoreFixture.actor(fixture.tenant.id, role: .sales)
            #expect(try await directory.consentCounts(DirectoryQuery(), by: sales).people == 1, "restricted people")
        }
    }
}
