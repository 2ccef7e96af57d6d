import Foundation
import Postgres
import TestSupport
import Testing

@Suite("Queries are text and binds, never text with values")
struct QueryTests {
    @Test("interpolated values print as placeholders only")
    func redaction() {
        let query: PostgresQuery = "SELECT * FROM person WHERE token = \([1, 2] as [UInt8]) OR name = \("Erika")"
        #expect("\(query)" == "SELECT * FROM person WHERE token = $1 OR name = $2")
        #expect(String(reflecting: query) == query.description)
        var dumped = ""
        dump(query, to: &dumped)
        #expect(!dumped.contains("Erika"))
    }

    @Test("a spliced fragment keeps its binds under new numbers")
    func splicing() async throws {
        let filter: PostgresQuery = "a = \(10) AND b = \("zehn$1") AND '$1' <> \(nil as String?)"
        let whole: PostgresQuery = "SELECT \(1) WHERE \(fragment: filter) AND c = \(true)"
        #expect("\(whole)" == "SELECT $1 WHERE a = $2 AND b = $3 AND '$1' <> $4 AND c = $5")
        let joined = PostgresQuery.joined(["x = \(1)", "y = \(2)", "true"], separator: " OR ")
        #expect("\(joined)" == "x = $1 OR y = $2 OR true")
        try await TestDatabase.lease(.empty) { database in
            let inner: PostgresQuery = "\("zwei"), \([] as [UInt8]), \(nil as Int?)"
            let query: PostgresQuery = "SELECT \(1), \(fragment: inner), \("fünf")"
            let row = try await database.client(as: .runtime).segment([query], lane: .read)[0][0]
            let (one, two, three, four, five) = try row.decode(
                Int.self, String.self, [UInt8].self, Int?.self, String.self)
            #expect((one, two, three, four, five) == (1, "zwei", [], nil, "fünf"))
        }
    }

    @Test("text with U+0000 and dates out of range are refused before anything is sent")
    func refusals() async throws {
        try await TestDatabase.lease(.notes) { database in
            let client = database.client(as: .runtime)
            let far = Date(timeIntervalSinceReferenceDate: .infinity)
            let fragment: PostgresQuery = "\("a\0b")"
            for query in [
                "SELECT \("a\0b")", "SELECT \(["ok", "a\0b"])", "SELECT \(far)", "SELECT \(fragment: fragment)",
            ] as [PostgresQuery] {
                let error = await #expect(throws: PostgresError.self) {
                    try await client.segment(["INSERT INTO note (id) VALUES (1)", query], lane: .write)
                }
                #expect(error?.code == .encoding)
            }
            let count = try await client.segment(["SELECT count(*) FROM note"], lane: .read)[0][0].decode(Int.self)
            #expect(count == 0)
        }
    }

    @Test("a name made at run time is plain or refused", arguments: ["", "1a", "A", "a b", "a\"b", "ä", "a;b", "a-b"])
    func identifiers(_ name: String) throws {
        #expect(throws: PostgresError.self) { try PostgresIdentifier(name) }
        let good = try PostgresIdentifier("read_log_2025_01")
        #expect("\("SELECT FROM \(identifier: good)" as PostgresQuery)" == "SELECT FROM \"read_log_2025_01\"")
    }
}
