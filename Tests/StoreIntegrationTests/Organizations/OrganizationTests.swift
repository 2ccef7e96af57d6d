import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing

@Suite struct OrganizationTests {
    private static let bakery = OrganizationInput(
        profile: OrganizationProfile(
            name: "Bäckerei Groß", legalName: "Bäckerei Groß GmbH & Co. KG", vatID: "de 123.456.789",
            url: "baeckerei-gross.example",
            contactPoints: [
                ContactPoint(kind: .email, value: "Kontakt@Baeckerei-Gross.example"),
                ContactPoint(kind: .telephone, value: "0221 / 4567-0"),
            ],
            addresses: [PostalAddress(streetAddress: "Mühlenweg 12", postalCode: "50667", addressLocality: "Köln")]),
        lifecycle: .customer,
        processing: ProcessingStatement(purpose: "customer-care", legalBasis: .contract, source: "Auftrag 4712"))

    private func cases(_ fixture: StoreFixture) -> OrganizationUseCases {
        OrganizationUseCases(
            fixture.store, declaration: ErasureDeclaration(backupHorizonDays: 30, rootProvider: "file"))
    }

    private func count(_ fixture: StoreFixture, _ query: PostgresQuery) async throws -> Int64 {
        let client = fixture.database.smallClient(as: .superuser)
        let rows = try await client.segment([query], lane: .read)
        await client.shutdown()
        return try rows[0][0].decode(Int64.self)
    }

