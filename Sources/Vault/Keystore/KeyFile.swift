import Foundation

/// The keys of one tenant, or of the node, each wrapped; a file of the keystore or the content of a recovery bundle.
///
/// `OBHUTKEY format(1) reserved(1) wrapping(u32) generation(u64) tenant(16) count(u16)`, then the records. What is in
/// clear here (numbers, states, dates, public keys) is protected by the digest in the manifest or by the bundle's
/// commitment.
struct KeyFile: Sendable, Equatable {
    /// The tenant of node-wide keys.
    static let node = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))

    private static let magic = Array("OBHUTKEY".utf8)
    private static let format: UInt8 = 1

    /// Whose keys these are.
    var tenant: UUID
    /// The version of the root key that wraps them; 0 in a recovery bundle.
    var wrapping: UInt32
    /// The generation of the keystore that wrote the file.
    var generation: UInt64
    var records: [KeyRecord]

    init(tenant: UUID, wrapping: UInt32, generation: UInt64, records: [KeyRecord]) {
        self.tenant = tenant
        self.wrapping = wrapping
        self.generation = generation
        self.records = records
    }

    init(decoding bytes: [UInt8], file: String) throws(VaultError) {
        var reader = ByteReader(bytes, file: file)
        guard try reader.take(8) == Self.magic else { throw reader.malformed }
        guard try reader.integer(UInt8.self) == Self.format else {
            throw VaultError(.unsupportedVersion, file: file, detail: "a key file of an unknown format")
        }
        guard try reader.integer(UInt8.self) == 0 else { throw reader.malformed }
        wrapping = try reader.integer()
        generation = try reader.integer()
        tenant = try reader.uuid()
        records = []
        for _ in 0..<(try reader.integer(UInt16.self)) {
            guard let use = KeyUse(rawValue: try reader.integer()) else { throw reader.malformed }
            guard let state = KeyState(rawValue: try reader.integer()) else { throw reader.malformed }
            records.append(
                KeyRecord(
                    use: use, version: try reader.integer(), state: state, createdAt: try reader.integer(),
                    retiredAt: try reader.integer(), publicKey: try reader.counted(), wrapped: try reader.counted()))
        }
        try reader.end()
    }

    func encoded() -> [UInt8] {
        var writer = ByteWriter()
        writer.append(Self.magic)
        writer.append(Self.format)
        writer.append(UInt8(0))
        writer.append(wrapping)
        writer.append(generation)
        writer.append(tenant)
        writer.append(UInt16(records.count))
        for record in records {
            writer.append(record.use.rawValue)
            writer.append(record.state.rawValue)
            writer.append(record.version)
            writer.append(record.createdAt)
            writer.append(record.retiredAt)
            writer.appendCounted(record.publicKey)
            writer.appendCounted(record.wrapped)
        }
        return writer.bytes
    }

    /// The name in the keystore; the generation makes every version a file of its own, so that the manifest decides.
    var name: String {
        let owner = tenant == Self.node ? "node" : "tenant-\(tenant.uuidString.lowercased())"
        return "\(owner).\(generation)\(Self.nameSuffix)"
    }

    static let nameSuffix = ".keys"
}
