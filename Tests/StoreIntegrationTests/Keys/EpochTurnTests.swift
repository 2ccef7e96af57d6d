import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing
import Vault

/// The turn of a tenant's epoch under people who live, come and go.
@Suite struct EpochTurnTests {
    private static func person(_ number: Int) -> PersonInput {
        var input = StoreFixture.anna
        input.profile.familyName = "Groß-\(number)"
        input.profile.contactPoints = [ContactPoint(kind: .email, value: "anna.\(number)@kunden.example")]
        return input
    }

    private static func create(_ numbers: Range<Int>, _ fixture: StoreFixture) async throws -> [UUID] {
        var ids: [UUID] = []
        for number in numbers {
            ids.append(try await CreatePerson(fixture.store)(person(number), by: fixture.actor))
        }
        return ids
    }

    private static func expectReadable(_ ids: [UUID], _ fixture: StoreFixture) async throws {
        for (number, id) in ids.enumerated() {
            let person = try await ReadPeople(fixture.store).one(id, by: fixture.actor)
            #expect(person.profile.familyName == "Groß-\(number)")
        }
    }

    /// Wrapped keys as somebody who copied the database holds them.
    private static func keys(_ fixture: StoreFixture) async throws -> [(subject: UUID, epoch: Int32, wrapped: [UInt8])]
    {
        let client = fixture.database.client(as: .superuser)
        let rows = try await client.segment(
            ["SELECT subject_id, epoch, wrapped FROM wrapped_key WHERE compartment = 1 ORDER BY subject_id"],
            lane: .read)
        return try rows[0].map { try $0.decode(UUID.self, Int32.self, [UInt8].self) }
    }

    private static func context(_ subject: UUID, _ epoch: Int32, _ fixture: StoreFixture) -> WrapContext {
        WrapContext(
            tenant: fixture.tenant.id, subject: subject, compartment: 1, term: 0, generation: 1,
            epoch: UInt32(bitPattern: epoch))
    }

