import Foundation

/// The bytes of an erasure ledger: a header, then records of one size that each hash the one before.
///
/// Header: `OBHUTERA format(1) ledger(16)`. Record, 256 bytes: `sequence(u64) kind(u8) tenant(16) id(16) at(i64 ms)
/// code(u8, 96) hash(u8, 64) reserved(13) chain(32)`, integers little endian, unused bytes zero; chain: BLAKE2b-256
/// over label ‖ previous chain ‖ the 224 bytes before. One size, so that only what is shorter than a record can be an
/// interrupted append: a length in the record could be changed to look like one.
enum ErasureLedgerFormat {
    static let headerSize = 25
    static let recordSize = 256
    private static let bodySize = 224
    private static let magic = Array("OBHUTERA".utf8)
    private static let format: UInt8 = 1
    private static let label = Array("obhut erasure ledger 1".utf8)

    /// What reading a stretch of records gave.
    struct Reading {
        var records: [ErasureLedgerRecord] = []
        var head: ErasureLedgerHead
        /// Bytes of whole records.
        var validSize: Int
        /// Bytes of a last record that a crash cut short.
        var tornSize: Int
    }

    static func makeHeader() -> [UInt8] {
        magic + [format] + randomBytes(16)
    }

    static func genesis(_ header: [UInt8], file: String) throws(VaultError) -> ErasureLedgerHead {
        var reader = ByteReader(header, file: file)
        guard try reader.take(8) == magic else { throw reader.malformed }
        guard try reader.integer(UInt8.self) == format else {
            throw VaultError(.unsupportedVersion, file: file, detail: "an erasure ledger of an unknown format")
        }
        return ErasureLedgerHead(sequence: 0, hash: Blake2b.hash(label + header))
    }

    static func encode(
        _ entries: [ErasureLedgerEntry], after head: ErasureLedgerHead
    ) throws(VaultError) -> (bytes: [UInt8], head: ErasureLedgerHead) {
        var output = ByteWriter()
        var head = head
        for entry in entries {
            var body = ByteWriter()
            body.append(head.sequence + 1)
            try entry.encode(to: &body)
            body.append([UInt8](repeating: 0, count: bodySize - body.bytes.count))
            head = ErasureLedgerHead(sequence: head.sequence + 1, hash: chain(head, body.bytes))
            output.append(body.bytes)
            output.append(head.hash)
        }
        return (output.bytes, head)
    }

    /// Reads records that follow `start`. Less than a record at the end, or nothing but zeros from some record on, is
    /// torn; everything else that does not hold is `tampered`.
    static func decode(
        _ bytes: [UInt8], after start: ErasureLedgerHead, file: String
    ) throws(VaultError) -> Reading {
        var reading = Reading(head: start, validSize: 0, tornSize: 0)
        var reader = ByteReader(bytes, file: file)
        while reader.remaining >= recordSize {
            let body = try reader.take(bodySize)
            let hash = try reader.take(Blake2b.defaultSize)
            guard ConstantTime.equal(hash, chain(reading.head, body)) else {
                // Some file systems show zeros where an append was cut off by a power failure.
                guard bytes[reading.validSize...].allSatisfy({ $0 == 0 }) else {
                    throw VaultError(.tampered, file: file, detail: "the chain of the erasure ledger does not hold")
                }
                break
            }
            var fields = ByteReader(body, file: file)
            let sequence = try fields.integer(UInt64.self)
            guard sequence == reading.head.sequence + 1 else { throw reader.malformed }
            let entry = try ErasureLedgerEntry(decoding: &fields)
            reading.head = ErasureLedgerHead(sequence: sequence, hash: hash)
            reading.records.append(ErasureLedgerRecord(sequence: sequence, entry: entry, chainHash: hash))
            reading.validSize = reader.offset
        }
        reading.tornSize = bytes.count - reading.validSize
        return reading
    }

    private static func chain(_ head: ErasureLedgerHead, _ body: [UInt8]) -> [UInt8] {
        Blake2b.hash(label + head.hash + body)
    }
}
