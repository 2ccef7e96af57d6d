import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing

@Suite struct MergeTests {
    private func merge(_ fixture: StoreFixture) -> MergePeople {
        MergePeople(fixture.store, declaration: .init(backupHorizonDays: 30, rootProvider: "file"))
    }

    private static let twin = PersonInput(
        profile: PersonProfile(
            givenName: "Anna", familyName: "Groß-Weiß", jobTitle: "Einkauf",
            contactPoints: [
                ContactPoint(kind: .email, value: "anna.gross@kunden.example"),
                ContactPoint(kind: .email, value: "anna@privat.example"),
            ], addresses: [PostalAddress(addressLocality: "Köln", addressCountry: "DE")]),
        lifecycle: .customer,
        processing: ProcessingStatement(purpose: "customer-care", legalBasis: .contract, source: "Auftrag 4712"))

    @Test("Everything of the second record moves, its id answers 404, and every row is vouched for")
    func merges() async throws {
        try await StoreFixture.with { fixture in
            let create = CreatePerson(fixture.store)
            let kept = try await create(StoreFixture.anna, by: fixture.actor)
            let dropped = try await create(Self.twin, by: fixture.actor)
            let person = try await merge(fixture)(
                MergeOrder(kept: kept, dropped: dropped, taking: [.familyName]), by: fixture.actor)
            #expect(person.profile.familyName == "Groß-Weiß" && person.profile.jobTitle == "Einkauf")
            #expect(person.profile.contactPoints.count == 3 && person.profile.addresses.count == 2)
            #expect(person.version == 2)
            let read = ReadPeople(fixture.store)
            let refusal = await #expect(throws: Refusal.self) { try await read.one(dropped, by: fixture.actor) }
            #expect(refusal?.kind == .notFound)
            let grounds = try await ReadGrounds(fixture.store).of(kept, .person, by: fixture.actor)
            let sources = grounds.map(\.detail.source)
            #expect(sources.sorted() == ["Auftrag 4711", "Auftrag 4712"])
            #expect(try await read.with("anna@privat.example", .email, by: fixture.actor).map(\.id) == [kept])
            let erasures = try await fixture.store.scoped(to: fixture.actor).erasures(after: nil, limit: 10)
            #expect(erasures.map(\.reason) == ["merged"] && erasures.map(\.person) == [dropped])
            #expect(try await fixture.operatorStore.reconcileLedger() == 0)
            #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).isIntact)
        }
    }

    @Test("A consent that was withdrawn stays withdrawn, and a restriction comes over")
    func stricter() async throws {
        try await StoreFixture.with { fixture in
            let create = CreatePerson(fixture.store)
            let kept = try await create(StoreFixture.anna, by: fixture.actor)
            let dropped = try await create(Self.twin, by: fixture.actor)
            let scope = fixture.store.scoped(to: fixture.actor)
            let client = fixture.database.client(as: .superuser)
            let tenant = fixture.tenant.id
            let states = [(kept, "ConsentGiven"), (dropped, "ConsentWithdrawn")]
            for (subject, state) in states {
                let address = try await scope.person(subject).profile.contactPoints[0].id
                let event = UUID()
                _ = try await client.segment(
                    [
                        """
                        INSERT INTO consent_event (tenant_id, id, subject_id, purpose_code, channel, address_id, state, method, at)
                        VALUES (\(tenant), \(event), \(subject), 'newsletter', 'email', \(address), \(state), 'claim',
                            \(fixture.clock.now))
                        """,
                        """
                        INSERT INTO consent (tenant_id, subject_id, purpose_code, channel, address_id, state, since, event_id)
                        VALUES (\(tenant), \(subject), 'newsletter', 'email', \(address), \(state), \(fixture.clock.now), \(event))
                        """,
                    ], lane: .write)
            }
            _ = try await RestrictPerson(fixture.store)(dropped, reason: .objectionPending, by: fixture.actor)
            _ = try await merge(fixture)(MergeOrder(kept: kept, dropped: dropped), by: fixture.actor)
            let rows = try await client.segment(["SELECT subject_id, state FROM consent"], lane: .read)
            let consents = try rows[0].map { try $0.decode(UUID.self, String.self) }
            #expect(consents.count == 1 && consents.first?.0 == kept && consents.first?.1 == "ConsentWithdrawn")
            #expect(try await scope.person(kept).isRestricted)
            #expect(try await scope.restriction(of: kept)?.reason == .objectionPending)
            #expect(try await fixture.operatorStore.reconcileLedger() == 0)
        }
    }

