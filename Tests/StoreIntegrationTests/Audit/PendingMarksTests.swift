import Foundation
import Ledger
import TestSupport
import Testing
import Vault

@testable import Store

@Suite("Marking blocks once in a while")
struct PendingMarksTests {
    private let tenant = UUID()
    private let other = UUID()
    private let start = ContinuousClock.now
    private let streams: [UUID: UUID]

    init() {
        streams = [tenant: UUID(), other: UUID()]
    }

    /// A block of the local lane.
    private func block(_ sequence: UInt64, of tenant: UUID) throws -> BlockMark {
        try mark(sequence, lane: .local, stream: #require(streams[tenant]), of: tenant)
    }

    private func mark(_ sequence: UInt64, lane: Lane, stream: UUID, of tenant: UUID) throws -> BlockMark {
        let entry = ErasureLedgerEntry(
            kind: .block, tenant: tenant, id: stream, code: "\(lane.rawValue).1.\(sequence)", at: Date())
        return try #require(BlockMark(entry))
    }

    @Test("Of a block each second only the first is marked, and the newest of each interval behind it")
    func busy() throws {
        var pending = PendingMarks()
        var marked: [UInt64] = []
        for second in 0..<3_600 {
            pending.add([try block(UInt64(second + 1), of: tenant)])
            marked += pending.takeDue(at: start + .seconds(second)).map(\.sequence)
        }
        #expect(marked == (0..<12).map { 300 * $0 + 1 })
        #expect(pending.takeAll().map(\.sequence) == [3_600])
        #expect(pending.takeAll() == [])
    }

    @Test("What waits has its turn although nothing follows, each stream for itself")
    func quiet() throws {
        var pending = PendingMarks()
        pending.add([try block(1, of: tenant)])
        #expect(pending.takeDue(at: start).count == 1)
        pending.add([try block(2, of: tenant)])
        pending.add([try block(1, of: other)])
        #expect(pending.takeDue(at: start + .seconds(200)).map(\.tenant) == [other])
        #expect(pending.takeDue(at: start + .seconds(299)) == [])
        #expect(try pending.takeDue(at: start + .seconds(300)) == [block(2, of: tenant)])
        #expect(pending.takeDue(at: start + .seconds(900)) == [])
    }

    @Test("Behind a reduction all of that tenant is marked at once")
    func reduction() throws {
        var pending = PendingMarks()
        for tenant in [tenant, other] { pending.add([try block(1, of: tenant)]) }
        #expect(pending.takeDue(at: start).count == 2)
        for tenant in [tenant, other] { pending.add([try block(2, of: tenant)]) }
        let erasure = try mark(1, lane: .reductions, stream: UUID(), of: tenant)
        pending.add([erasure, try block(3, of: tenant)])
        let due = pending.takeDue(at: start + .seconds(1))
        #expect(try Set(due.map(\.stream)) == [erasure.stream, #require(streams[tenant])])
        #expect(due.contains(try block(3, of: tenant)))
        pending.add([try block(4, of: tenant)])
        #expect(pending.takeDue(at: start + .seconds(2)) == [], "nor was that a licence")
    }

    @Test("What did not get into the file waits for the next turn, and gives way to a newer block")
    func failed() throws {
        var pending = PendingMarks()
        pending.add([try block(1, of: tenant), try block(1, of: other)])
        let due = pending.takeDue(at: start)
        pending.add([try block(2, of: tenant)])
        pending.putBack(due)
        #expect(pending.takeDue(at: start + .seconds(10)) == [], "a full disk is not asked each second")
        #expect(Set(pending.takeDue(at: start + .seconds(300)).map(\.sequence)) == [1, 2])
    }
}
