import Foundation
import Glibc
import Synchronization

/// The file beside the keystore that remembers every reduction, so that a restored database forgets again.
///
/// Append-only and chained; an append returns when the bytes are on the disk. Several processes may append: each
/// append takes the file's lock and first reads what others added. A record that a crash cut short was never
/// acknowledged and is cut off at the next open; any other flaw is `tampered`.
package final class ErasureLedgerFile: Sendable {
    /// The name of the file in the keystore directory.
    package static let fileName = "erasure.ledger"
    /// Appends that may wait for the disk at once.
    private static let queueLimit = 1_024
    /// Read at a time, so that no length of the file is too much: whole records.
    private static let pieceSize = 4_096 * ErasureLedgerFormat.recordSize
    /// From this size on the operator is told that each opening takes its time: half a million entries.
    static let warningSize = 128 << 20

    private struct State {
        var head: ErasureLedgerHead
        var size: Int
    }

    private let file: PosixFile
    private let genesis: ErasureLedgerHead
    private let state: Mutex<State>
    private let pool = BlockingPool(name: "erasure-ledger", threads: 1, queueLimit: queueLimit)

    /// Makes an empty ledger in the directory; one that lies there already is left as it is.
    static func create(in directory: String) throws(VaultError) {
        guard !PrivateFile.exists("\(directory)/\(fileName)") else { return }
        try PrivateFile.replace(fileName, in: directory, with: ErasureLedgerFormat.makeHeader())
    }

    /// Opens the ledger of a keystore, verifies all of it and cuts off a torn last record.
    ///
    /// Throws `notFound` when it is missing, `insecurePermissions`, or `tampered`.
    package static func open(directory: String) throws(VaultError) -> ErasureLedgerFile {
        try ErasureLedgerFile(path: "\(directory)/\(fileName)")
    }

    init(path: String) throws(VaultError) {
        file = try PrivateFile.open(path, flags: O_RDWR)
        let header = try file.read(count: ErasureLedgerFormat.headerSize)
        genesis = try ErasureLedgerFormat.genesis(header, file: path)
        state = Mutex(State(head: genesis, size: ErasureLedgerFormat.headerSize))
        try exclusively { state throws(VaultError) in
            try self.catchUp(&state)
        }
    }

    /// The end of the file as this process knows it.
    package var head: ErasureLedgerHead {
        state.withLock { $0.head }
    }

    /// Appends entries and returns the new head once they are on the disk; runs on a thread of its own.
    ///
    /// Throws `locked` when more than 1,024 appends wait.
    @discardableResult
    package func append(_ entries: [ErasureLedgerEntry]) async throws(VaultError) -> ErasureLedgerHead {
        let result = await pool.run { () -> Result<ErasureLedgerHead, VaultError> in
            do throws(VaultError) { return .success(try self.appendBlocking(entries)) } catch { return .failure(error) }
        }
        guard let result else {
            throw VaultError(.locked, file: file.path, detail: "too many entries wait for the disk")
        }
        return try result.get()
    }

    /// Appends entries and returns the new head once they are on the disk; blocks the thread for an fsync.
    @discardableResult
    package func appendBlocking(_ entries: [ErasureLedgerEntry]) throws(VaultError) -> ErasureLedgerHead {
        try exclusively { state throws(VaultError) in
            try self.catchUp(&state)
            guard !entries.isEmpty else { return state.head }
            let (bytes, head) = try ErasureLedgerFormat.encode(entries, after: state.head)
            try CrashPoint.reach("ledger before")
            let half = bytes.count / 2
            try self.write(Array(bytes[..<half]), at: state.size)
            try CrashPoint.reach("ledger half written")
            try self.write(Array(bytes[half...]), at: state.size + half)
            try CrashPoint.reach("ledger written")
            guard fdatasync(self.file.descriptor) == 0 else { throw self.file.failure() }
            try CrashPoint.reach("ledger synced")
            state = State(head: head, size: state.size + bytes.count)
            return head
        }
    }

    /// All records after `sequence` that are wanted, the whole chain verified from its start.
    package func read(
        after sequence: UInt64 = 0, where isWanted: (ErasureLedgerEntry) -> Bool = { _ in true }
    ) throws(VaultError) -> [ErasureLedgerRecord] {
        var records: [ErasureLedgerRecord] = []
        try scan { record in
            if record.sequence > sequence, isWanted(record.entry) { records.append(record) }
        }
        return records
    }

    /// Hands over one record after the other, the whole chain verified from its start; whoever appends need not wait for it.
    ///
    /// Only when it has returned the records are known to be those that were acknowledged. What is appended meanwhile is not
    /// among them.
    package func scan(_ body: (ErasureLedgerRecord) -> Void) throws(VaultError) {
        let end = try exclusively { state throws(VaultError) -> State in
            try self.catchUp(&state)
            return state
        }
        var reached = State(head: genesis, size: ErasureLedgerFormat.headerSize)
        // Nobody changes what lies before an acknowledged end.
        let torn = try walk(&reached, to: end.size, body)
        guard torn == 0, reached.head == end.head else { throw shortened }
    }

    private var shortened: VaultError {
        VaultError(.tampered, file: file.path, detail: "the erasure ledger was shortened or replaced")
    }

    /// Takes the lock between threads and the lock between processes.
    private func exclusively<R>(_ body: (inout State) throws(VaultError) -> R) throws(VaultError) -> R {
        try state.withLock { state throws(VaultError) in
            try file.lock(wait: true)
            defer { file.unlock() }
            return try body(&state)
        }
    }

    /// Reads and verifies what lies behind `state`, and cuts off a torn end.
    private func catchUp(_ state: inout State) throws(VaultError) {
        let size = Int(try file.status().st_size)
        guard size >= state.size else { throw shortened }
        guard try walk(&state, to: size, { _ in }) > 0 else { return }
        guard ftruncate(file.descriptor, off_t(state.size)) == 0 else { throw file.failure() }
        try file.sync()
    }

    /// Reads and verifies from `state` to the byte `end`, and moves `state` there.
    ///
    /// - Returns: How many bytes behind it are the rest of an append that a crash cut short.
    private func walk(
        _ state: inout State, to end: Int, _ body: (ErasureLedgerRecord) -> Void
    ) throws(VaultError) -> Int {
        while state.size < end {
            let piece = try file.read(count: min(Self.pieceSize, end - state.size), at: state.size)
            let reading = try ErasureLedgerFormat.decode(piece, after: state.head, file: file.path)
            for record in reading.records { body(record) }
            state = State(head: reading.head, size: state.size + reading.validSize)
            guard reading.tornSize == 0, !piece.isEmpty else {
                try requireZeros(from: state.size + reading.tornSize, to: end)
                return end - state.size
            }
        }
        return 0
    }

    /// Behind a record of zeros nothing else may stand.
    private func requireZeros(from start: Int, to end: Int) throws(VaultError) {
        var offset = start
        while offset < end {
            let piece = try file.read(count: min(Self.pieceSize, end - offset), at: offset)
            guard !piece.isEmpty, piece.allSatisfy({ $0 == 0 }) else {
                throw VaultError(
                    .tampered, file: file.path, detail: "the chain of the erasure ledger does not hold")
            }
            offset += piece.count
        }
    }

    private func write(_ bytes: [UInt8], at offset: Int) throws(VaultError) {
        guard lseek(file.descriptor, off_t(offset), SEEK_SET) >= 0 else { throw file.failure() }
        try file.write(bytes)
    }
}