    @Test("Positions, entries and parts in entries of others go over, deleted ones too, and every row is vouched for")
    func relations() async throws {
        try await StoreFixture.with { fixture in
            let create = CreatePerson(fixture.store)
            let kept = try await create(StoreFixture.anna, by: fixture.actor)
            let dropped = try await create(Self.twin, by: fixture.actor)
            let third = try await create(StoreFixture.anna, by: fixture.actor)
            let tied = OrganizationUseCases(
                fixture.store, declaration: .init(backupHorizonDays: 30, rootProvider: "file"))
            let bakery = try await tied.create(
                OrganizationInput(
                    profile: OrganizationProfile(name: "Bäckerei Groß"), lifecycle: .customer,
                    processing: Self.twin.processing), by: fixture.actor)
            func note(_ text: String, in organization: UUID? = nil, _ people: [UUID]) async throws -> UUID {
                try await tied.activities.add(
                    ActivityInput(
                        kind: .note, content: ActivityContent(text: text), organization: organization, people: people),
                    by: fixture.actor)
            }
            _ = try await tied.employments.add(
                dropped, in: bakery, EmploymentDetail(jobTitle: "Verkäuferin"), by: fixture.actor)
            _ = try await note("Rückruf am Montag", [dropped, third, kept])
            let deleted = try await note("Irrtum", [dropped])
            try await tied.activities.delete(deleted, by: fixture.actor)
            let shared = try await note("Beide waren da", in: bakery, [dropped, kept])
            let moved = try await note("Nur die zweite war da", in: bakery, [dropped])
            let ours = try await note("Über die erste", [kept, dropped])

            _ = try await merge(fixture)(MergeOrder(kept: kept, dropped: dropped), by: fixture.actor)

            let places = try await tied.employments.of(kept, by: fixture.actor)
            #expect(places.map(\.employment.detail.jobTitle) == ["Verkäuferin"])
            let events = try await tied.timeline.of(kept, .person, limit: 50, withDeleted: true, by: fixture.actor)
            let entries = events.compactMap { event -> StoredActivity? in
                if case .activity(let activity) = event.content { activity } else { nil }
            }
            #expect(
                Set(entries.compactMap(\.content.text)) == [
                    "Rückruf am Montag", "Irrtum", "Beide waren da", "Nur die zweite war da", "Über die erste",
                ])
            let people = Dictionary(entries.map { ($0.content.text ?? "", ($0.subject, $0.participants)) }) { one, _ in
                one
            }
            #expect(people["Rückruf am Montag"]?.0 == kept && people["Rückruf am Montag"]?.1 == [third])
            #expect(entries.count { $0.deletedAt != nil } == 1)
            for (id, participants) in [(shared, [kept]), (moved, [kept]), (ours, [])] {
                let activity = try await tied.activities.one(id, by: fixture.actor)
                #expect(activity.participants == participants && activity.version == 2)
            }
            let client = fixture.database.client(as: .superuser)
            let left = try await client.segment(
                [
                    """
                    SELECT (SELECT count(*) FROM employment WHERE person_id = \(dropped))
                        + (SELECT count(*) FROM activity WHERE subject_id = \(dropped))
                        + (SELECT count(*) FROM participant WHERE person_id = \(dropped))
                    """
                ], lane: .read)
            #expect(try left[0][0].decode(Int64.self) == 0)
            #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).isIntact)
        }
    }

    @Test("Nobody is joined to herself, to nobody, or over somebody else's change")
    func refusals() async throws {
        try await StoreFixture.with { fixture in
            let create = CreatePerson(fixture.store)
            let kept = try await create(StoreFixture.anna, by: fixture.actor)
            let dropped = try await create(Self.twin, by: fixture.actor)
            func kind(_ order: MergeOrder) async -> Refusal.Kind? {
                let refusal = await #expect(throws: Refusal.self) { try await merge(fixture)(order, by: fixture.actor) }
                return refusal?.kind
            }
            #expect(await kind(MergeOrder(kept: kept, dropped: kept)) == .invalid)
            #expect(await kind(MergeOrder(kept: kept, dropped: UUID())) == .notFound)
            #expect(await kind(MergeOrder(kept: kept, dropped: dropped, droppedVersion: 7)) == .preconditionFailed)
            let sales = StoreFixture.actor(fixture.tenant.id, role: .sales)
            await #expect(throws: Refusal.self) {
                try await merge(fixture)(MergeOrder(kept: kept, dropped: dropped), by: sales)
            }
            #expect(try await ReadPeople(fixture.store).one(dropped, by: fixture.actor).version == 1)
        }
    }
}
