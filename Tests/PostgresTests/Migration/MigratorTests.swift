import Postgres
import TestSupport
import Testing

@Suite("Migrations")
struct MigratorTests {
    private static let first = MigrationFile(
        name: "V0001_first", sql: "CREATE TABLE a (id integer); INSERT INTO a VALUES (1);", checksum: "11")
    private static let second = MigrationFile(
        name: "V0002_second",
        sql: """
            CREATE FUNCTION twice(n integer) RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RETURN 2 * n; END $$;
            UPDATE a SET id = twice(id);
            """, checksum: "22")

    private func problem(_ files: [MigrationFile], _ client: PostgresClient) async throws -> String {
        let error = await #expect(throws: PostgresError.self) { try await Migrator(files: files).migrate(client) }
        #expect(error?.code == .migration)
        return error?.reason ?? ""
    }

    @Test("files run once, in order, and are remembered")
    func runsOnce() async throws {
        try await TestDatabase.lease(.empty) { database in
            let owner = database.client(as: .owner)
            let migrator = Migrator(files: [Self.first, Self.second])
            #expect(try await migrator.plan(owner) == [Self.first, Self.second])
            #expect(try await Migrator(files: [Self.first]).migrate(owner) == [Self.first])
            #expect(try await migrator.status(owner).pending == [Self.second])
            #expect(try await migrator.migrate(owner) == [Self.second])
            #expect(try await migrator.migrate(owner).isEmpty)
            let status = try await migrator.status(owner)
            #expect(status.isCurrent)
            #expect(status.applied.map(\.name) == ["V0001_first", "V0002_second"])
            let id = try await owner.segment(["SELECT id FROM a"], lane: .read)[0][0].decode(Int.self)
            #expect(id == 2)
        }
    }

    @Test("a changed, missing, renamed, late or unknown file stops everything before anything runs")
    func contradictions() async throws {
        try await TestDatabase.lease(.empty) { database in
            let owner = database.client(as: .owner)
            let (first, second) = (Self.first, Self.second)
            _ = try await Migrator(files: [first, second]).migrate(owner)
            let third = MigrationFile(name: "V0003_third", sql: "CREATE TABLE never (id integer)", checksum: "33")
            let changed = MigrationFile(name: first.name, sql: first.sql + " ", checksum: "12")
            let renamed = MigrationFile(name: "V0002_other", sql: second.sql, checksum: second.checksum)
            let unnamed = MigrationFile(name: "third", sql: "", checksum: "")
            #expect(try await problem([changed, second, third], owner) == "V0001_first was changed after it ran.")
            #expect(try await problem([second, third], owner) == "V0001_first has run but its file is missing.")
            #expect(
                try await problem([first, renamed, third], owner) == "V0002_other ran under the name V0002_second.")
            #expect(try await problem([first, second, unnamed], owner) == "third has no version in its name.")
            #expect(try await problem([first, third, second], owner) == "V0002_second is out of order.")
            #expect(
                try await problem([first], owner)
                    == "The database is newer than this program: V0002_second is unknown here.")
            _ = try await Migrator(files: [first, second, third]).migrate(owner)
            let late = MigrationFile(name: "V0004_late", sql: "", checksum: "")
            let fifth = MigrationFile(name: "V0005_fifth", sql: "", checksum: "")
            _ = try await Migrator(files: [first, second, third, fifth]).migrate(owner)
            #expect(
                try await problem([first, second, third, late, fifth], owner)
                    == "V0004_late has not run although a newer one has.")
        }
    }

    @Test("a file that fails leaves no trace and names file and line; those before it stay")
    func failure() async throws {
        try await TestDatabase.lease(.empty) { database in
            let owner = database.client(as: .owner)
            let bad = MigrationFile(
                name: "V0002_bad", sql: "CREATE TABLE b (id integer);\n\nINSERT INTO missing VALUES (1);", checksum: "")
            #expect(try await problem([Self.first, bad], owner).hasPrefix("V0002_bad, line 3"))
            let rows = try await owner.segment(
                ["SELECT to_regclass('a') IS NOT NULL, to_regclass('b') IS NULL"], lane: .read)[0]
            #expect(try rows[0].decode(Bool.self, Bool.self) == (true, true))
            #expect(try await Migrator(files: [Self.first]).status(owner).isCurrent)
            let commits = MigrationFile(
                name: "V0002_commits", sql: "CREATE TABLE c (id integer); COMMIT;", checksum: "")
            #expect(try await problem([Self.first, commits], owner) == "V0002_commits ends its own transaction")
            #expect(try await Migrator(files: [Self.first]).status(owner).isCurrent)
        }
    }

    @Test("a dry run shows what would run, and that it would, and leaves nothing behind")
    func dryRun() async throws {
        try await TestDatabase.lease(.empty) { database in
            let owner = database.client(as: .owner)
            let files = [Self.first, Self.second]
            #expect(try await Migrator(files: files).migrate(owner, dryRun: true) == files)
            let rows = try await owner.segment(
                ["SELECT to_regclass('a') IS NULL AND to_regclass('schema_migration') IS NULL"], lane: .read)[0]
            #expect(try rows[0].decode(Bool.self))
        }
    }

    @Test("two programs that migrate at once do not run a file twice")
    func concurrency() async throws {
        try await TestDatabase.lease(.empty) { database in
            let migrator = Migrator(files: [Self.first, Self.second])
            let counts = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<4 {
                    let owner = database.client(as: .owner)
                    group.addTask { try await migrator.migrate(owner).count }
                }
                return try await group.reduce(into: [Int]()) { $0.append($1) }
            }
            #expect(counts.sorted() == [0, 0, 0, 2])
        }
    }

    @Test("the real schema migrates, and the runtime role owns nothing in it")
    func realSchema() async throws {
        try await TestDatabase.lease(.schema) { database in
            let rows = try await database.client(as: .owner).segment(
                [
                    """
                    SELECT count(*), count(*) FILTER (WHERE tableowner = 'obhut_runtime') FROM pg_tables
                    WHERE schemaname = 'public'
                    """
                ], lane: .read)[0]
            let (tables, owned) = try rows[0].decode(Int.self, Int.self)
            #expect(tables > 5 && owned == 0)
        }
    }
}
