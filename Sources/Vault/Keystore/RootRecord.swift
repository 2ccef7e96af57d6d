/// What the manifest says about one version of the root key.
struct RootRecord: Sendable, Equatable {
    var version: UInt32
    var kind: RootProvider.Kind
    /// `RootKey.check`; recognises the key without telling anything about it.
    var check: [UInt8]
    /// The sealed root key where a passphrase opens it.
    var passphrase: PassphraseSeal?

    func encode(to writer: inout ByteWriter) {
        writer.append(version)
        writer.append(kind.rawValue)
        writer.appendCounted(check)
        writer.appendCounted(passphrase?.encoded() ?? [])
    }

    init(version: UInt32, kind: RootProvider.Kind, check: [UInt8], passphrase: PassphraseSeal?) {
        self.version = version
        self.kind = kind
        self.check = check
        self.passphrase = passphrase
    }

    init(from reader: inout ByteReader, file: String) throws(VaultError) {
        version = try reader.integer()
        guard let kind = RootProvider.Kind(rawValue: try reader.integer()) else { throw reader.malformed }
        self.kind = kind
        check = try reader.counted()
        let seal = try reader.counted()
        passphrase = seal.isEmpty ? nil : try PassphraseSeal(decoding: seal, file: file)
        guard (kind == .passphrase) == (passphrase != nil) else { throw reader.malformed }
    }
}