    @Test("An organisation comes back as it was stored, changes, and is found by its addresses in any notation")
    func roundTrip() async throws {
        try await StoreFixture.with { fixture in
            let organizations = cases(fixture)
            let id = try await organizations.create(Self.bakery, by: fixture.actor)
            let read = try await organizations.read.one(id, by: fixture.actor)
            #expect(read.profile.vatID == "DE123456789" && read.profile.url == "https://baeckerei-gross.example")
            #expect(read.lifecycle == .customer && read.version == 1 && read.owner == nil)
            let changed = try await organizations.change(id, version: 1, by: fixture.actor) {
                $0.profile.name = "Bäckerei Groß & Söhne"
                $0.profile.contactPoints[0].value = "post@baeckerei-gross.example"
                $0.owner = fixture.invitation.member
            }
            #expect(changed.version == 2 && changed.owner == fixture.invitation.member)
            let late = await #expect(throws: Refusal.self) {
                try await organizations.change(id, version: 1, by: fixture.actor) { $0.profile.name = "Zu spät" }
            }
            #expect(late?.kind == .preconditionFailed)
            let stranger = await #expect(throws: Refusal.self) {
                try await organizations.change(id, version: nil, by: fixture.actor) { $0.owner = UUID() }
            }
            #expect(stranger?.field == "owner")
            #expect(try await organizations.read.page(after: nil, limit: 10, by: fixture.actor).map(\.id) == [id])
            let reads = try await organizations.read.reads(of: id, limit: 50, by: fixture.actor)
            #expect(Set(reads.map(\.action)).isSuperset(of: ["organization.read", "organizations.list"]))
        }
    }

    @Test("R-01 an organisation without a reason is not stored; R-28 one with a suppressed address is not either")
    func gate() async throws {
        try await StoreFixture.with { fixture in
            let organizations = cases(fixture)
            var input = Self.bakery
            input.processing = nil
            let missing = await #expect(throws: Refusal.self) {
                try await organizations.create(input, by: fixture.actor)
            }
            #expect(missing?.code == "processing-missing")
            let id = try await organizations.create(Self.bakery, by: fixture.actor)
            _ = try await organizations.erase(id, reason: .objection, suppress: true, by: fixture.actor)
            let imported = OrganizationDraft(
                profile: try Self.bakery.profile.validated(), lifecycle: .lead,
                ground: GroundDraft(
                    purpose: "customer-care", legalBasis: .contract, since: fixture.clock.now, until: nil,
                    endRule: "none", detail: GroundDetail(source: "Altbestand")))
            let refused = await #expect(throws: Refusal.self) {
                try await fixture.store.scoped(to: fixture.actor).create(imported)
            }
            #expect(refused?.code == "suppressed")
            var other = Self.bakery
            other.profile.contactPoints = []
            let changed = try await organizations.create(other, by: fixture.actor)
            let late = await #expect(throws: Refusal.self) {
                try await organizations.change(changed, version: 1, by: fixture.actor) {
                    $0.profile.contactPoints = Self.bakery.profile.contactPoints
                }
            }
            #expect(late?.code == "suppressed")
        }
    }

    @Test("R-61 another tenant's organisation answers like one that never was, for reading, changing and erasing")
    func otherTenant() async throws {
        try await StoreFixture.with { fixture in
            let organizations = cases(fixture)
            let id = try await organizations.create(Self.bakery, by: fixture.actor)
            let other = StoreFixture.actor(try await fixture.otherTenant().tenant.id)
            var refusals: Set<String> = []
            for candidate in [id, UUID()] {
                let all = [
                    await #expect(throws: Refusal.self) { try await organizations.read.one(candidate, by: other) },
                    await #expect(throws: Refusal.self) {
                        try await organizations.change(candidate, version: nil, by: other) { _ in }
                    },
                    await #expect(throws: Refusal.self) {
                        try await organizations.erase.plan(candidate, reason: .unlawful, by: other)
                    },
                    await #expect(throws: Refusal.self) {
                        try await organizations.erase(candidate, reason: .unlawful, suppress: true, by: other)
                    },
                    await #expect(throws: Refusal.self) {
                        try await organizations.timeline.of(candidate, .organization, limit: 5, by: other)
                    },
                ]
                refusals.formUnion(all.map { $0?.description ?? "nothing" })
            }
            #expect(refusals == ["notFound: not-found"])
        }
    }

    @Test("R-49 erasing an organisation takes its employments and activities along, erasing a person only her part")
    func erasure() async throws {
        try await StoreFixture.with { fixture in
            let organizations = cases(fixture)
            let bakery = try await organizations.create(Self.bakery, by: fixture.actor)
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let place = try await organizations.employments.add(
                anna, in: bakery, EmploymentDetail(jobTitle: "Leiterin Einkauf", since: CalendarDay("2019-04-01")),
                by: fixture.actor)
            let shared = try await organizations.activities.add(
                ActivityInput(
                    kind: .meeting, content: ActivityContent(text: "Mit Anna über Brötchen gesprochen"),
                    organization: bakery, people: [anna]), by: fixture.actor)
            let own = try await organizations.activities.add(
                ActivityInput(kind: .note, content: ActivityContent(text: "Mag Roggen"), people: [anna]),
                by: fixture.actor)
            let plan = try await fixture.erase.plan(anna, reason: .noLongerNeeded, by: fixture.actor)
            #expect(plan.sharedTexts == [shared])
            let counts = Dictionary(plan.entries.map { ($0.table, $0.count) }) { $0 + $1 }
            #expect(counts["employment"] == 1 && counts["activity"] == 1 && counts["participant"] == 1)

            _ = try await fixture.erase(anna, reason: .noLongerNeeded, suppress: false, by: fixture.actor)
            let kept = try await organizations.activities.one(shared, by: fixture.actor)
            #expect(kept.participants.isEmpty && kept.content.text == "Mit Anna über Brötchen gesprochen")
            await #expect(throws: Refusal.self) { try await organizations.activities.one(own, by: fixture.actor) }
            #expect(try await count(fixture, "SELECT count(*) FROM employment WHERE id = \(place)") == 0)
            #expect(try await organizations.employments.in(bakery, by: fixture.actor).isEmpty)

            _ = try await organizations.erase(bakery, reason: .noLongerNeeded, suppress: false, by: fixture.actor)
            #expect(
                try await count(
                    fixture,
                    """
                    SELECT (SELECT count(*) FROM organization) + (SELECT count(*) FROM organization_contact_point)
                        + (SELECT count(*) FROM activity) + (SELECT count(*) FROM participant)
                        + (SELECT count(*) FROM employment)
                        + (SELECT count(*) FROM wrapped_key WHERE subject_id = \(bakery))
                        + (SELECT count(*) FROM processing_ground WHERE subject_id = \(bakery))
                    """) == 0)
            #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).findings == [])
        }
    }

    @Test("Every row is vouched for through all its changes, and a silent change of a clear column is noticed")
    func digests() async throws {
        try await StoreFixture.with { fixture in
            let organizations = cases(fixture)
            let bakery = try await organizations.create(Self.bakery, by: fixture.actor)
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let place = try await organizations.employments.add(
                anna, in: bakery, EmploymentDetail(jobTitle: "Aushilfe"), by: fixture.actor)
            _ = try await organizations.employments.change(place, of: anna, version: 1, by: fixture.actor) {
                $0.until = CalendarDay("2026-10-31")
            }
            let note = try await organizations.activities.add(
                ActivityInput(kind: .note, content: ActivityContent(text: "Alt"), people: [anna]), by: fixture.actor)
            _ = try await organizations.activities.change(note, version: 1, by: fixture.actor) {
                $0.content.text = "Neu"
            }
            try await organizations.activities.delete(note, by: fixture.actor)
            _ = try await organizations.activities.restore(note, by: fixture.actor)
            let verifier = AuditVerifier(fixture.operatorStore)
            #expect(try await verifier.verify(fixture.tenant.id).findings == [])
            let client = fixture.database.smallClient(as: .superuser)
            _ = try await client.segment(
                [
                    "UPDATE organization SET lifecycle = 'former'", "UPDATE activity SET kind = 'letter'",
                    "UPDATE employment SET version = version + 1",
                ], lane: .write)
            await client.shutdown()
            #expect(
                Set(try await verifier.verify(fixture.tenant.id).findings) == [
                    .rowChanged(.organization, bakery), .rowChanged(.activity, note), .rowChanged(.employment, place),
                ])
        }
    }

    @Test("What was deleted comes back within its time; after it, maintenance removes it for good")
    func undo() async throws {
        try await StoreFixture.with { fixture in
            let activities = cases(fixture).activities
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let note = try await activities.add(
                ActivityInput(
                    kind: .call, content: ActivityContent(subject: "Rückruf", text: "Zeile 1\r\nZeile 2"),
                    people: [anna]), by: fixture.actor)
            try await activities.delete(note, by: fixture.actor)
            await #expect(throws: Refusal.self) { try await activities.one(note, by: fixture.actor) }
            fixture.clock.advance(by: StoredActivity.undoTime - 1)
            let restored = try await activities.restore(note, by: fixture.actor)
            #expect(restored.content.text == "Zeile 1\nZeile 2" && restored.version == 3)
            try await activities.delete(note, by: fixture.actor)
            let scope = fixture.store.scoped(to: fixture.actor)
            #expect(try await scope.purgeActivities() == 0)
            fixture.clock.advance(by: StoredActivity.undoTime)
            await #expect(throws: Refusal.self) { try await activities.restore(note, by: fixture.actor) }
            #expect(try await scope.purgeActivities() == 1)
            #expect(try await count(fixture, "SELECT count(*) FROM activity") == 0)
            #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).findings == [])
        }
    }

    @Test("A timeline holds activities, changes and imports, newest first, in pages without a gap or a repeat")
    func timeline() async throws {
        try await StoreFixture.with { fixture in
            let organizations = cases(fixture)
            let bakery = try await organizations.create(Self.bakery, by: fixture.actor)
            fixture.clock.advance(by: 1)
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            for number in 0..<7 {
                fixture.clock.advance(by: 60)
                let isShared = number % 2 == 0
                _ = try await organizations.activities.add(
                    ActivityInput(
                        kind: .note, content: ActivityContent(text: "Notiz \(number)"),
                        organization: isShared ? bakery : nil, people: [anna]), by: fixture.actor)
            }
            fixture.clock.advance(by: 60)
            _ = try await ChangePerson(fixture.store)(anna, version: nil, by: fixture.actor) {
                $0.profile.givenName = "Änne"
            }
            var seen: [TimelineEvent] = []
            while true {
                let page = try await organizations.timeline.of(
                    anna, .person, after: seen.last.map { ($0.at, $0.id) }, limit: 3, by: fixture.actor)
                if page.isEmpty { break }
                seen += page
            }
            #expect(Set(seen.map(\.id)).count == seen.count)
            #expect(seen.map(\.at) == seen.map(\.at).sorted(by: >))
            let words = seen.map { event -> String in
                switch event.content {
                case .activity(let activity): activity.content.text ?? ""
                case .consent: "consent"
                case .change(let action): action
                }
            }
            #expect(
                Array(words.prefix(8)) == ["person.update"] + (0..<7).reversed().map { "Notiz \($0)" })
            #expect(Set(words.dropFirst(8)) == ["person.create", "ground.add"])
            let names = try await organizations.timeline.names(in: seen, besides: anna, by: fixture.actor)
            #expect(names == [bakery: "Bäckerei Groß"])
        }
    }

    @Test("Writes that race an erasure never leave a sealed value of the erased behind")
    func race() async throws {
        try await StoreFixture.with { fixture in
            let organizations = cases(fixture)
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            for _ in 0..<10 {
                let bakery = try await organizations.create(Self.bakery, by: fixture.actor)
                await withTaskGroup(of: Void.self) { group in
                    for number in 0..<4 {
                        group.addTask {
                            _ = try? await organizations.employments.add(
                                anna, in: bakery, EmploymentDetail(jobTitle: "Nr. \(number)"), by: fixture.actor)
                        }
                        group.addTask {
                            _ = try? await organizations.activities.add(
                                ActivityInput(
                                    kind: .note, content: ActivityContent(text: "Nr. \(number)"),
                                    organization: bakery, people: [anna]), by: fixture.actor)
                        }
                    }
                    group.addTask {
                        _ = try? await organizations.erase(
                            bakery, reason: .noLongerNeeded, suppress: false, by: fixture.actor)
                    }
                }
                _ = try? await organizations.erase(bakery, reason: .noLongerNeeded, suppress: false, by: fixture.actor)
                #expect(
                    try await count(
                        fixture,
                        """
                        SELECT (SELECT count(*) FROM organization) + (SELECT count(*) FROM employment)
                            + (SELECT count(*) FROM activity) + (SELECT count(*) FROM participant)
                            + (SELECT count(*) FROM wrapped_key WHERE subject_id = \(bakery))
                        """) == 0)
            }
        }
    }

    @Test("A demonstration brings organisations with people and a history, and its undo takes all of them away again")
    func demonstration() async throws {
        try await StoreFixture.with { fixture in
            let batch = try await LoadDemo(fixture.store)(people: 40, by: fixture.actor)
            let organizations = cases(fixture)
            let page = try await organizations.read.page(after: nil, limit: 50, by: fixture.actor)
            #expect(page.count == 4)
            #expect(try await organizations.employments.in(page[0].id, by: fixture.actor).count > 1)
            #expect(try await organizations.activities.page(after: nil, limit: 50, by: fixture.actor).count == 7)
            let outcome = try await UndoImport(fixture.store)(batch.id, by: fixture.actor)
            #expect(outcome.removed == 40)
            #expect(
                try await count(
                    fixture,
                    """
                    SELECT (SELECT count(*) FROM organization) + (SELECT count(*) FROM employment)
                        + (SELECT count(*) FROM activity) + (SELECT count(*) FROM person)
                    """) == 0)
            #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).findings == [])
        }
    }

    @Test("An undo keeps the person who got a position since, and the organisation that staff wrote about")
    func undoKeeps() async throws {
        try await StoreFixture.with { fixture in
            let batch = try await LoadDemo(fixture.store)(people: 30, by: fixture.actor)
            let organizations = cases(fixture)
            let mine = Actor(
                tenant: fixture.tenant.id, member: fixture.invitation.member, role: .owner, purpose: "customer-care",
                via: .session)
            let kept = try await organizations.read.page(after: nil, limit: 1, by: mine)[0].id
            _ = try await organizations.activities.add(
                ActivityInput(kind: .note, content: ActivityContent(text: "Stammkunde"), organization: kept), by: mine)
            let staff = try await organizations.employments.in(kept, by: mine).count
            let outcome = try await UndoImport(fixture.store)(batch.id, by: fixture.actor)
            #expect(outcome.removed == 30 - staff)
            #expect(try await organizations.read.page(after: nil, limit: 9, by: mine).map(\.id) == [kept])
        }
    }
}
