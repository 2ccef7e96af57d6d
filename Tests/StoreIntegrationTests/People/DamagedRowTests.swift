import Domain
import Foundation
import Operations
import Postgres
import TestSupport
import Testing

@testable import Store

/// A row whose bytes are not what was written takes no other with it.
@Suite struct DamagedRowTests {
    private func damage(_ table: PostgresQuery, _ id: UUID, _ fixture: StoreFixture) async throws {
        let client = fixture.database.smallClient(as: .superuser)
        _ = try await client.segment(
            [
                """
                UPDATE \(fragment: table) SET sealed = set_byte(sealed, 60, get_byte(sealed, 60) # 1) WHERE id = \(id)
                """
            ], lane: .write)
        await client.shutdown()
    }

    private func person(_ name: String, _ fixture: StoreFixture) async throws -> UUID {
        try await CreatePerson(fixture.store)(
            PersonInput(
                profile: PersonProfile(
                    givenName: "Änne", familyName: name,
                    contactPoints: [ContactPoint(kind: .email, value: "\(UUID())@kunden.example")]),
                processing: StoreFixture.anna.processing), by: fixture.actor)
    }

    @Test("A damaged view of a list takes the list from nobody, and can be removed")
    func views() async throws {
        try await StoreFixture.with { fixture in
            let scope = fixture.store.scoped(to: fixture.actor)
            let member = try await scope.member(fixture.invitation.member)
            func view(_ name: String) async throws -> UUID {
                try await scope.createListView(
                    ListViewRecord(name: name, order: "-createdAt", filters: ["town=Köln"], columns: [.town]),
                    of: .person, isShared: true, by: member)
            }
            let (broken, whole) = (try await view("Kölner"), try await view("Kölner Stammkunden"))
            try await damage("list_view", broken, fixture)
            #expect(try await scope.listViews(of: .person, for: member.id).map(\.id) == [whole])
            await #expect(throws: DamagedRow(table: .listView)) { try await scope.listView(broken, for: member.id) }
            try await scope.removeListView(broken, of: member.id, orShared: false)
        }
    }

    @Test(
        "Pages of people go on past damaged ones; whoever is asked for alone is said to be damaged, and can be erased")
    func people() async throws {
        try await StoreFixture.with { fixture in
            var ids: [UUID] = []
            for number in 0..<9 {
                fixture.clock.advance(by: 1)
                ids.append(try await person("Größer\(number)", fixture))
            }
            for number in [2, 3, 8] { try await damage("person", ids[number], fixture) }
            let read = ReadPeople(fixture.store)
            var seen: [UUID] = []
            var cursor: PersonCursor?
            repeat {
                let page = try await read.page(after: cursor, limit: 2, oldestFirst: true, by: fixture.actor)
                #expect(page.people.count == 2)
                seen += page.people.map(\.id)
                cursor = page.next
            } while cursor != nil
            #expect(seen == [0, 1, 4, 5, 6, 7].map { ids[$0] })
            let scope = fixture.store.scoped(to: fixture.actor)
            #expect(try await scope.sweep(after: nil, limit: 6, action: "test").count == 6)
            #expect(try await scope.people(ids, action: "test").count == 6)
            #expect(
                try await scope.exportPage("customer-care", among: nil, after: nil, limit: 9).map(\.id) == seen)
            #expect(try await scope.names(of: ids).count == 6)
            await #expect(throws: DamagedRow(table: .person)) { try await read.one(ids[2], by: fixture.actor) }
            _ = try await fixture.erase(ids[2], reason: .noLongerNeeded, suppress: false, by: fixture.actor)
        }
    }

    @Test("Organisations, positions, entries and members go on past a damaged one")
    func others() async throws {
        try await StoreFixture.with { fixture in
            let tied = OrganizationUseCases(
                fixture.store, declaration: .init(backupHorizonDays: 30, rootProvider: "file"))
            var offices: [UUID] = []
            for number in 0..<3 {
                fixture.clock.advance(by: 1)
                offices.append(
                    try await tied.create(
                        OrganizationInput(
                            profile: OrganizationProfile(name: "Bäckerei \(number)"),
                            processing: StoreFixture.anna.processing), by: fixture.actor))
            }
            let anna = try await person("Groß", fixture)
            var places: [UUID] = []
            var notes: [UUID] = []
            for office in offices {
                fixture.clock.advance(by: 1)
                places.append(try await tied.employments.add(anna, in: office, EmploymentDetail(), by: fixture.actor))
                notes.append(
                    try await tied.activities.add(
                        ActivityInput(
                            kind: .note, content: ActivityContent(text: "Schlüssel liegt hinten"), organization: nil,
                            people: [anna]), by: fixture.actor))
            }
            try await damage("employment", places[1], fixture)
            try await damage("activity", notes[1], fixture)
            #expect(try await tied.employments.of(anna, by: fixture.actor).count == 2)
            let entries = try await tied.activities.page(after: nil, limit: 2, by: fixture.actor)
            #expect(entries.map(\.id) == [notes[2], notes[0]])
            await #expect(throws: DamagedRow(table: .activity)) {
                try await tied.activities.one(notes[1], by: fixture.actor)
            }
            let timeline = try await tied.timeline.of(anna, .person, limit: 50, by: fixture.actor)
            let damaged = timeline.filter {
                if case .change("activity.damaged") = $0.content { true } else { false }
            }
            #expect(damaged.map(\.id) == [notes[1]])
            try await damage("organization", offices[0], fixture)
            let scope = fixture.store.scoped(to: fixture.actor)
            #expect(
                try await scope.organizations(after: nil, limit: 2, oldestFirst: true).map(\.id)
                    == [offices[1], offices[2]])
            try await damage("member", fixture.invitation.member, fixture)
            #expect(try await scope.members().isEmpty)
        }
    }

    @Test("A number that thousands share crowds no one's own address out of a comparison")
    func switchboard() async throws {
        try await StoreFixture.with { fixture in
            let scope = fixture.store.scoped(to: fixture.actor)
            func draft(_ name: String, _ email: String?) -> PersonDraft {
                PersonDraft(
                    profile: PersonProfile(
                        givenName: "Änne", familyName: name,
                        contactPoints: [ContactPoint(id: UUID(), kind: .telephone, value: "030 23125001")]
                            + (email.map { [ContactPoint(id: UUID(), kind: .email, value: $0)] } ?? [])),
                    lifecycle: .customer,
                    ground: GroundDraft(
                        purpose: "customer-care", legalBasis: .contract, since: fixture.clock.now, until: nil,
                        endRule: "none", detail: GroundDetail(source: "Altbestand")))
            }
            var addresses: [String: UUID] = [:]
            for number in 0..<40 {
                let one = draft("Zentrale\(number)", number % 10 == 0 ? "z\(number)@kunden.example" : nil)
                try await scope.create(one)
                if number % 10 == 0 { addresses["z\(number)@kunden.example"] = one.id }
            }
            let rows = try await scope.prepare(addresses.keys.map { draft("Zentrale", $0) })
            let tokens = try rows.flatMap { try $0.get().tokens }
            #expect(tokens.count == 8)
            let found = try await scope.people(behind: tokens, limit: 10)
            #expect(Set(addresses.values).isSubset(of: Set(found.map(\.person.id))))
            #expect(found.count == 10)
        }
    }
}