    @Test(
        "R-49 after the turn the living are read as before, and nobody opens a key out of an older copy of the database"
    )
    func turns() async throws {
        try await StoreFixture.with { fixture in
            let ids = try await Self.create(0..<5, fixture)
            let gone = try await CreatePerson(fixture.store)(Self.person(99), by: fixture.actor)
            let copy = try await Self.keys(fixture)
            _ = try await fixture.erase(gone, reason: .noLongerNeeded, suppress: false, by: fixture.actor)

            let outcome = try await TurnEpoch(fixture.operatorStore, grace: .zero)(fixture.tenant.id, by: fixture.actor)
            #expect(outcome.epoch == 2 && outcome.destroyed == [1])
            let now = try await Self.keys(fixture)
            #expect(now.count == copy.count - 1 && now.allSatisfy { $0.epoch == 2 })
            #expect(outcome.rewrapped >= now.count && outcome.verified >= now.count)
            try await Self.expectReadable(ids, fixture)
            for old in copy {
                #expect(throws: VaultError.self) {
                    _ = try fixture.store.vault.unwrap(old.wrapped, Self.context(old.subject, old.epoch, fixture))
                }
            }
            // New people come in under the new epoch, and the log holds.
            let next = try await CreatePerson(fixture.store)(Self.person(5), by: fixture.actor)
            #expect(try await Self.keys(fixture).first { $0.subject == next }?.epoch == 2)
            let uses = try await fixture.operatorStore.scoped(to: fixture.actor).epochs()
            #expect(uses.map(\.epoch) == [2] && uses[0].isActive)
            _ = try await Sequencer(fixture.operatorStore).sealAll(fixture.tenant.id)
            let report = try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id)
            #expect(report.isIntact, "\(report.findings)")
        }
    }

    @Test("A turn that was cut off after any step is finished by beginning it again", arguments: 0..<4)
    func resumes(steps: Int) async throws {
        try await StoreFixture.with { fixture in
            let ids = try await Self.create(0..<3, fixture)
            let (scope, vault) = (fixture.operatorStore.scoped(to: fixture.actor), fixture.operatorStore.vault)
            let epoch = try vault.beginEpoch(fixture.tenant.id)
            if steps > 0 { try await scope.activate(epoch: epoch) }
            if steps > 1 { try vault.activateEpoch(fixture.tenant.id, epoch) }
            if steps > 2 {
                _ = try await scope.rewrap(to: epoch, after: nil)
                #expect(try await scope.retireEpochs(but: epoch))
            }
            try await Self.expectReadable(ids, fixture)
            let turn = TurnEpoch(fixture.operatorStore, grace: .zero)
            #expect(try await turn.isDue(fixture.tenant.id, by: fixture.actor), "what was begun is due")
            let outcome = try await turn(fixture.tenant.id, by: fixture.actor)
            #expect(outcome.epoch == epoch && outcome.destroyed == [1])
            #expect(try await !turn.isDue(fixture.tenant.id, by: fixture.actor))
            try await Self.expectReadable(ids, fixture)
        }
    }

    @Test("An epoch that still wraps a key cannot be retired")
    func guarded() async throws {
        try await StoreFixture.with { fixture in
            _ = try await Self.create(0..<1, fixture)
            let scope = fixture.operatorStore.scoped(to: fixture.actor)
            let epoch = try fixture.operatorStore.vault.beginEpoch(fixture.tenant.id)
            try await scope.activate(epoch: epoch)
            #expect(try await !scope.retireEpochs(but: epoch))
            #expect(try await scope.epochs().map(\.epoch) == [1, epoch])
        }
    }

    @Test("People who are created, changed and erased while epochs turn are whole or gone, and no key comes back")
    func underLoad() async throws {
        try await StoreFixture.with { fixture in
            let ids = try await Self.create(0..<8, fixture)
            let doomed = try await Self.create(100..<140, fixture)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for _ in 0..<4 {
                        _ = try await TurnEpoch(fixture.operatorStore, grace: .zero)(
                            fixture.tenant.id, by: fixture.actor)
                    }
                }
                group.addTask {
                    for id in doomed {
                        _ = try await fixture.erase(id, reason: .noLongerNeeded, suppress: false, by: fixture.actor)
                    }
                }
                group.addTask {
                    for number in 200..<240 {
                        do {
                            _ = try await CreatePerson(fixture.store)(Self.person(number), by: fixture.actor)
                        } catch let refusal as Refusal where refusal.code == RefusalCode.busy.rawValue {
                            // Said clearly, and nothing was stored: the next try knows the new epoch.
                            _ = try await CreatePerson(fixture.store)(Self.person(number), by: fixture.actor)
                        }
                    }
                }
                try await group.waitForAll()
            }
            try await Self.expectReadable(ids, fixture)
            let keys = try await Self.keys(fixture)
            #expect(keys.allSatisfy { $0.epoch == 5 })
            #expect(Set(keys.map(\.subject)).isDisjoint(with: doomed))
            for key in keys {
                _ = try fixture.store.vault.unwrap(key.wrapped, Self.context(key.subject, key.epoch, fixture))
            }
            #expect(
                try await ReadPeople(fixture.store).with("anna.239@kunden.example", .email, by: fixture.actor).count
                    == 1)
        }
    }

    @Test("A process that slept through a turn is refused once, clearly, and then knows; reading it never hinders")
    func stale() async throws {
        try await StoreFixture.with { fixture in
            let ids = try await Self.create(0..<2, fixture)
            let other = Store(
                postgres: fixture.database.smallClient(as: .runtime),
                vault: try Vault.open(
                    directory: fixture.directory, root: .file("\(fixture.directory)/root.key"), mode: .reader),
                ledgerFile: fixture.store.ledgerFile, clock: fixture.clock, logger: .quiet)
            #expect(try other.vault.activeEpoch(fixture.tenant.id) == 1)
            _ = try await TurnEpoch(fixture.operatorStore, grace: .zero)(fixture.tenant.id, by: fixture.actor)
            let refusal = await #expect(throws: Refusal.self) {
                try await CreatePerson(other)(Self.person(2), by: fixture.actor)
            }
            #expect(refusal?.code == RefusalCode.busy.rawValue && refusal?.kind == .notReady)
            let id = try await CreatePerson(other)(Self.person(2), by: fixture.actor)
            try await Self.expectReadable(ids + [id], fixture)
            for id in ids { _ = try await ReadPeople(other).one(id, by: fixture.actor) }
        }
    }

    @Test(
        "An epoch turns by itself a week after it began, or as the operator says, and only where somebody was erased in it"
    )
    func due() async throws {
        try await StoreFixture.with { fixture in
            let turn = TurnEpoch(fixture.operatorStore, grace: .zero)
            let ids = try await Self.create(0..<2, fixture)
            fixture.clock.advance(by: 8 * 86_400)
            #expect(try await !turn.isDue(fixture.tenant.id, by: fixture.actor))
            _ = try await fixture.erase(ids[1], reason: .noLongerNeeded, suppress: false, by: fixture.actor)
            #expect(try await turn.isDue(fixture.tenant.id, by: fixture.actor))
            _ = try await turn(fixture.tenant.id, by: fixture.actor)
            #expect(try await !turn.isDue(fixture.tenant.id, by: fixture.actor))
            _ = try await fixture.erase(ids[0], reason: .noLongerNeeded, suppress: false, by: fixture.actor)
            #expect(try await !turn.isDue(fixture.tenant.id, by: fixture.actor), "not before the week is over")
            let often = TurnEpoch(fixture.operatorStore, days: 2, grace: .zero)
            let seldom = TurnEpoch(fixture.operatorStore, days: 30, grace: .zero)
            for (days, isDue) in [(0, [false, false, false]), (2, [true, false, false]), (5, [true, true, false])] {
                fixture.clock.advance(by: Double(days) * 86_400)
                for (turn, expected) in zip([often, turn, seldom], isDue) {
                    #expect(try await turn.isDue(fixture.tenant.id, by: fixture.actor) == expected)
                }
            }
        }
    }
}
