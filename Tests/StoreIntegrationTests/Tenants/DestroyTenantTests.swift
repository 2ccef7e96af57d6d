import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing
import Vault

/// The end of a business: nothing of it is left but the certificate, and nobody else notices.
@Suite struct DestroyTenantTests {
    private static func destroy(_ fixture: StoreFixture, _ tenant: UUID) async throws -> String {
        try await DestroyTenant(
            fixture.operatorStore, declaration: .init(backupHorizonDays: 30, rootProvider: "file"), grace: .zero)(
                tenant, reason: "VERTRAG-1", by: StoreFixture.actor(tenant))
    }

    /// How many rows every table holds of a tenant, found by the name of its column alone.
    private static func rows(_ fixture: StoreFixture, of tenant: UUID) async throws -> [String: Int64] {
        let client = fixture.database.client(as: .superuser)
        let tables = try await client.segment(
            [
                """
                SELECT c.relname::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                WHERE a.attname = 'tenant_id' AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
                """
            ], lane: .read)[0].map { try $0.decode(String.self) }
        var counts: [String: Int64] = [:]
        for table in tables {
            let name = try PostgresIdentifier(table)
            let rows = try await client.segment(
                ["SELECT count(*) FROM \(identifier: name) WHERE tenant_id = \(tenant)"], lane: .read)
            let count = try rows[0][0].decode(Int64.self)
            if count > 0 { counts[table] = count }
        }
        return counts
    }

