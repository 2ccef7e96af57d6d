import Postgres
import TestSupport
import Testing

@Suite("Prepared statements")
struct StatementCacheTests {
    @Test("a segment that fails before its Parse ran leaves later uses of the statement working")
    func abortedParse() async throws {
        try await TestDatabase.lease(.notes) { database in
            let client = database.client(as: .runtime) { $0.readLanes = 1 }
            let statement: PostgresQuery = "SELECT count(*) FROM note WHERE id = \(Int32(1))"
            await withTaskGroup(of: Void.self) { group in
                for index in 0..<50 {
                    group.addTask {
                        let fails = index.isMultiple(of: 2)
                        let first: PostgresQuery = fails ? "SELECT 1/0" : "SELECT 1"
                        do throws(PostgresError) {
                            _ = try await client.segment([first, statement], lane: .read)
                            #expect(!fails)
                        } catch {
                            #expect(fails && error.sqlState == "22012")
                        }
                    }
                }
            }
            let count = try await client.segment([statement], lane: .read)[0][0].decode(Int.self)
            #expect(count == 0)
        }
    }

    @Test("a statement is prepared once and the least recently used one is forgotten, on the server too")
    func eviction() async throws {
        try await TestDatabase.lease(.empty) { database in
            let client = database.client(as: .runtime) {
                $0.readLanes = 1
                $0.statementCacheSize = 3
            }
            let names: PostgresQuery = "SELECT statement FROM pg_prepared_statements ORDER BY prepare_time"
            for _ in 0..<3 {
                for query in ["SELECT 1", "SELECT 2", "SELECT 3", "SELECT 4", "SELECT 5"] as [PostgresQuery] {
                    _ = try await client.segment([query], lane: .read)
                }
            }
            _ = try await client.segment([names], lane: .read)
            let rows = try await client.segment([names], lane: .read)[0]
            let remembered = try rows.map { try $0.decode(String.self) }
            #expect(remembered == ["SELECT 4", "SELECT 5", names.description])
        }
    }

    @Test("a table that changes shape under a prepared statement is prepared again, without the caller noticing")
    func changedShape() async throws {
        try await TestDatabase.lease(.notes) { database in
            let client = database.client(as: .runtime) { $0.readLanes = 1 }
            let query: PostgresQuery = "SELECT * FROM note"
            _ = try await client.segment(["INSERT INTO note (id) VALUES (1)"], lane: .write)
            #expect(try await client.segment([query], lane: .read)[0][0].count == 3)
            _ = try await database.client(as: .owner).segment(["ALTER TABLE note ADD extra text"], lane: .write)
            #expect(try await client.segment([query], lane: .read)[0][0].count == 4)
            #expect(try await client.segment([query], lane: .read)[0][0].count == 4)
        }
    }

    @Test("one text with parameters of different types is two statements")
    func types() async throws {
        try await TestDatabase.lease(.empty) { database in
            let client = database.client(as: .runtime) { $0.readLanes = 1 }
            for _ in 0..<2 {
                let number = try await client.segment(["SELECT \(1)"], lane: .read)[0][0].decode(Int.self)
                let word = try await client.segment(["SELECT \("eins")"], lane: .read)[0][0].decode(String.self)
                #expect((number, word) == (1, "eins"))
            }
        }
    }
}
