import Domain
import Foundation
import Ledger
import Operations
import Postgres
import Store
import TestSupport
import Testing
import Vault

/// Servers that follow, and how L2 of a receipt waits for them.
@Suite struct StandbyTests {
    /// A business on a server of its own: a slot holds every database of a server back.
    private struct World {
        let cluster: TestCluster
        let store: Store
        let tenant: UUID

        var actor: Actor { StoreFixture.actor(tenant) }

        static func with(_ body: (World) async throws -> Void) async throws {
            let directory = FileManager.default.temporaryDirectory.appending(path: "obhut-test-\(UUID())").path()
            defer { try? FileManager.default.removeItem(atPath: directory) }
            let cluster = try await TestCluster()
            do {
                try await TestDatabase.lease(on: cluster) { database in
                    let root = RootProvider.file("\(directory)/root.key")
                    _ = try Vault.initialize(directory: directory, root: root, recoveryRecipient: nil)
                    let store = Store(
                        postgres: database.smallClient(as: .owner),
                        vault: try Vault.open(directory: directory, root: root, mode: .writer),
                        ledgerFile: try ErasureLedgerFile.open(directory: directory),
                        clock: SettableClock(Date(timeIntervalSince1970: 1_795_000_000)), logger: .quiet)
                    try await store.bindInstallation()
                    let (tenant, _) = try await CreateTenant(store)(
                        .init(
                            slug: "muster", name: "Muster & Söhne GmbH", country: "DE", locale: "de", policy: .strict,
                            ownerEmail: "inhaberin@muster.example", agreementDigest: nil), user: "root", reason: nil)
                    try await body(World(cluster: cluster, store: store, tenant: tenant.id))
                }
                try await cluster.destroy()
            } catch {
                try? await cluster.destroy()
                throw error
            }
        }

        func administer(_ statement: PostgresQuery) async throws {
            try await cluster.withAdministrator { _ = try await $0.query(statement) }
        }

        /// Where the standbys are now.
        func standbys() async throws -> StandbyState {
            try await store.standbys(at: try await store.clean().position)
        }

        /// Erases somebody new and destroys the epoch of her key.
        func erase() async throws -> UUID {
            let person = try await CreatePerson(store)(StoreFixture.anna, by: actor)
            let erasure = try await ErasePerson(
                store, declaration: .init(backupHorizonDays: 30, rootProvider: "file"))(
                    person, reason: .noLongerNeeded, suppress: false, by: actor)
            _ = try await TurnEpoch(store, grace: .zero)(tenant, by: actor)
            return erasure.id
        }

        func complete(_ cleaning: Cleaning, _ standbys: StandbyState) async throws -> CompleteReceipts.Outcome {
            try await CompleteReceipts(
                store, declaration: ErasureDeclaration(backupHorizonDays: 30, rootProvider: "file"), copies: [])(
                    tenant, after: cleaning, standbys: standbys, by: actor)
        }

        /// L2 of the newest version of a receipt.
        func level(_ erasure: UUID) async throws -> ErasureReceipt.Level? {
            let text = try await ReadErasures(store).versions(of: erasure, by: actor).last ?? ""
            return ErasureReceipt(reading: try SignedDocument(parsing: Array(text.utf8)).fields)?.levels[.l2]
        }
    }

    @Test("A standby that has a slot and is not there is missed, until its slot is dropped")
    func slot() async throws {
        try await World.with { world in
            #expect(try await world.standbys() == .none)
            try await world.administer("SELECT pg_create_physical_replication_slot('geplant')")
            #expect(try await world.standbys() == .none, "nobody has used it yet")
            try await world.administer("SELECT pg_create_physical_replication_slot('fort', true)")
            #expect(try await world.standbys() == .away)
            let erasure = try await world.erase()
            let outcome = try await world.complete(try await world.store.clean(), try await world.standbys())
            #expect(outcome.waits[.l2] == "standby-away")
            #expect(try await world.level(erasure)?.waitsFor == "standby-away")
            try await world.administer("SELECT pg_drop_replication_slot('fort')")
            #expect(try await world.standbys() == .none)
        }
    }

    @Test("L2 is reached when a standby has applied what the vacuum wrote: not while it pauses, is away or is not seen")
    func follows() async throws {
        try await World.with { world in
            try await TestStandby.with(of: world.cluster, slot: "zweitserver") { standby in
                #expect(try await world.standbys() == .unseen, "the owner's role sees that there is one, not where")
                try await world.administer("GRANT pg_read_all_stats TO obhut_owner")
                #expect(try await world.standbys() == .past(count: 1))

                try await standby.pause()
                let erasure = try await world.erase()
                let cleaning = try await world.store.clean()
                let paused = try await world.store.standbys(at: cleaning.position)
                #expect(paused == .behind)
                #expect(try await world.complete(cleaning, paused).waits[.l2] == "standby-behind")
                #expect(try await world.level(erasure)?.waitsFor == "standby-behind")

                let store = world.store
                async let awaited = store.standbys(at: cleaning.position)
                try await standby.resume()
                let resumed = try await awaited
                #expect(resumed == .past(count: 1))
                let outcome = try await world.complete(cleaning, resumed)
                #expect(outcome.completed == 1 && outcome.waits[.l2] == nil)
                let level = try #require(try await world.level(erasure))
                #expect(level.state == .reached && level.evidence.last == "standbys-past:\(cleaning.position)")

                try await standby.stop()
                let deadline = ContinuousClock.now + .seconds(30)
                while try await world.standbys() != .away, ContinuousClock.now < deadline {}
                #expect(try await world.standbys() == .away)
                try await standby.start()
                while try await world.standbys() != .past(count: 1), ContinuousClock.now < deadline {}
                #expect(try await world.standbys() == .past(count: 1))
            }
        }
    }
}
