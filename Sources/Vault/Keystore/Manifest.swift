import Foundation

/// The file that says what a keystore consists of: the only one that is replaced in place, and so the point of commit.
///
/// `OBHUTMAN format(1) generation(u64) activeRoot(u32) recipient(32) roots(u16)… files(u16)… mac(32)`. The MAC is keyed
/// BLAKE2b-256 under the active root key.
struct Manifest: Sendable, Equatable {
    static let fileName = "manifest"
    static let macSize = 32
    private static let magic = Array("OBHUTMAN".utf8)
    private static let format: UInt8 = 1

    /// A key file and its BLAKE2b-256.
    struct File: Sendable, Equatable {
        var tenant: UUID
        var name: String
        var digest: [UInt8]
    }

    /// Grows with every change of the keystore.
    var generation: UInt64
    /// The version of the root key that authenticates and wraps.
    var activeRoot: UInt32
    /// To whom recovery bundles are sealed.
    var recipient: RecoveryRecipient
    var roots: [RootRecord]
    var files: [File]

    init(generation: UInt64, activeRoot: UInt32, recipient: RecoveryRecipient, roots: [RootRecord], files: [File]) {
        self.generation = generation
        self.activeRoot = activeRoot
        self.recipient = recipient
        self.roots = roots
        self.files = files
    }

    /// Reads a manifest without checking its MAC, which the root key it describes must do.
    init(decoding bytes: [UInt8], file: String) throws(VaultError) {
        var reader = ByteReader(bytes, file: file)
        guard bytes.count > Self.macSize, try reader.take(8) == Self.magic else { throw reader.malformed }
        guard try reader.integer(UInt8.self) == Self.format else {
            throw VaultError(.unsupportedVersion, file: file, detail: "a manifest of an unknown format")
        }
        generation = try reader.integer()
        activeRoot = try reader.integer()
        recipient = try RecoveryRecipient(publicKey: reader.take(RecoveryRecipient.size))
        roots = []
        for _ in 0..<(try reader.integer(UInt16.self)) {
            roots.append(try RootRecord(from: &reader, file: file))
        }
        files = []
        for _ in 0..<(try reader.integer(UInt32.self)) {
            let tenant = try reader.uuid()
            let name = String(decoding: try reader.counted(), as: UTF8.self)
            guard name.hasSuffix(KeyFile.nameSuffix), !name.contains("/") else { throw reader.malformed }
            files.append(File(tenant: tenant, name: name, digest: try reader.take(Blake2b.defaultSize)))
        }
        guard reader.remaining == Self.macSize else { throw reader.malformed }
    }

    /// The bytes that the MAC covers.
    func encoded() -> [UInt8] {
        var writer = ByteWriter()
        writer.append(Self.magic)
        writer.append(Self.format)
        writer.append(generation)
        writer.append(activeRoot)
        writer.append(recipient.publicKey)
        writer.append(UInt16(roots.count))
        for root in roots { root.encode(to: &writer) }
        writer.append(UInt32(files.count))
        for file in files {
            writer.append(file.tenant)
            writer.appendCounted(Array(file.name.utf8))
            writer.append(file.digest)
        }
        return writer.bytes
    }

    /// The key file of a tenant, or of the node.
    func file(of tenant: UUID) -> File? {
        files.first { $0.tenant == tenant }
    }
}
