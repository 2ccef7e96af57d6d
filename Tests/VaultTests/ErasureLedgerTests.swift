import Foundation
import Testing

@testable import Vault

struct ErasureLedgerTests {
    private let keystore: TemporaryKeystore
    private let name = ErasureLedgerFile.fileName
    private let tenant = UUID()

    init() throws {
        keystore = try TemporaryKeystore()
        try keystore.initialize()
    }

    private func open() throws -> ErasureLedgerFile {
        try ErasureLedgerFile.open(directory: keystore.directory)
    }

    private func entries(_ count: Int) -> [ErasureLedgerEntry] {
        (0..<count).map { number in
            ErasureLedgerEntry(
                kind: ErasureLedgerEntry.Kind.allCases[number % 5], tenant: tenant, id: UUID(), code: "art-17-1-b",
                at: Date(timeIntervalSince1970: 1_790_000_000.1239 + Double(number)), hash: randomBytes(number % 33))
        }
    }

    @Test("what was appended is read back in order, by another process too, and the head counts it")
    func roundTrip() async throws {
        let ledger = try open()
        let genesis = ledger.head
        #expect(genesis.sequence == 0)
        let entries = entries(12)
        let first = try await ledger.append(Array(entries[0..<5]))
        #expect(first.sequence == 5)
        try ledger.appendBlocking(Array(entries[5...]))
        #expect(try await ledger.append([]) == ledger.head)

        let other = try open()
        let records = try other.read()
        #expect(records.map(\.entry) == entries)
        #expect(records.map(\.sequence) == Array(1...12))
        #expect(records.last?.chainHash == other.head.hash)
        #expect(records[4].chainHash == first.hash)
        #expect(try other.read(after: 10).map(\.entry) == Array(entries[10...]))
        #expect(ledger.head == other.head)
    }

    @Test("two processes append to one chain")
    func twoWriters() throws {
        let (first, second) = (try open(), try open())
        for _ in 0..<20 {
            try first.appendBlocking(entries(1))
            try second.appendBlocking(entries(2))
        }
        #expect(try first.read().count == 60)
        #expect(try second.read().count == 60)
        #expect(first.head == second.head)
    }

