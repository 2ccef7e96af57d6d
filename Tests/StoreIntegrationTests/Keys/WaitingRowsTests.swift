import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing

/// What waits under a key that is destroyed goes before a replay erases anybody, however much it is.
struct WaitingRowsTests {
    @Test("Rows and sign-ups under a destroyed key go in pieces that a statement's limit of time is enough for")
    func pieces() async throws {
        try await StoreFixture.with { fixture in
            let world = KeyWorld(fixture: fixture, anna: UUID())
            let rows = (1...1_100).map { "Emil;Ohne\($0);emil\($0)@kunden.example\n" }
            _ = try await ErasureTests.importing("Vorname;Nachname;E-Mail\n" + rows.joined(), fixture)
            try await SignupWorld(fixture: fixture).ask("neu@kunden.example")
            try await world.tamper(
                """
                INSERT INTO pending_signup
                SELECT (jsonb_populate_record(p, jsonb_build_object('id', u.id, 'subject_id', u.id, 'token_hash', NULL))).*
                FROM pending_signup p, (SELECT gen_random_uuid() AS id FROM generate_series(1, 1099)) u
                """)
            try await world.tamper("UPDATE quarantine_token SET index_version = 7")
            try await world.tamper("UPDATE pending_signup SET index_version = 7")
            try await fixture.operatorStore.learnIndexes(of: fixture.tenant.id, by: fixture.actor)
            #expect(try await world.count("SELECT count(*) FROM import_row WHERE outcome = 'quarantined'") == 0)
            #expect(try await world.count("SELECT count(*) FROM subject WHERE kind = 'quarantine'") == 0)
            #expect(try await world.count("SELECT count(*) FROM pending_signup WHERE state <> 'expired'") == 0)
            #expect(try await world.count("SELECT max(quarantined) FROM import_batch") == 0)
            for action in ["quarantine.expire", "signup.expire"] {
                let largest = try await world.count(
                    """
                    SELECT max(n) FROM (SELECT count(*) AS n FROM audit_entry WHERE action = \(action) GROUP BY xid) piece
                    """)
                let all = try await world.count("SELECT count(*) FROM audit_entry WHERE action = \(action)")
                #expect(largest == 500 && all == 1_100, "\(action): \(largest) of \(all)")
            }
        }
    }
}
