import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing

@Suite("A business that the planner's statistics do not know")
struct UnknownTenantTests {
    private static let rows = 3_000

    private static func sheet(_ count: Int) -> [UInt8] {
        Array(
            (["Vorname;Nachname;E-Mail;Telefon;Zweck;Rechtsgrundlage;Quelle"]
                + (1...count).map {
                    "Vor\($0);Nach\($0);nr\($0)@kunden.example;030 \(23_000_000 + $0);customer-care;Vertrag;Altsystem"
                }).joined(separator: "\r\n").utf8)
    }

    private func run(_ count: Int, _ fixture: StoreFixture, by actor: Actor) async throws -> ImportBatch {
        var rest: [UInt8]? = Self.sheet(count)
        return try await ImportPeople(fixture.store)(ImportOrder(), by: actor) {
            defer { rest = nil }
            return rest
        }
    }

    /// Index entries and rows that were read of everything people have, once `removed` of them are counted as gone.
    private func reads(_ superuser: PostgresClient, removed: Int) async throws -> Int64 {
        let begun = ContinuousClock.now
        while begun.duration(to: .now) < .seconds(180) {
            let row = try #require(
                try await superuser.segment(
                    [
                        "SELECT pg_stat_clear_snapshot()",
                        """
                        SELECT (SELECT n_tup_del FROM pg_stat_user_tables WHERE relname = 'person'),
                            (SELECT sum(idx_scan)::bigint FROM pg_stat_user_indexes WHERE relname = 'contact_point'),
                            (SELECT sum(idx_tup_read)::bigint FROM pg_stat_user_indexes
                                WHERE relname IN ('person', 'contact_point', 'processing_ground', 'wrapped_key', 'subject'))
                            + (SELECT sum(seq_tup_read)::bigint FROM pg_stat_user_tables
                                WHERE relname IN ('person', 'contact_point', 'processing_ground', 'wrapped_key', 'subject'))
                        """,
                    ], lane: .read
                ).last?.first)
            let (gone, asked, read) = try row.decode(Int64.self, Int64.self, Int64.self)
            // The server's processes report what they read when they have been idle for a while.
            if gone >= Int64(removed), asked >= Int64(2 * Self.rows) { return read }
            await Task.yield()
        }
        Issue.record("nobody was looked up, or nobody was removed")
        return .max
    }

    @Test("a file of thousands comes in and goes again by asking for each row, never by walking the whole business")
    func bulk() async throws {
        try await StoreFixture.with { fixture in
            let superuser = fixture.database.smallClient(as: .superuser)
            let quiet: [PostgresQuery] = [
                "ALTER TABLE person SET (autovacuum_enabled = false)",
                "ALTER TABLE contact_point SET (autovacuum_enabled = false)",
                "ALTER TABLE processing_ground SET (autovacuum_enabled = false)",
                "ALTER TABLE wrapped_key SET (autovacuum_enabled = false)",
                "ALTER TABLE subject SET (autovacuum_enabled = false)",
            ]
            _ = try await superuser.segment(quiet, lane: .write)
            _ = try await run(400, fixture, by: fixture.actor)
            _ = try await superuser.segment(["ANALYZE"], lane: .write)
            let other = StoreFixture.actor(try await fixture.otherTenant().tenant.id)
            let batch = try await run(Self.rows, fixture, by: other)
            #expect(Int(batch.counts.imported) == Self.rows)
            let undone = try await UndoImport(fixture.store)(batch.id, by: other)
            #expect(undone.removed == Self.rows)
            let read = try await reads(superuser, removed: Self.rows)
            #expect(read < Int64(Self.rows) * 300, "\(read) entries read for \(Self.rows) people")
        }
    }
}