    @Test("appends from many tasks at once all land")
    func concurrent() async throws {
        let ledger = try open()
        let entries = entries(50)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for entry in entries {
                group.addTask { try await ledger.append([entry]) }
            }
            try await group.waitForAll()
        }
        let ids = Set(try open().read().map(\.entry.id))
        #expect(ids == Set(entries.map(\.id)))
    }

    @Test("a last record that a crash cut short is cut off; everything before it stays and appending goes on")
    func torn() throws {
        let ledger = try open()
        try ledger.appendBlocking(entries(3))
        let whole = try keystore.bytes(name)
        try ledger.appendBlocking(entries(1))
        let longer = try keystore.bytes(name)
        for count in whole.count..<longer.count {
            try keystore.overwrite(name, Array(longer.prefix(count)))
            let again = try open()
            #expect(again.head.sequence == 3, "\(count - whole.count) bytes of the last record")
            #expect(try keystore.bytes(name) == whole)
            try again.appendBlocking(entries(1))
            #expect(try open().read().count == 4)
        }
        try keystore.overwrite(name, whole + [UInt8](repeating: 0, count: 300))
        #expect(try open().head.sequence == 3)
        #expect(try keystore.bytes(name) == whole)
    }

    @Test("a crash at any point of an append leaves the entries there, or not, and the file whole")
    func crashes() throws {
        final class Fuse: CrashPoint.Observer {
            let at: String
            init(_ at: String) { self.at = at }
            func reach(_ name: String) throws(VaultError) {
                if name == at { throw VaultError(.inputOutput, detail: "crashed") }
            }
        }
        for (number, point) in ["before", "half written", "written", "synced"].enumerated() {
            let before = try open().head.sequence
            let ledger = try open()
            let code = refusal {
                try CrashPoint.$observer.withValue(Fuse("ledger \(point)")) {
                    _ = try ledger.appendBlocking(entries(2))
                }
            }
            #expect(code == .inputOutput)
            let after = try open().head.sequence
            // The bytes of a half-written pair may hold the first of both; it was not acknowledged, and does no harm.
            #expect(number < 2 ? (before...before + 1).contains(after) : after == before + 2)
            let next = try ledger.appendBlocking(entries(1))
            #expect(next.sequence == after + 1)
        }
    }

    @Test("a change of any byte is tampering, and is not repaired")
    func tampered() throws {
        try open().appendBlocking(entries(4))
        let original = try keystore.bytes(name)
        for index in original.indices {
            var changed = original
            changed[index] ^= 0x21
            try keystore.overwrite(name, changed)
            let code = refusal { _ = try open() }
            #expect(code == .tampered || code == .unsupportedVersion, "byte \(index)")
            #expect(try keystore.bytes(name) == changed)
        }
    }

    @Test("records left out, swapped or repeated are tampering")
    func rearranged() throws {
        let ledger = try open()
        var marks = [try keystore.bytes(name).count]
        for _ in 0..<3 {
            try ledger.appendBlocking(entries(1))
            marks.append(try keystore.bytes(name).count)
        }
        let bytes = try keystore.bytes(name)
        let header = Array(bytes[..<marks[0]])
        let records = (0..<3).map { Array(bytes[marks[$0]..<marks[$0 + 1]]) }
        for order in [[1, 2], [0, 2], [1, 0, 2], [0, 0, 1, 2], [0, 1, 2, 2]] {
            try keystore.overwrite(name, header + order.flatMap { records[$0] })
            #expect(refusal { _ = try open() } == .tampered, "\(order)")
        }
    }

    @Test("a record out of another course of the same ledger does not fit in")
    func forked() throws {
        let start = try keystore.bytes(name)
        var courses: [[UInt8]] = []
        for _ in 0..<2 {
            try keystore.overwrite(name, start)
            try open().appendBlocking(entries(3))
            courses.append(try keystore.bytes(name))
        }
        let cut = start.count + ErasureLedgerFormat.recordSize
        let next = cut + ErasureLedgerFormat.recordSize
        try keystore.overwrite(name, Array(courses[0][..<cut] + courses[1][cut..<next] + courses[0][next...]))
        #expect(refusal { _ = try open() } == .tampered)
    }

    @Test("a file cut to fewer whole records while it is open is noticed")
    func shortened() throws {
        let ledger = try open()
        try ledger.appendBlocking(entries(1))
        let short = try keystore.bytes(name)
        try ledger.appendBlocking(entries(1))
        try keystore.overwrite(name, short)
        #expect(refusal { _ = try ledger.read() } == .tampered)
        #expect(refusal { try ledger.appendBlocking(entries(1)) } == .tampered)
        #expect(refusal { try ledger.appendBlocking(entries(1)) } == .tampered)
    }

    @Test("a file of more than one piece is read whole, and a change or a torn end in any of them is found")
    func long() throws {
        let count = 9_000
        let ledger = try open()
        try ledger.appendBlocking(entries(count))
        #expect(try ledger.read().map(\.sequence) == Array(1...UInt64(count)))
        #expect(try open().head == ledger.head)
        var bytes = try keystore.bytes(name)
        let whole = bytes
        // Zeros behind the last record, as long as a piece and longer.
        try keystore.overwrite(name, whole + [UInt8](repeating: 0, count: (5 << 20) + 100))
        #expect(try open().head == ledger.head)
        #expect(try keystore.bytes(name) == whole)
        // Zeros that something stands behind are no torn end.
        try keystore.overwrite(name, whole + [UInt8](repeating: 0, count: 3 << 20) + [1])
        #expect(refusal { _ = try open() } == .tampered)
        try keystore.overwrite(name, whole)
        for piece in [0, 1, 2] {
            let place = ErasureLedgerFormat.headerSize + (4_096 * piece + 100) * ErasureLedgerFormat.recordSize
            bytes[place] ^= 1
            try keystore.overwrite(name, bytes)
            #expect(refusal { _ = try open() } == .tampered)
            #expect(refusal { _ = try ledger.read() } == .tampered, "nor does who has it open believe it")
            bytes[place] ^= 1
        }
    }

    @Test("from the size on from which each opening takes its time, the keystore says so")
    func warning() throws {
        let vault = try keystore.open()
        let handle = try #require(FileHandle(forWritingAtPath: keystore.path(name)))
        try handle.truncate(atOffset: UInt64(ErasureLedgerFile.warningSize - 1))
        #expect(try vault.summary().warning?.contains("erasure ledger") != true)
        try handle.truncate(atOffset: UInt64(ErasureLedgerFile.warningSize))
        #expect(try vault.summary().warning?.contains("erasure ledger has 128 MB") == true)
        try handle.close()
    }

    @Test("a long code or hash is refused, and nothing of the batch is written")
    func bounds() throws {
        let ledger = try open()
        let long = ErasureLedgerEntry(
            kind: .erasure, tenant: tenant, id: UUID(), code: String(repeating: "x", count: 97), at: Date())
        let longHash = ErasureLedgerEntry(
            kind: .block, tenant: tenant, id: UUID(), code: "block", at: Date(), hash: randomBytes(65))
        let farAway = ErasureLedgerEntry(
            kind: .block, tenant: tenant, id: UUID(), code: "block", at: .distantFuture.addingTimeInterval(1e300))
        for entry in [long, longHash, farAway] {
            #expect(refusal { try ledger.appendBlocking(entries(1) + [entry]) } == .invalidInput)
        }
        #expect(try open().head.sequence == 0)
    }

    @Test("garbage of any kind is refused without a trap")
    func garbage() throws {
        let header = try keystore.bytes(name)
        for _ in 0..<500 {
            let noise = randomBytes(Int.random(in: 256...900))
            try keystore.overwrite(name, header + noise)
            #expect(refusal { _ = try open() } == .tampered)
            try keystore.overwrite(name, noise)
            #expect(throws: VaultError.self) { try open() }
        }
    }
}
