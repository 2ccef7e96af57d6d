import Foundation
import Postgres
import TestSupport
import Testing

@Suite("Segments on lanes")
struct SegmentTests {
    @Test("answers every statement of a segment in one go")
    func answers() async throws {
        try await TestDatabase.lease(.empty) { database in
            let client = database.client(as: .runtime)
            let rows = try await client.segment(["SELECT \(1), \("Müller")", "SELECT \(true)"], lane: .read)
            #expect(rows.count == 2)
            #expect(try rows[0][0].decode(Int.self, String.self) == (1, "Müller"))
            #expect(try rows[1][0].decode(Bool.self))
        }
    }
}
