import Domain
import Foundation
import Operations
import Postgres
import TestSupport
import Testing
import Vault

@testable import Store

/// Other keys for one person.
@Suite struct PersonKeyTests {
    /// Everything that lies under a person's profile key: the bytes, by column.
    private static func envelopes(_ world: KeyWorld, of person: UUID) async throws -> [String: [[UInt8]]] {
        var found: [String: [[UInt8]]] = [:]
        let client = world.fixture.database.client(as: .superuser)
        for column in SealedColumn.all where column.compartment == .profile {
            let rows = try await client.segment(
                [column.lock(world.fixture.tenant.id, of: person, from: nil, limit: 1_000)], lane: .write)
            found[column.name] = try rows[0].map { try SealedColumn.Cell($0).sealed }
        }
        return found.filter { !$0.value.isEmpty }
    }

    private static func keys(_ world: KeyWorld, of person: UUID) async throws -> [VaultHandle.WrappedKey] {
        let rows = try await world.fixture.database.client(as: .superuser).segment(
            [
                """
                SELECT generation, epoch, wrapped FROM wrapped_key WHERE subject_id = \(person) AND compartment = 1
                ORDER BY generation
                """
            ], lane: .read)
        return try rows[0].map { try KeyColumns.key($0, from: 0) }
    }

    private static func rotate(_ world: KeyWorld, _ person: UUID) async throws -> RotatedKeys {
        try await world.fixture.operatorStore.scoped(to: world.fixture.actor).rotateKeys(of: person)
    }

    @Test("Everything of hers lies under the new key alone, reads as before, and log and keys verify")
    func rotates() async throws {
        try await KeyWorld.with { world in
            let scope = world.fixture.store.scoped(to: world.fixture.actor)
            let before = try await Self.envelopes(world, of: world.anna)
            let old = try await Self.keys(world, of: world.anna)
            let shown = try await scope.person(world.anna)
            #expect(
                Set(before.keys) == [
                    "person.sealed", "processing_ground.sealed", "employment.sealed", "activity.sealed",
                    "import_row.sealed",
                ])
            let outcome = try await Self.rotate(world, world.anna)
            let after = try await Self.envelopes(world, of: world.anna)
            #expect(outcome.keys == 1 && outcome.kept == 1 && outcome.rows == before.values.map(\.count).reduce(0, +))
            #expect(after.mapValues(\.count) == before.mapValues(\.count))
            #expect(Set(after.values.joined()).isDisjoint(with: before.values.joined()))
            let keys = try await Self.keys(world, of: world.anna)
            #expect(old.map(\.generation) == [1] && keys.map(\.generation) == [2])

            let again = try await scope.person(world.anna)
            #expect(again.profile == shown.profile && again.updatedAt == shown.updatedAt)
            #expect(try await scope.grounds(of: world.anna, .person).count == before["processing_ground.sealed"]?.count)
            let report = try await world.verify()
            #expect(report.isSound, "\(report.findings)")
            #expect(try await world.findings() == [])
        }
    }

    @Test("An import can be taken back after a turn of her keys, for nobody edited her")
    func undo() async throws {
        try await KeyWorld.with { world in
            _ = try await Self.rotate(world, world.anna)
            let batch = try await world.fixture.database.client(as: .superuser).segment(
                ["SELECT batch_id FROM import_row WHERE subject_id = \(world.anna)"], lane: .read)[0][0]
                .decode(UUID.self)
            let changed = try await world.fixture.store.scoped(to: world.fixture.actor).changedByImport(batch)
            #expect(changed.map(\.version) == changed.map(\.person.version) && changed.count == 1)
        }
    }

    @Test("Whoever read her before the turn is refused when he writes after it, and the next try goes through")
    func stale() async throws {
        try await KeyWorld.with { world in
            let scope = world.fixture.store.scoped(to: world.fixture.actor)
            let stale = try await scope.person(world.anna)
            _ = try await Self.rotate(world, world.anna)
            let organization = try await world.fixture.database.client(as: .superuser).segment(
                ["SELECT id FROM organization LIMIT 1"], lane: .read)[0][0].decode(UUID.self)
            let note = ActivityDraft(
                kind: .note, happenedAt: world.fixture.clock.now, content: ActivityContent(text: "Spät"),
                participants: [])
            for write: @Sendable (StoredPerson) async throws -> Void in [
                { _ = try await scope.create(note, of: $0) },
                { _ = try await scope.employ($0, in: organization, EmploymentDetail(jobTitle: "Verkauf")) },
            ] {
                let refusal = await #expect(throws: Refusal.self) { try await write(stale) }
                #expect(refusal?.code == RefusalCode.busy.rawValue, "\(String(describing: refusal))")
                try await write(try await scope.person(world.anna))
            }
            let refusal = await #expect(throws: Refusal.self) {
                try await scope.update(stale, profile: stale.profile, lifecycle: .lead)
            }
            #expect(refusal?.kind == .preconditionFailed)
            #expect(try await world.verify().isSound)
            #expect(try await world.findings() == [])
        }
    }

    @Test("People who are written while their keys turn again and again lose nothing")
    func underLoad() async throws {
        try await KeyWorld.with { world in
            let scope = world.fixture.store.scoped(to: world.fixture.actor)
            let before = try await scope.person(world.anna).version
            let notes = 24
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for _ in 0..<12 { _ = try await Self.rotate(world, world.anna) }
                }
                group.addTask {
                    for number in 0..<notes {
                        let note = ActivityDraft(
                            kind: .note, happenedAt: world.fixture.clock.now,
                            content: ActivityContent(text: "Nr. \(number)"), participants: [])
                        var isDone = false
                        while !isDone {
                            do {
                                _ = try await scope.create(note, of: try await scope.person(world.anna))
                                isDone = true
                            } catch let refusal as Refusal where refusal.code == RefusalCode.busy.rawValue {}
                        }
                    }
                }
                group.addTask {
                    let change = ChangePerson(world.fixture.store)
                    for number in 0..<notes {
                        var isDone = false
                        while !isDone {
                            do {
                                _ = try await change(world.anna, version: nil, by: world.fixture.actor) {
                                    $0.profile.familyName = "Groß-\(number)"
                                }
                                isDone = true
                            } catch let refusal as Refusal where refusal.kind == .preconditionFailed {}
                        }
                    }
                }
                try await group.waitForAll()
            }
            let after = try await scope.person(world.anna)
            #expect(after.profile.familyName == "Groß-\(notes - 1)" && Int(after.version - before) == notes + 12)
            #expect(try await Self.keys(world, of: world.anna).map(\.generation) == [13])
            #expect(
                try await world.count("SELECT count(*) FROM activity WHERE subject_id = \(world.anna)") == 3 + notes)
            let report = try await world.verify()
            #expect(report.isSound, "\(report.findings)")
            #expect(try await world.findings() == [])
        }
    }

    @Test("Where something of hers does not open nothing is turned, for it would be lost")
    func damaged() async throws {
        try await KeyWorld.with { world in
            try await world.tamper(
                """
                UPDATE activity SET sealed = set_byte(sealed, 60, get_byte(sealed, 60) # 1) WHERE subject_id = \(world.anna)
                """)
            await #expect(throws: DamagedRow(table: .activity)) { try await Self.rotate(world, world.anna) }
            #expect(try await Self.keys(world, of: world.anna).map(\.generation) == [1])
            _ = try await world.fixture.store.scoped(to: world.fixture.actor).person(world.anna)
            let refusal = await #expect(throws: Refusal.self) { try await Self.rotate(world, UUID()) }
            #expect(refusal?.kind == .notFound)
        }
    }
}
