import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing

/// What ties people and organisations together, when several hands reach for it at once or somebody meddles with it.
@Suite struct RelationTests {
    private struct World: Sendable {
        let fixture: StoreFixture
        let organizations: OrganizationUseCases
        let superuser: PostgresClient
        let bakery: UUID
        let anna: UUID

        var actor: Actor { fixture.actor }
        var activities: ManageActivities { organizations.activities }

        func note(_ text: String, organization: UUID? = nil, people: [UUID] = []) async throws -> UUID {
            try await activities.add(
                ActivityInput(
                    kind: .note, content: ActivityContent(text: text), organization: organization, people: people),
                by: actor)
        }

        func erase(_ person: UUID, suppress: Bool = false) async throws -> StoredErasure {
            try await fixture.erase(person, reason: .noLongerNeeded, suppress: suppress, by: actor)
        }

        func findings() async throws -> [AuditFinding] {
            try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).findings
        }

        func count(_ query: PostgresQuery) async throws -> Int64 {
            try await superuser.segment([query], lane: .read)[0][0].decode(Int64.self)
        }

        /// Runs `work` while a transaction of somebody else has done `before`; `then` follows once `work` waits for it.
        func interleaved<Result: Sendable>(
            _ before: PostgresQuery, then: PostgresQuery, with work: @escaping @Sendable () async throws -> Result
        ) async throws -> Result {
            try await withThrowingTaskGroup(of: Result.self) { group in
                try await superuser.withTransaction { transaction in
                    _ = try await transaction.query(before)
                    group.addTask { try await work() }
                    while try await count(
                        """
                        SELECT count(*) FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event_type = 'Lock'
                        """) == 0
                    {}
                    _ = try await transaction.query(then)
                }
                guard let result = try await group.next() else { throw CancellationError() }
                return result
            }
        }
    }

    private func world(_ body: (World) async throws -> Void) async throws {
        try await StoreFixture.with { fixture in
            let organizations = OrganizationUseCases(
                fixture.store, declaration: ErasureDeclaration(backupHorizonDays: 30, rootProvider: "file"))
            let bakery = try await organizations.create(
                OrganizationInput(
                    profile: OrganizationProfile(name: "Bäckerei Groß"), lifecycle: .customer,
                    processing: ProcessingStatement(
                        purpose: "customer-care", legalBasis: .contract, source: "Auftrag 4712")),
                by: fixture.actor)
            try await body(
                World(
                    fixture: fixture, organizations: organizations,
                    superuser: fixture.database.smallClient(as: .superuser), bakery: bakery,
                    anna: try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)))
        }
    }

    @Test("A note that is being written while an import is taken back keeps the person it is about, and her key")
    func undoWaits() async throws {
        try await world { world in
            let batch = try await LoadDemo(world.fixture.store)(people: 3, by: world.actor)
            let rows = try await world.superuser.segment(
                [
                    """
                    SELECT p.id FROM person p WHERE p.import_batch_id = \(batch.id)
                        AND NOT EXISTS (SELECT FROM employment e WHERE e.person_id = p.id) LIMIT 1
                    """
                ], lane: .read)
            let person = try #require(rows[0].first).decode(UUID.self)
            let outcome = try await world.interleaved(
                "SELECT id FROM subject WHERE id = \(person) FOR SHARE",
                then: """
                    INSERT INTO activity (tenant_id, id, subject_id, kind, happened_at, author_id, version, seal_version, sealed,
                        created_at, updated_at)
                    SELECT tenant_id, gen_random_uuid(), id, 'note', created_at, \(world.fixture.invitation.member), 1, 1, 'x',
                        created_at, created_at FROM person WHERE id = \(person)
                    """
            ) { try await UndoImport(world.fixture.store)(batch.id, by: world.actor) }
            #expect(outcome.removed == 2)
            #expect(try await world.count("SELECT count(*) FROM person WHERE id = \(person)") == 1)
            #expect(
                try await world.count(
                    """
                    SELECT count(*) FROM activity a WHERE NOT EXISTS (
                        SELECT FROM wrapped_key k WHERE k.tenant_id = a.tenant_id AND k.subject_id = a.subject_id)
                    """) == 0)
        }
    }

    @Test("Taking an import back keeps the organisation in which somebody from elsewhere has got a position")
    func undoKeepsEmployer() async throws {
        try await world { world in
            let batch = try await LoadDemo(world.fixture.store)(people: 30, by: world.actor)
            let all = try await world.organizations.read.page(after: nil, limit: 50, by: world.actor)
            let firm = try #require(all.first { $0.id != world.bakery }).id
            let place = try await world.organizations.employments.add(
                world.anna, in: firm, EmploymentDetail(jobTitle: "Aushilfe"), by: world.actor)
            _ = try await UndoImport(world.fixture.store)(batch.id, by: world.actor)
            let staff = try await world.organizations.employments.in(firm, by: world.actor)
            #expect(staff.contains { $0.employment.id == place })
            #expect(try await world.count("SELECT count(*) FROM organization") == 2)
        }
    }

    @Test("What is being brought back is not removed for good")
    func purgeWaits() async throws {
        try await world { world in
            let note = try await world.note("Mag Roggen", people: [world.anna])
            try await world.activities.delete(note, by: world.actor)
            world.fixture.clock.advance(by: StoredActivity.undoTime + 1)
            let scope = world.fixture.store.scoped(to: world.actor)
            let gone = try await world.interleaved(
                "UPDATE activity SET deleted_at = NULL WHERE id = \(note)", then: "SELECT 1"
            ) { try await scope.purgeActivities() }
            #expect(gone == 0)
            #expect(try await world.activities.one(note, by: world.actor).content.text == "Mag Roggen")
        }
    }

    @Test("Purging while people and organisations are erased ends in order for both")
    func purgeBesideErasure() async throws {
        try await world { world in
            for _ in 0..<60 {
                let note = try await world.note("Zu löschen", organization: world.bakery, people: [world.anna])
                try await world.activities.delete(note, by: world.actor)
            }
            world.fixture.clock.advance(by: StoredActivity.undoTime + 1)
            let scope = world.fixture.store.scoped(to: world.actor)
            async let purged = scope.purgeActivities()
            async let person = world.erase(world.anna)
            async let firm = world.organizations.erase(
                world.bakery, reason: .noLongerNeeded, suppress: false, by: world.actor)
            _ = try await (purged, person, firm)
            #expect(
                try await world.count("SELECT (SELECT count(*) FROM activity) + (SELECT count(*) FROM participant)")
                    == 0)
            #expect(try await world.findings() == [])
        }
    }

    @Test(
        "Who is written into an activity or out of it behind Obhut's back is noticed",
        arguments: [
            "DELETE FROM participant",
            """
            INSERT INTO participant (tenant_id, activity_id, person_id)
            SELECT a.tenant_id, a.id, p.id FROM activity a JOIN person p ON p.tenant_id = a.tenant_id ON CONFLICT DO NOTHING
            """,
        ] as [PostgresQuery])
    func participantsAreVouchedFor(tampering: PostgresQuery) async throws {
        try await world { world in
            let note = try await world.note("Gespräch", organization: world.bakery, people: [world.anna])
            #expect(try await world.findings() == [])
            var other = StoreFixture.anna
            other.profile.contactPoints = []
            _ = try await CreatePerson(world.fixture.store)(other, by: world.actor)
            _ = try await world.superuser.segment([tampering], lane: .write)
            #expect(try await world.findings().contains(.rowChanged(.activity, note)))
        }
    }

    @Test("R-49 an erased participant leaves a new version behind, the log says which texts to read, deleted ones go")
    func erasedParticipant() async throws {
        try await world { world in
            let kept = try await world.note("Anna mag Roggen", organization: world.bakery, people: [world.anna])
            let deleted = try await world.note("Anna zog um", organization: world.bakery, people: [world.anna])
            try await world.activities.delete(deleted, by: world.actor)
            _ = try await world.erase(world.anna)
            let left = try await world.activities.one(kept, by: world.actor)
            #expect(left.version == 2 && left.participants.isEmpty && left.content.text == "Anna mag Roggen")
            await #expect(throws: Refusal.self) { try await world.activities.restore(deleted, by: world.actor) }
            #expect(
                try await world.count(
                    "SELECT count(*) FROM audit_entry WHERE action = 'participant.erase' AND row_id = \(kept)") == 1)
            #expect(try await world.findings() == [])
        }
    }

    @Test(
        "An erasure is not refused because the profile cannot be opened; what it could not suppress it does not claim")
    func damagedProfile() async throws {
        try await world { world in
            _ = try await world.superuser.segment(
                ["UPDATE person SET sealed = set_byte(sealed, 60, get_byte(sealed, 60) # 1)"], lane: .write)
            await #expect(throws: (any Error).self) {
                try await ReadPeople(world.fixture.store).one(world.anna, by: world.actor)
            }
            let erased = try await world.erase(world.anna, suppress: true)
            #expect(!erased.suppressed)
            #expect(
                try await world.count(
                    """
                    SELECT (SELECT count(*) FROM person) + (SELECT count(*) FROM suppression)
                        + (SELECT count(*) FROM wrapped_key WHERE subject_id = \(world.anna))
                        + (SELECT count(*) FROM erasure WHERE suppressed)
                    """) == 0)
        }
    }

    @Test("R-60 looking at a timeline or at a plan is noted, also where there is nothing in them yet")
    func lookingIsNoted() async throws {
        try await world { world in
            _ = try await world.organizations.timeline.of(world.bakery, .organization, limit: 5, by: world.actor)
            _ = try await world.organizations.erase.plan(world.bakery, reason: .unlawful, by: world.actor)
            let reads = try await world.organizations.read.reads(of: world.bakery, limit: 50, by: world.actor)
            #expect(Set(reads.map(\.action)).isSuperset(of: ["timeline.read", "erasure.plan"]))
        }
    }

    @Test("An organisation takes no part in its own activities as a person")
    func organizationIsNoPerson() async throws {
        try await world { world in
            let note = try await world.note("Gespräch", organization: world.bakery, people: [world.anna])
            let refused = await #expect(throws: Refusal.self) {
                try await world.activities.change(note, version: nil, by: world.actor) {
                    $0.participants = [world.bakery]
                }
            }
            #expect(refused?.field == "personIds")
            #expect(try await world.activities.one(note, by: world.actor).participants == [world.anna])
        }
    }
}
