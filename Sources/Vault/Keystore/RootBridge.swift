/// The way from one root key to the next for processes that hold the old one: while a turn of the root goes on, the new key
/// lies beside the manifest, wrapped by the old one. It ends with the turn, and is part of no copy of the keystore.
///
/// `OBHUTBRG format(1) from(u32) to(u32) envelope`.
enum RootBridge {
    static let fileName = "root.bridge"
    private static let magic = Array("OBHUTBRG".utf8)
    private static let format: UInt8 = 1

    /// Writes the bridge to the key of version `version`, durable when this returns.
    static func write(
        _ key: borrowing SecretKey, version: UInt32, from root: RootKey, in directory: String
    ) throws(VaultError) {
        var writer = ByteWriter()
        writer.append(magic)
        writer.append(format)
        writer.append(root.version)
        writer.append(version)
        writer.appendCounted(root.bridge(to: key, version: version))
        try PrivateFile.replace(fileName, in: directory, with: writer.bytes)
    }

    /// The root key that `record` describes, opened with the one before it; nil where no bridge leads there.
    static func cross(from root: RootKey, to record: RootRecord, in directory: String) throws(VaultError) -> RootKey? {
        let path = "\(directory)/\(fileName)"
        let bytes: [UInt8]
        do throws(VaultError) {
            bytes = try PrivateFile.read(path)
        } catch {
            if error.code == .notFound { return nil }
            throw error
        }
        var reader = ByteReader(bytes, file: path)
        guard try reader.take(8) == magic, try reader.integer(UInt8.self) == format else { throw reader.malformed }
        let (from, to) = (try reader.integer(UInt32.self), try reader.integer(UInt32.self))
        let sealed = try reader.counted()
        try reader.end()
        guard from == root.version, to == record.version else { return nil }
        let next = try root.cross(sealed, to: to)
        return ConstantTime.equal(next.check, record.check) ? next : nil
    }

    /// Ends the bridge.
    static func discard(in directory: String) throws(VaultError) {
        try PrivateFile.discard("\(directory)/\(fileName)")
    }
}
