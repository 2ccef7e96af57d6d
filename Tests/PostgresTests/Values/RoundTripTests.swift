import Foundation
import Postgres
import TestSupport
import Testing

@Suite("Values travel to PostgreSQL and back")
struct RoundTripTests {
    private func roundTrip<T: PostgresEncodable & PostgresDecodable & Equatable>(
        _ values: [T], as type: PostgresQuery, _ client: PostgresClient,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        for value in values {
            let rows = try await client.segment(
                ["SELECT \(value), pg_typeof(\(value))::text = pg_typeof(NULL::\(fragment: type))::text"], lane: .read)
            let (back, isSameType) = try rows[0][0].decode(T.self, Bool.self)
            #expect(back == value, sourceLocation: sourceLocation)
            #expect(isSameType, sourceLocation: sourceLocation)
        }
    }

    @Test("single values keep type and value, at their limits and as NULL")
    func singleValues() async throws {
        try await TestDatabase.lease(.empty) { database in
            let client = database.client(as: .runtime)
            try await roundTrip([true, false, nil] as [Bool?], as: "bool", client)
            try await roundTrip([.min, -1, 0, .max] as [Int16], as: "int2", client)
            try await roundTrip([.min, -1, 0, .max] as [Int32], as: "int4", client)
            try await roundTrip([.min, -1, 0, .max] as [Int64], as: "int8", client)
            try await roundTrip([.min, 7, .max, nil] as [Int?], as: "int8", client)
            try await roundTrip([0, .max] as [UInt64], as: "xid8", client)
            try await roundTrip([0, -0.5, .infinity, .leastNonzeroMagnitude] as [Double], as: "float8", client)
            try await roundTrip(["", "Groß-Gerau", "e\u{301}\u{1F9FE}", "'; DROP TABLE note; --"], as: "text", client)
            try await roundTrip([nil] as [String?], as: "text", client)
            try await roundTrip([UUID(), nil] as [UUID?], as: "uuid", client)
            try await roundTrip([[], [0, 255, 0], nil] as [[UInt8]?], as: "bytea", client)
        }
    }

    @Test("dates keep the microsecond and both infinities")
    func dates() async throws {
        try await TestDatabase.lease(.empty) { database in
            let client = database.client(as: .runtime)
            let birthday = Date(timeIntervalSinceReferenceDate: 786_000_000.123456)
            try await roundTrip(
                [.distantPast, .distantFuture, Date(timeIntervalSince1970: 0)], as: "timestamptz", client)
            let back = try await client.segment(["SELECT \(birthday)"], lane: .read)[0][0].decode(Date.self)
            #expect(abs(back.timeIntervalSince(birthday)) < 0.000_001)
            let text = try await client.segment(
                ["SELECT (\(Date(timeIntervalSince1970: 951_827_696)) AT TIME ZONE 'UTC')::text"], lane: .read)
            #expect(try text[0][0].decode(String.self) == "2000-02-29 12:34:56")
        }
    }

    @Test("arrays keep order, NULL elements and emptiness")
    func arrays() async throws {
        try await TestDatabase.lease(.empty) { database in
            let client = database.client(as: .runtime)
            try await roundTrip([[], [UUID(), UUID()]], as: "uuid[]", client)
            try await roundTrip([[], ["a", "", "ß,\"{}"]], as: "text[]", client)
            try await roundTrip([["a", nil], [nil]] as [[String?]], as: "text[]", client)
            try await roundTrip([[1, -1]] as [[Int16]], as: "int2[]", client)
            try await roundTrip([[1, -1]] as [[Int32]], as: "int4[]", client)
            try await roundTrip([[.min, .max], nil] as [[Int64]?], as: "int8[]", client)
            try await roundTrip([[1, 2]] as [[Int]], as: "int8[]", client)
            try await roundTrip([[3, 4]] as [[UInt64]], as: "xid8[]", client)
            try await roundTrip([[true, false]] as [[Bool]], as: "bool[]", client)
            try await roundTrip([[0.5]] as [[Double]], as: "float8[]", client)
            try await roundTrip([[Date(timeIntervalSince1970: 1)]], as: "timestamptz[]", client)
            try await roundTrip([[[], [1, 2], [0]]] as [[[UInt8]]], as: "bytea[]", client)
            try await roundTrip([[[1], nil, []]] as [[[UInt8]?]], as: "bytea[]", client)
            try await roundTrip([[UUID(), nil]] as [[UUID?]], as: "uuid[]", client)
        }
    }

    @Test("2,000 rows go in by one unnest and come back decoded from libpq's memory")
    func unnest() async throws {
        try await TestDatabase.lease(.notes) { database in
            let client = database.client(as: .runtime)
            let ids = Array(1...2000).map(Int32.init)
            let bodies = ids.map { $0 % 3 == 0 ? nil : "Straße \($0)" }
            let results = try await client.results(
                [
                    """
                    INSERT INTO note (id, body)
                    SELECT id, coalesce(body, '-') FROM unnest(\(ids), \(bodies)) AS row(id, body)
                    """
                ], lane: .write)
            #expect(results[0].affectedRows == 2000)
            let rows = try await client.segment(["SELECT id, body FROM note ORDER BY id"], lane: .read)[0]
            #expect(rows.count == 2000)
            for (row, id) in zip(rows, ids) {
                #expect(try row.decode(Int32.self, String.self) == (id, id % 3 == 0 ? "-" : "Straße \(id)"))
            }
        }
    }
}
