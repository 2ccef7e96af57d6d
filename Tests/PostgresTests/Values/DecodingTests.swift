import Foundation
import Postgres
import TestSupport
import Testing

@Suite("Decoders are total")
struct DecodingTests {
    private func tryToDecode<T: PostgresDecodable>(_ type: T.Type, _ bytes: [UInt8], _ oid: UInt32) {
        _ = try? T.decode(bytes.span, as: PostgresType(rawValue: oid))
    }

    @Test("no bytes make a decoder trap")
    func randomBytes() {
        var generator = SystemRandomNumberGenerator()
        for round in 0..<20_000 {
            var bytes = (0..<Int.random(in: 0...48)).map { _ in UInt8.random(in: 0...255, using: &generator) }
            // Half of them look like arrays, so that the deeper checks are reached.
            if round.isMultiple(of: 2), bytes.count >= 20 {
                bytes.replaceSubrange(0..<4, with: [0, 0, 0, 1])
                bytes.replaceSubrange(12..<15, with: [0, 0, 0])
            }
            tryToDecode(Bool.self, bytes, 16)
            tryToDecode(Int.self, bytes, [20, 21, 23, 26].randomElement() ?? 20)
            tryToDecode(Int32.self, bytes, [21, 23].randomElement() ?? 23)
            tryToDecode(Double.self, bytes, [700, 701].randomElement() ?? 701)
            tryToDecode(String.self, bytes, 25)
            tryToDecode(UUID.self, bytes, 2950)
            tryToDecode(Date.self, bytes, 1184)
            tryToDecode([UInt8].self, bytes, 17)
            tryToDecode([Int64?].self, bytes, 1016)
            tryToDecode([[UInt8]?].self, bytes, 1001)
            tryToDecode([String].self, bytes, 1009)
            tryToDecode(UInt64.self, bytes, 5069)
        }
    }

    @Test("an array that claims more elements than it has bytes is refused before memory is reserved")
    func hugeArray() {
        let header: [UInt8] = [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 20, 0x7F, 0xFF, 0xFF, 0xFF, 0, 0, 0, 1]
        #expect(throws: PostgresError.self) { try [Int64].decode(header.span, as: PostgresType(rawValue: 1016)) }
    }

    @Test("wrong type, NULL and number of columns are errors that name the column")
    func mismatches() async throws {
        try await TestDatabase.lease(.empty) { database in
            let client = database.client(as: .runtime)
            let row = try await client.segment(["SELECT \(1), NULL::text, \("secret")"], lane: .read)[0][0]
            #expect(try row.decode(Int.self, String?.self, String.self) == (1, nil, "secret"))
            for attempt in [
                { _ = try row.decode(Int.self, String.self, String.self) },
                { _ = try row.decode(Int.self, String?.self, Int.self) },
                { _ = try row.decode(Int.self, String?.self) },
                { _ = try row.decode(column: 3, as: Int.self) },
                { _ = try row.decode(column: -1, as: Int.self) },
            ] as [() throws -> Void] {
                let error = #expect(throws: PostgresError.self) { try attempt() }
                #expect(error?.code == .decoding)
                #expect(error.map { !"\($0)".contains("secret") } == true)
            }
            #expect(!"\(row)".contains("secret"))
            var dumped = ""
            dump(row, to: &dumped)
            #expect(!dumped.contains("secret"))
        }
    }

    @Test("names, enumeration labels and wider integers read as expected")
    func widening() async throws {
        try await TestDatabase.lease(.empty) { database in
            let owner = database.client(as: .owner)
            let rows = try await owner.segment(
                [
                    "CREATE TYPE mood AS ENUM ('heiter', 'müde')",
                    "SELECT 'müde'::mood, current_user, 3::int2, 4::int4, 5::oid, 0.5::real, 'x'::varchar(3)",
                ], lane: .write)[1]
            let row = try rows[0].decode(
                String.self, String.self, Int.self, Int64.self, Int.self, Double.self, String.self)
            #expect((row.0, row.1, row.6) == ("müde", "obhut_owner", "x"))
            #expect((row.2, row.3, row.4, row.5) == (3, 4, 5, 0.5))
        }
    }
}
