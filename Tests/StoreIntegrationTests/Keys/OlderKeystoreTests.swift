import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing
import Vault

/// A keystore from before a turn beside the database from after it.
@Suite struct OlderKeystoreTests {
    /// Works as `obhut` does, with the keystore that a copy was restored to.
    ///
    /// `takesLedger`: With the ledger file of the copy; the one there is, unless said otherwise.
    private static func restored(
        _ copy: KeystoreCopy, _ place: String, _ fixture: StoreFixture, takesLedger: Bool = false
    ) throws -> Store {
        try Vault.restore(copy.path, to: place)
        return Store(
            postgres: fixture.database.smallClient(as: .owner),
            vault: try Vault.open(directory: place, root: .file("\(fixture.directory)/root.key"), mode: .writer),
            ledgerFile: takesLedger ? try .open(directory: place) : fixture.store.ledgerFile, clock: fixture.clock,
            logger: .quiet)
    }

    private static func with(_ body: (StoreFixture, _ place: String) async throws -> Void) async throws {
        try await StoreFixture.with { fixture in
            let place = FileManager.default.temporaryDirectory.appending(path: "obhut-copies-\(UUID())").path()
            defer { try? FileManager.default.removeItem(atPath: place) }
            try await body(fixture, place)
        }
    }

    @Test(
        "It is named as what it is: nothing opens the fence, no epoch is learnt, and no key gets the number of a lost one"
    )
    func refused() async throws {
        try await Self.with { fixture, place in
            let (vault, tenant) = (fixture.operatorStore.vault, fixture.tenant.id)
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let before = try vault.copy(to: place + "/before")
            _ = try await TurnEpoch(fixture.operatorStore, grace: .zero)(tenant, by: fixture.actor)
            let after = try vault.copy(to: place + "/after")

            let old = try Self.restored(before, place + "/old", fixture)
            let replay = ReplayReductions(old, declaration: ConsentWorld(fixture: fixture).declaration)
            let attempts: [(String, () async throws -> Void)] = [
                ("fence", { _ = try await old.fence() }),
                ("replay", { _ = try await replay(by: { _ in fixture.actor }) }),
                ("override", { _ = try await OverrideFence(old)(reason: "INCIDENT-7") { _ in fixture.actor } }),
                ("learning", { try await old.learnEpoch(of: tenant, by: fixture.actor) }),
                ("turn", { _ = try await TurnEpoch(old, grace: .zero)(tenant, by: fixture.actor) }),
            ]
            for (name, attempt) in attempts {
                await #expect(throws: StoreError.olderKeystore, "\(name)") { try await attempt() }
            }
            #expect(try old.vault.epochs(tenant).map(\.epoch) == [1])
            let known = try await fixture.operatorStore.scoped(to: fixture.actor).epochs()
            #expect(known.map(\.epoch) == [2] && known[0].isActive)

            // The newer copy turns up, and everybody is back.
            let new = try Self.restored(after, place + "/new", fixture)
            #expect(try await !new.fence().isClosed)
            #expect(try await ReadPeople(new).one(anna, by: fixture.actor).profile.familyName == "Groß")
        }
    }

    @Test("One from before a turn of index keys, or before a tenant, is named as well")
    func narrower() async throws {
        try await Self.with { fixture, place in
            let vault = fixture.operatorStore.vault
            let first = try vault.copy(to: place + "/first")
            _ = try await TurnIndexes(fixture.operatorStore, grace: .zero)(fixture.tenant.id, by: fixture.actor)
            let second = try vault.copy(to: place + "/second")
            let turned = try Self.restored(first, place + "/old", fixture)
            await #expect(throws: StoreError.olderKeystore) { _ = try await turned.fence() }
            await #expect(throws: StoreError.olderKeystore) {
                _ = try await TurnIndexes(turned, grace: .zero)(fixture.tenant.id, by: fixture.actor)
            }
            let same = try Self.restored(second, place + "/new", fixture)
            #expect(try await !same.fence().isClosed)
            let other = try await fixture.otherTenant().tenant
            await #expect(throws: StoreError.olderKeystore) { _ = try await same.fence() }
            try vault.destroyTenant(other.id)
            #expect(try await !fixture.operatorStore.fence().isClosed, "one without keys is another matter")
        }
    }

    @Test("R-66 A business that was destroyed since stays so: the copy's ledger file learns of it from its certificate")
    func destroyed() async throws {
        try await Self.with { fixture, place in
            let other = try await fixture.otherTenant().tenant
            let copy = try fixture.operatorStore.vault.copy(to: place + "/before")
            _ = try await DestroyTenant(
                fixture.operatorStore, declaration: ConsentWorld(fixture: fixture).declaration, grace: .zero)(
                    other.id, reason: nil, by: StoreFixture.actor(other.id))
            let old = try Self.restored(copy, place + "/old", fixture, takesLedger: true)
            func noted() throws -> Int { try old.ledgerFile.read().count { $0.entry.kind == .destruction } }
            #expect(try noted() == 0)
            #expect(try await !old.fence().isClosed)
            #expect(try noted() == 2, "that it was begun, and that it ended")
            // A database from before it: the certificate is gone, and the business is there.
            _ = try await fixture.database.client(as: .superuser).segment(
                [
                    "SELECT set_config('session_replication_role', 'replica', true)", "DELETE FROM destruction",
                    """
                    INSERT INTO tenant
                    SELECT (jsonb_populate_record(t, jsonb_build_object('id', \(other.id), 'slug', 'da'))).* FROM tenant t
                    """,
                ], lane: .write)
            #expect(try await old.fence().destroyed.map(\.tenant) == [other.id])
        }
    }

    @Test("A database in the middle of a turn is not taken for one that is ahead of its keystore", arguments: 0..<3)
    func turning(steps: Int) async throws {
        try await StoreFixture.with { fixture in
            let (scope, vault) = (fixture.operatorStore.scoped(to: fixture.actor), fixture.operatorStore.vault)
            // It knows the keystore as it was before the turn.
            let reader = Store(
                postgres: fixture.database.smallClient(as: .owner),
                vault: try Vault.open(
                    directory: fixture.directory, root: .file("\(fixture.directory)/root.key"), mode: .reader),
                ledgerFile: fixture.store.ledgerFile, clock: fixture.clock, logger: .quiet)
            let epoch = try vault.beginEpoch(fixture.tenant.id)
            if steps > 0 { try await scope.activate(epoch: epoch) }
            if steps > 1 { try vault.activateEpoch(fixture.tenant.id, epoch) }
            #expect(try await !reader.fence().isClosed)
        }
    }

    @Test("An epoch that began under a clock set forward turns like any other once the clock is right again")
    func clock() async throws {
        try await StoreFixture.with { fixture in
            let turn = TurnEpoch(fixture.operatorStore, grace: .zero)
            let (tenant, ahead) = (fixture.tenant.id, 90.0 * 86_400)
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            fixture.clock.advance(by: ahead)
            _ = try await turn(tenant, by: fixture.actor)
            fixture.clock.advance(by: -ahead)
            #expect(try await !turn.isDue(tenant, by: fixture.actor), "nobody was erased in it")
            _ = try await fixture.erase(anna, reason: .noLongerNeeded, suppress: false, by: fixture.actor)
            #expect(try await turn.isDue(tenant, by: fixture.actor))
            #expect(try await turn(tenant, by: fixture.actor).epoch == 3)
            #expect(try await !turn.isDue(tenant, by: fixture.actor))
        }
    }
}