    @Test("R-66 keys and rows of a destroyed business are gone from every table, those of others are what they were")
    func destroyed() async throws {
        try await StoreFixture.with { fixture in
            let other = try await fixture.otherTenant().tenant
            let neighbour = StoreFixture.actor(other.id)
            let kept = try await CreatePerson(fixture.store)(StoreFixture.anna, by: neighbour)
            let ids = [
                try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor),
                try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor),
            ]
            _ = try await fixture.erase(ids[0], reason: .noLongerNeeded, suppress: true, by: fixture.actor)
            _ = try await Sequencer(fixture.operatorStore).sealAll(fixture.tenant.id)
            _ = try await Sequencer(fixture.operatorStore).sealAll(other.id)
            try await fixture.operatorStore.markBlocks()
            let before = try await Self.rows(fixture, of: other.id)
            let owned = try await Self.rows(fixture, of: fixture.tenant.id)
            #expect(
                owned["audit_entry"] != nil && owned["event_slot"] != nil && owned["erasure_receipt"] != nil, "\(owned)"
            )

            let document = try await Self.destroy(fixture, fixture.tenant.id)
            #expect(try await Self.rows(fixture, of: fixture.tenant.id) == [:])
            #expect(try await Self.rows(fixture, of: other.id) == before)
            #expect(!fixture.store.vault.hasTenant(fixture.tenant.id))
            #expect(try !fixture.store.vault.holdsKeys(of: fixture.tenant.id))
            let keys = fixture.store.vault.exportPublicKeys().map(\.publicKey)
            try VerifyReceipt(trusting: keys)(Array(document.utf8))
            #expect(throws: Refusal.self) {
                try VerifyReceipt(trusting: keys)(Array(document.replacing("VERTRAG-1", with: "VERTRAG-2").utf8))
            }
            #expect(!document.contains("Muster") && !document.contains("muster"), "no name: \(document)")
            #expect(try await fixture.operatorStore.node.destruction(fixture.tenant.id)?.document == document)

            // The slug answers like one that never existed, the node is open, and the neighbour's log holds.
            await #expect(throws: Refusal.self) { try await fixture.store.node.tenant(slug: "muster") }
            #expect(try await !fixture.operatorStore.fence().isClosed)
            #expect(try await ReadPeople(fixture.store).one(kept, by: neighbour).profile.familyName == "Groß")
            let report = try await AuditVerifier(fixture.operatorStore).verify(other.id)
            #expect(report.isIntact, "\(report.findings)")
        }
    }

    /// The levels of a certificate.
    private static func levels(_ document: String) throws -> [String: [String: Any]] {
        let whole = try JSONSerialization.jsonObject(with: Data(document.utf8)) as? [String: Any]
        return try #require(whole?["levels"] as? [String: [String: Any]])
    }

    @Test("R-66 a certificate claims the live files and the standbys by proof, and says what holds them back")
    func claims() async throws {
        try await StoreFixture.with { fixture in
            let other = try await fixture.otherTenant().tenant
            let client = fixture.database.smallClient(as: .superuser)
            let early = try await client.withTransaction(.snapshot, timeout: .seconds(60)) { transaction in
                // A snapshot in this database, and no transaction that others of the server would wait for.
                _ = try await transaction.query("SELECT pg_current_snapshot()::text")
                return try await Self.destroy(fixture, other.id)
            }
            let held = try Self.levels(early)
            for level in ["L1", "L2"] {
                #expect(held[level]?["state"] as? String == "pending", "\(level)")
                #expect(held[level]?["waitsFor"] as? String == "open-transactions", "\(level)")
            }
            #expect(held["L0"]?["state"] as? String == "reached")

            let levels = try Self.levels(try await Self.destroy(fixture, fixture.tenant.id))
            let proof = try #require(levels["L1"]?["evidence"] as? [String])
            #expect(proof.first == "tenant-keys-destroyed" && proof.last?.hasPrefix("vacuumed-before:") == true)
            #expect(levels["L2"]?["evidence"] as? [String] == ["wal-without-key", "no-standby"])
            await client.shutdown()
        }
    }

    @Test("What is written once goes with its business only: nobody deletes from a log before a destruction was begun")
    func refused() async throws {
        try await StoreFixture.with { fixture in
            let client = fixture.database.client(as: .owner)
            let tenant = fixture.tenant.id
            for table in ["audit_entry", "subject"] {
                let name = try PostgresIdentifier(table)
                await #expect(throws: PostgresError.self) {
                    _ = try await client.segment(
                        [
                            "SELECT set_config('app.tenant', \(tenant.uuidString), true)",
                            "DELETE FROM \(identifier: name) WHERE tenant_id = \(tenant)",
                        ], lane: .write)
                }
            }
            #expect(try await Self.rows(fixture, of: fixture.tenant.id)["audit_entry"] ?? 0 > 0)
        }
    }

    @Test(
        "A business that a rolled-back database brings back, whole or half gone, fences the node until it is destroyed again",
        arguments: [false, true])
    func replayed(isHalfGone: Bool) async throws {
        try await StoreFixture.with { fixture in
            let other = try await fixture.otherTenant().tenant
            // As if the database were older than the file: only the file knows of the end.
            try fixture.operatorStore.vault.destroyTenant(other.id)
            let destruction = StoredDestruction(
                id: UUID(), tenant: other.id, reason: "VERTRAG-1", people: 0, records: 1, begunAt: Date())
            if isHalfGone {
                _ = try await fixture.operatorStore.scoped(to: StoreFixture.actor(other.id)).begin(destruction)
            }
            try await fixture.operatorStore.note(destruction)
            if isHalfGone {
                #expect(try await !fixture.operatorStore.fence().isClosed, "it is under way, as far as anybody knows")
                try await fixture.operatorStore.noteEnd(of: destruction)
            }
            let fence = try await fixture.operatorStore.fence()
            #expect(fence.isClosed && fence.destroyed.map(\.tenant) == [other.id])
            #expect(fence.destroyed.first?.reason == "VERTRAG-1")
            let replay = ReplayReductions(
                fixture.operatorStore, declaration: .init(backupHorizonDays: 30, rootProvider: "file"))
            let outcome = try await replay(by: { StoreFixture.actor($0) })
            #expect(outcome.destroyed == 1 && outcome.isOpen)
            #expect(try await Self.rows(fixture, of: other.id) == [:])
            let document = try #require(try await fixture.operatorStore.node.destruction(other.id)?.document)
            #expect(document.contains("replayedAt"))
            #expect(try await replay(by: { StoreFixture.actor($0) }).destroyed == 0)
        }
    }
}
