import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing

@Suite struct PersonStoreTests {
    @Test("A person comes back as she was stored, and the database holds none of her values")
    func roundTrip() async throws {
        try await StoreFixture.with { fixture in
            let id = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let person = try await ReadPeople(fixture.store).one(id, by: fixture.actor)
            #expect(person.profile.displayName == "Dr. Anna Groß")
            #expect(person.profile.contactPoints.map(\.value) == ["Anna.Gross@Kunden.example", "030 / 23125-001"])
            #expect(person.version == 1)
            #expect(person.lifecycle == .customer)
        }
    }

    @Test("R-01 a person without purpose, basis or source is not stored, nor one whose basis the policy does not take")
    func reasonBeforePerson() async throws {
        try await StoreFixture.with { fixture in
            var input = StoreFixture.anna
            input.processing = nil
            await #expect(throws: Refusal.self) { try await CreatePerson(fixture.store)(input, by: fixture.actor) }
            input.processing = ProcessingStatement(
                purpose: "newsletter", legalBasis: .legitimateInterest, source: "Messe")
            let refusal = await #expect(throws: Refusal.self) {
                try await CreatePerson(fixture.store)(input, by: fixture.actor)
            }
            #expect(refusal?.code == "basis-not-allowed")
            let page = try await ReadPeople(fixture.store).page(after: nil, limit: 50, by: fixture.actor)
            #expect(page.people.isEmpty)
        }
    }

    @Test("R-01 the database itself refuses a person without a ground of her own")
    func databaseRefusesGroundless() async throws {
        try await StoreFixture.with { fixture in
            let client = fixture.database.client(as: .runtime)
            let tenant = fixture.tenant.id
            let id = UUID()
            func insert(ground: UUID?) -> [PostgresQuery] {
                [
                    "SELECT set_config('app.tenant', \(tenant.uuidString), true)",
                    "INSERT INTO subject (tenant_id, id, kind, state) VALUES (\(tenant), \(id), 'person', 'active')",
                    """
                    INSERT INTO person (tenant_id, id, ground_id, lifecycle, version, seal_version, sealed, created_at, updated_at)
                    VALUES (\(tenant), \(id), \(ground), 'lead', 1, 1, \([1, 2, 3] as [UInt8]), \(Date()), \(Date()))
                    """,
                ]
            }
            let missing = await #expect(throws: PostgresError.self) {
                try await client.segment(insert(ground: nil), lane: .write)
            }
            #expect(missing?.sqlState == "23502")
            let foreign = await #expect(throws: PostgresError.self) {
                try await client.segment(insert(ground: UUID()), lane: .write)
            }
            #expect(foreign?.isForeignKeyViolation == true)
        }
    }

    @Test(
        "She is found by e-mail and telephone in any notation, and by nothing else",
        arguments: [
            ("anna.gross@kunden.example", ContactPointKind.email, true),
            (" ANNA.GROSS@KUNDEN.EXAMPLE ", .email, true),
            ("+49 30 23125001", .telephone, true),
            ("0049 (0)30-23125 001", .telephone, true),
            ("anna@kunden.example", .email, false),
            ("030 23125002", .telephone, false),
        ])
    func find(_ query: String, _ kind: ContactPointKind, _ isFound: Bool) async throws {
        try await StoreFixture.with { fixture in
            let id = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let found = try await ReadPeople(fixture.store).with(query, kind, by: fixture.actor)
            #expect(found.map(\.id) == (isFound ? [id] : []))
        }
    }

    @Test("A change keeps what it does not name, moves the version, and refuses an older one")
    func change() async throws {
        try await StoreFixture.with { fixture in
            let id = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let change = ChangePerson(fixture.store)
            let changed = try await change(id, version: 1, by: fixture.actor) { edit in
                edit.profile.familyName = "Groß-Weiß"
                edit.profile.contactPoints[0].value = "anna@neu.example"
                edit.lifecycle = .former
            }
            #expect(changed.version == 2)
            let refusal = await #expect(throws: Refusal.self) {
                try await change(id, version: 1, by: fixture.actor) { $0.profile.givenName = "Anne" }
            }
            #expect(refusal?.kind == .preconditionFailed)
            let read = try await ReadPeople(fixture.store).one(id, by: fixture.actor)
            #expect(read.profile.displayName == "Dr. Anna Groß-Weiß")
            #expect(read.lifecycle == .former)
            let people = ReadPeople(fixture.store)
            #expect(try await people.with("anna@neu.example", .email, by: fixture.actor).count == 1)
            #expect(try await people.with("anna.gross@kunden.example", .email, by: fixture.actor).isEmpty)
            #expect(try await people.with("030 23125001", .telephone, by: fixture.actor).count == 1)
        }
    }

    @Test("Fifty changes of one version at once leave exactly one winner")
    func concurrentChanges() async throws {
        try await StoreFixture.with { fixture in
            let id = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let wins = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<50 {
                    group.addTask {
                        let changed = try? await ChangePerson(fixture.store)(id, version: 1, by: fixture.actor) {
                            $0.profile.givenName = "Anna \(number)"
                        }
                        return changed != nil
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(wins == 1)
        }
    }

    @Test("Pages follow each other without a gap or a repeat, newest first")
    func paging() async throws {
        try await StoreFixture.with { fixture in
            var ids: [UUID] = []
            for number in 0..<7 {
                var input = StoreFixture.anna
                input.profile.contactPoints = [ContactPoint(kind: .email, value: "p\(number)@kunden.example")]
                ids.append(try await CreatePerson(fixture.store)(input, by: fixture.actor))
                fixture.clock.advance(by: 1)
            }
            var seen: [UUID] = []
            var cursor: PersonCursor?
            repeat {
                let page = try await ReadPeople(fixture.store).page(after: cursor, limit: 3, by: fixture.actor)
                seen += page.people.map(\.id)
                cursor = page.next
            } while cursor != nil
            #expect(seen == ids.reversed())
        }
    }

    @Test("R-61 another tenant's person answers like one who never was, for reading, changing and erasing")
    func otherTenant() async throws {
        try await StoreFixture.with { fixture in
            let id = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let other = StoreFixture.actor(try await fixture.otherTenant().tenant.id)
            for candidate in [id, UUID()] {
                let refusals = [
                    await #expect(throws: Refusal.self) {
                        try await ReadPeople(fixture.store).one(candidate, by: other)
                    },
                    await #expect(throws: Refusal.self) {
                        try await ChangePerson(fixture.store)(candidate, version: nil, by: other) { _ in }
                    },
                    await #expect(throws: Refusal.self) {
                        try await fixture.erase.plan(candidate, reason: .noLongerNeeded, by: other)
                    },
                    await #expect(throws: Refusal.self) {
                        try await fixture.erase(candidate, reason: .noLongerNeeded, suppress: true, by: other)
                    },
                ]
                #expect(Set(refusals.map { $0?.description }).count == 1)
            }
            #expect(try await ReadPeople(fixture.store).one(id, by: fixture.actor).version == 1)
            #expect(
                try await ReadPeople(fixture.store).with("anna.gross@kunden.example", .email, by: other).isEmpty)
        }
    }

    @Test("R-60 every reading stands in the log with actor, role, purpose and time")
    func readLog() async throws {
        try await StoreFixture.with { fixture in
            let id = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            _ = try await ReadPeople(fixture.store).one(id, by: fixture.actor)
            _ = try await ReadPeople(fixture.store).page(after: nil, limit: 10, by: fixture.actor)
            let reads = try await ReadLog(fixture.store).reads(of: id, limit: 50, by: fixture.actor)
            #expect(Set(reads.map(\.action)) == ["person.read", "people.list"])
            #expect(reads.allSatisfy { $0.actorKind == "operator" && $0.purpose == "operation" && $0.role == "owner" })
        }
    }
}
