import Domain
import Foundation
import Ledger
import Operations
import Postgres
import TestSupport
import Testing

@testable import Store

/// Blocked addresses that a database which was rolled back has lost.
@Suite struct ReplaySuppressionTests {
    private static let email = "Anna.Gross@kunden.example"

    @Test("R-28 R-34 a stranger's no, and the block of somebody who came after the backup, outlive its restore")
    func outlives() async throws {
        try await StoreFixture.with { fixture in
            let world = RequestWorld(fixture: fixture)
            let consents = ConsentWorld(fixture: fixture)
            #expect(try await world.verified(.objection, Self.email).person == nil)
            let newcomer = try await fixture.person("kaethe@kunden.example")
            _ = try await fixture.erase(newcomer, reason: .unlawful, suppress: true, by: fixture.actor)
            // As it was before either; nobody compared the file with the database meanwhile.
            try await Self.rollBack(fixture, ["DELETE FROM suppression"])
            #expect(try await fixture.operatorStore.reconcileLedger() == 2)
            let outcome = try await Self.replay(consents)
            #expect(outcome.isOpen && outcome.suppressed == 2 && outcome.unnamed == 0)
            #expect(try await fixture.operatorStore.reconcileLedger() == 0)
            let brought = await #expect(throws: Refusal.self) { try await consents.subscriber(Self.email) }
            #expect(brought?.code == "suppressed")
            let again = await #expect(throws: Refusal.self) { try await consents.subscriber("kaethe@kunden.example") }
            #expect(again?.code == "suppressed")
            try await world.verify()
        }
    }

    @Test("A block under a former key is back with the version of its key, though the database never heard of that")
    func formerKey() async throws {
        try await StoreFixture.with { fixture in
            let world = RequestWorld(fixture: fixture)
            let consents = ConsentWorld(fixture: fixture)
            _ = try await world.verified(.objection, Self.email)
            _ = try await TurnIndexes(fixture.operatorStore, grace: .zero)(fixture.tenant.id, by: fixture.actor)
            try await Self.rollBack(
                fixture,
                [
                    "DELETE FROM suppression",
                    "DELETE FROM index_key_state WHERE use = 'suppression' AND state <> 'active'",
                ])
            let outcome = try await Self.replay(consents)
            #expect(outcome.isOpen && outcome.suppressed == 1)
            let brought = await #expect(throws: Refusal.self) { try await consents.subscriber(Self.email) }
            #expect(brought?.code == "suppressed")
        }
    }

    @Test("An exception that a later no had ended does not come back; one that came later than the no stays")
    func exceptions() async throws {
        try await StoreFixture.with { fixture in
            let world = RequestWorld(fixture: fixture)
            let consents = ConsentWorld(fixture: fixture)
            _ = try await world.verified(.objection, Self.email)
            let blocked = try #require(try await fixture.operatorStore.scoped(to: fixture.actor).suppressions().first)
            func except(_ seconds: TimeInterval) async throws -> Int {
                let moment = blocked.since.addingTimeInterval(seconds)
                try await Self.rollBack(
                    fixture,
                    [
                        "DELETE FROM suppression_lift",
                        """
                        INSERT INTO suppression_lift (tenant_id, token, purpose_code, since)
                        VALUES (\(fixture.tenant.id), \(blocked.token.bytes), 'newsletter', \(moment))
                        """,
                    ])
                return try await fixture.operatorStore.reconcileLedger()
            }
            #expect(try await except(60) == 0, "her own later word")
            #expect(try await except(-3_600) == 1)
            #expect(try await Self.replay(consents).suppressed == 1)
            #expect(try await world.count("SELECT count(*) FROM suppression_lift") == 0)
            #expect(try await world.count("SELECT count(*) FROM suppression") == 1)
        }
    }

    private static func rollBack(_ fixture: StoreFixture, _ statements: [PostgresQuery]) async throws {
        let client = fixture.database.smallClient(as: .superuser)
        _ = try await client.segment(
            ["SELECT set_config('session_replication_role', 'replica', true)"] + statements, lane: .write)
        await client.shutdown()
    }

    private static func replay(_ world: ConsentWorld) async throws -> ReplayReductions.Outcome {
        let fixture = world.fixture
        return try await ReplayReductions(fixture.operatorStore, declaration: world.declaration)(
            by: { _ in fixture.actor })
    }
}

extension StoreFixture {
    /// Stores a customer with this address.
    fileprivate func person(_ email: String) async throws -> UUID {
        var input = StoreFixture.anna
        input.profile.contactPoints = [ContactPoint(kind: .email, value: email)]
        return try await CreatePerson(store)(input, by: actor)
    }
}
