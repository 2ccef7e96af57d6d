package import Foundation

/// One reduction, the head of one signed block, or what was done about a database that lost some; ids and codes only.
package struct ErasureLedgerEntry: Sendable, Equatable {
    /// What happened.
    package enum Kind: UInt8, Sendable, CaseIterable {
        case withdrawal = 1
        case objection = 2
        case restriction = 3
        case erasure = 4
        /// A signed block of the log.
        case block = 5
        /// A database that had been rolled back was taken on: its log goes on in a new incarnation.
        case restore = 6
        /// An operator let the node serve although reductions are lost.
        case override = 7
        /// All keys of a tenant were destroyed.
        case destruction = 8
        /// An erasure was stopped for claims.
        case hold = 9
        /// That stop was lifted; of the same id.
        case lift = 10
        /// An address is not to be stored or written to again; the id is its keyed token.
        case suppression = 11
    }

    /// Longest code in bytes.
    package static let maximumCodeSize = 96
    /// Longest hash in bytes.
    package static let maximumHashSize = 64

    /// What happened.
    package let kind: Kind
    /// In which tenant.
    package let tenant: UUID
    /// The event, the erasure or the stream it concerns.
    package let id: UUID
    /// A stable code, such as the reason of an erasure; no value of a person.
    package let code: String
    /// When, to the millisecond.
    package let at: Date
    /// What proves it: the commitment of the event, the hash of the block; up to 64 bytes, may be empty.
    package let hash: [UInt8]

    /// Describes a reduction or a block; `at` is rounded down to the millisecond.
    package init(kind: Kind, tenant: UUID, id: UUID, code: String, at: Date, hash: [UInt8] = []) {
        self.kind = kind
        self.tenant = tenant
        self.id = id
        self.code = code
        self.at = Date(timeIntervalSince1970: (at.timeIntervalSince1970 * 1_000).rounded(.down) / 1_000)
        self.hash = hash
    }

    init(decoding reader: inout ByteReader) throws(VaultError) {
        guard let kind = Kind(rawValue: try reader.integer()) else { throw reader.malformed }
        self.kind = kind
        tenant = try reader.uuid()
        id = try reader.uuid()
        at = Date(timeIntervalSince1970: Double(try reader.integer(Int64.self)) / 1_000)
        code = String(decoding: try Self.field(&reader, Self.maximumCodeSize), as: UTF8.self)
        hash = try Self.field(&reader, Self.maximumHashSize)
    }

    func encode(to writer: inout ByteWriter) throws(VaultError) {
        let milliseconds = (at.timeIntervalSince1970 * 1_000).rounded()
        guard code.utf8.count <= Self.maximumCodeSize, hash.count <= Self.maximumHashSize,
            milliseconds.magnitude < 1e15
        else {
            throw VaultError(.invalidInput, detail: "an entry of the erasure ledger is out of bounds")
        }
        writer.append(kind.rawValue)
        writer.append(tenant)
        writer.append(id)
        writer.append(Int64(milliseconds))
        Self.append(Array(code.utf8), Self.maximumCodeSize, to: &writer)
        Self.append(hash, Self.maximumHashSize, to: &writer)
    }

    /// A length of one byte, the bytes, and zeros up to the width of the field.
    private static func append(_ bytes: [UInt8], _ width: Int, to writer: inout ByteWriter) {
        writer.append(UInt8(bytes.count))
        writer.append(bytes)
        writer.append([UInt8](repeating: 0, count: width - bytes.count))
    }

    private static func field(_ reader: inout ByteReader, _ width: Int) throws(VaultError) -> [UInt8] {
        let count = Int(try reader.integer(UInt8.self))
        let bytes = try reader.take(width)
        guard count <= width else { throw reader.malformed }
        return Array(bytes.prefix(count))
    }
}
