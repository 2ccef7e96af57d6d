import Foundation
import Postgres
import TestSupport
import Testing

@Suite("Cells are read without generic decoders")
struct CellTests {
    @Test("every reader answers what the decoders answer, and refuses NULL and other types")
    func cells() async throws {
        try await TestDatabase.lease(.empty) { database in
            let client = database.smallClient(as: .superuser)
            let id = UUID()
            let moment = Date(timeIntervalSince1970: 1_234_567_890.5)
            let rows = try await client.segment(
                [
                    """
                    SELECT \(id)::uuid, \([UInt8]([1, 2, 0, 255])), \("Zoë")::text, \(Int32(-7)), \(Int64.min + 1), \(moment),
                        'infinity'::timestamptz, '-infinity'::timestamptz, NULL::uuid, NULL::bytea
                    """
                ], lane: .read)
            await client.shutdown()
            let row = try #require(rows.first?.first)
            #expect(try row.identifier(column: 0) == id)
            #expect(try Array(row.blob(column: 1)) == [1, 2, 0, 255])
            #expect(try Array(row.characters(column: 2)) == Array("Zoë".utf8))
            #expect(try row.number(column: 3) == -7)
            #expect(try row.longNumber(column: 4) == .min + 1)
            #expect(try row.microseconds(column: 5) == 1_234_567_890_500_000)
            #expect(try row.microseconds(column: 6) == .max)
            #expect(try row.microseconds(column: 7) < 0)
            #expect(try row.identifier(column: 8) == nil)
            for column in 0..<10 where column != 1 {
                #expect(throws: PostgresError.self) { try row.blob(column: column) }
            }
            for column in [-1, 10] {
                #expect(throws: PostgresError.self) { try row.identifier(column: column) }
            }
        }
    }
}
