import Foundation

/// The bytes of an erasure ledger: a header, then records that each hash the one before.
///
/// Header: `OBHUTERA format(1) ledger(16)`. Record: `length(u16) body hash(32)`; body: `sequence(u64) kind(u8) tenant(16)
/// id(16) at(i64 ms) code hash`; hash: BLAKE2b-256 over label ‖ previous hash ‖ body.
enum ErasureLedgerFormat {
    static let headerSize = 25
    static let hashSize = 32
    private static let magic = Array("OBHUTERA".utf8)
    private static let format: UInt8 = 1
    private static let label = Array("obhut erasure ledger 1".utf8)
    private static let maximumBody = 512

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
            head = ErasureLedgerHead(sequence: head.sequence + 1, hash: chain(head, body.bytes))
            output.appendCounted(body.bytes)
            output.append(head.hash)
        }
        return (output.bytes, head)
    }

    /// Reads records that follow `head`. An incomplete last record, or nothing but zeros, is torn; everything else that does not
    /// hold is `tampered`.
    static func decode(
        _ bytes: [UInt8], after start: ErasureLedgerHead, file: String
    ) throws(VaultError) -> Reading {
        var reading = Reading(head: start, validSize: 0, tornSize: 0)
        var reader = ByteReader(bytes, file: file)
        while reader.remaining > 0 {
            guard let length = recordLength(bytes, at: reader.offset) else {
                // Some file systems show zeros where an append was cut off by a power failure.
                guard bytes[reader.offset...].allSatisfy({ $0 == 0 }) || reader.remaining < 2 else { throw reader.malformed }
                break
            }
            guard length <= maximumBody else { throw reader.malformed }
            guard reader.remaining >= 2 + length + hashSize else { break }
            let body = try reader.counted()
            let hash = try reader.take(hashSize)
            guard ConstantTime.equal(hash, chain(reading.head, body)) else {
                throw VaultError(.tampered, file: file, detail: "the chain of the erasure ledger does not hold")
            }
            var fields = ByteReader(body, file: file)
            let sequence = try fields.integer(UInt64.self)
            guard sequence == reading.head.sequence + 1 else { throw reader.malformed }
            let entry = try ErasureLedgerEntry(decoding: &fields)
            try fields.end()
            reading.head = ErasureLedgerHead(sequence: sequence, hash: hash)
            reading.records.append(ErasureLedgerRecord(sequence: sequence, entry: entry, chainHash: hash))
            reading.validSize = reader.offset
        }
        reading.tornSize = bytes.count - reading.validSize
        return reading
    }

    /// The length of the record at an offset; nil when it is not there yet or zero, which no record has.
    private static func recordLength(_ bytes: [UInt8], at offset: Int) -> Int? {
        guard offset + 2 <= bytes.count else { return nil }
        let length = Int(bytes[offset]) | Int(bytes[offset + 1]) << 8
        return length == 0 ? nil : length
    }

    private static func chain(_ head: ErasureLedgerHead, _ body: [UInt8]) -> [UInt8] {
        Blake2b.hash(label + head.hash + body)
    }
}
