import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing
import Vault

/// Keys of blocked addresses under which the database has no block, because it has lost it.
@Suite struct NotedKeyTests {
    private static let email = "anna.gross@kunden.example"

    @Test(
        "R-28 a no that was lost and passed over outlives a turn of the index keys: the replay puts it back all the same"
    )
    func overridden() async throws {
        try await StoreFixture.with { fixture in
            let (store, tenant) = (fixture.operatorStore, fixture.tenant.id)
            let consents = ConsentWorld(fixture: fixture)
            let turn = TurnIndexes(store, grace: .zero)
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            _ = try await turn(tenant, by: fixture.actor)
            _ = try await fixture.erase(anna, reason: .objection, suppress: true, by: fixture.actor)
            #expect(try store.vault.indexVersions(tenant, .suppression) == [2])
            // As it was before the turn, but for her: what became of her is another test's.
            _ = try await fixture.database.client(as: .superuser).segment(
                [
                    "SELECT set_config('session_replication_role', 'replica', true)",
                    "DELETE FROM suppression", "DELETE FROM index_key_state WHERE version = 2",
                    """
                    INSERT INTO index_key_state (tenant_id, use, version, state, created_at)
                    SELECT \(tenant), use, 1, 'active', now() FROM unnest(ARRAY['subject', 'pending', 'suppression']) AS use
                    """,
                ], lane: .write)
            let lost = try await OverrideFence(store)(reason: "INCIDENT-7") { _ in fixture.actor }
            #expect(lost.standing.count == 2, "of her two addresses")

            #expect(try await turn.isDue(tenant, by: fixture.actor))
            let outcome = try await turn(tenant, by: fixture.actor)
            #expect(outcome.versions[.suppression] == 3)
            #expect(outcome.destroyed.contains { $0.use == .subject && $0.version == 2 })
            _ = try await turn.tidy(tenant, by: fixture.actor)
            #expect(try store.vault.indexVersions(tenant, .suppression) == [2, 3])

            let replayed = try await ReplayReductions(store, declaration: consents.declaration)(
                by: { _ in fixture.actor })
            #expect(replayed.isOpen && replayed.suppressed == 2)
            let brought = await #expect(throws: Refusal.self) { try await consents.subscriber(Self.email) }
            #expect(brought?.code == "suppressed")
        }
    }
}
