import Foundation

/// The files of a keystore: reads them against the manifest, and commits changes so that a crash leaves the old or
/// the new.
///
/// A change writes new key files under new names, each fsynced, and then replaces the manifest. Only then are
/// superseded files removed. What no manifest names is the rest of an interrupted change, and the next writer sweeps
/// it away.
final class KeystoreDirectory: Sendable {
    /// The directory, links resolved.
    let path: String
    static let lockName = "lock"
    static let recoveryName = "recovery"

    init(_ path: String) throws(VaultError) {
        self.path = try PrivateDirectory.resolve(path)
        try PrivateDirectory.check(self.path)
    }

    /// The full path of a file in here.
    func path(of name: String) -> String { "\(path)/\(name)" }

    var hasManifest: Bool { PrivateFile.exists(path(of: Manifest.fileName)) }

    /// Reads the manifest and opens its root key; `root` saves the derivation when it is already open.
    func readManifest(
        _ provider: RootProvider, root known: RootKey? = nil
    ) throws(VaultError) -> (Manifest, RootKey) {
        let file = path(of: Manifest.fileName)
        let bytes = try PrivateFile.read(file)
        let manifest = try Manifest(decoding: bytes, file: file)
        let root: RootKey
        if let known, known.version == manifest.activeRoot {
            root = known
        } else if let known, let next = manifest.roots.first(where: { $0.version == manifest.activeRoot }),
            let crossed = try RootBridge.cross(from: known, to: next, in: path)
        {
            root = crossed
        } else {
            root = try RootUnlock.open(provider, manifest)
        }
        let signed = Array(bytes.dropLast(Manifest.macSize))
        guard ConstantTime.equal(Array(bytes.suffix(Manifest.macSize)), root.authenticate(signed)) else {
            throw VaultError(.tampered, file: file, detail: "the manifest is not what was written")
        }
        return (manifest, root)
    }

    /// Reads a key file and compares it with its digest in the manifest.
    func readKeyFile(_ entry: Manifest.File, root: RootKey) throws(VaultError) -> KeyFile {
        let file = path(of: entry.name)
        let bytes = try PrivateFile.read(file)
        guard Blake2b.hash(bytes) == entry.digest else {
            throw VaultError(.tampered, file: file, detail: "the file is not the one the manifest names")
        }
        let decoded = try KeyFile(decoding: bytes, file: file)
        guard decoded.tenant == entry.tenant, decoded.wrapping == root.version else {
            throw VaultError(.tampered, file: file, detail: "the file belongs elsewhere")
        }
        return decoded
    }

    /// Writes a key file and names it in `manifest`, which is not written yet; returns the name it supersedes.
    func stage(_ keyFile: KeyFile, in manifest: inout Manifest) throws(VaultError) -> String? {
        let bytes = keyFile.encoded()
        try PrivateFile.replace(keyFile.name, in: path, with: bytes)
        let entry = Manifest.File(tenant: keyFile.tenant, name: keyFile.name, digest: Blake2b.hash(bytes))
        guard let index = manifest.files.firstIndex(where: { $0.tenant == keyFile.tenant }) else {
            manifest.files.append(entry)
            return nil
        }
        let superseded = manifest.files[index].name
        manifest.files[index] = entry
        return superseded
    }

    /// Writes the manifest; from here on the change holds.
    func commit(_ manifest: Manifest, root: RootKey) throws(VaultError) {
        let bytes = manifest.encoded()
        try PrivateFile.replace(Manifest.fileName, in: path, with: bytes + root.authenticate(bytes))
    }

    /// Removes unfinished files, those of recovery bundles too, and key files that the manifest does not name.
    func sweep(_ manifest: Manifest) throws(VaultError) {
        let named = Set(manifest.files.map(\.name))
        for name in try PrivateDirectory.names(in: path) where name.hasSuffix(KeyFile.nameSuffix) {
            if !named.contains(name) { try PrivateFile.discard(path(of: name)) }
        }
        for file in try unfinished() { try PrivateFile.discard(file) }
    }

    /// The paths of files that an interrupted change left, or that a writer is writing.
    func unfinished() throws(VaultError) -> [String] {
        var files: [String] = []
        for directory in [path, recoveryPath] {
            files += try PrivateDirectory.names(in: directory).filter(Self.isUnfinished).map { "\(directory)/\($0)" }
        }
        return files
    }

    /// Whether a file of that name is not finished yet.
    static func isUnfinished(_ name: String) -> Bool {
        name.hasPrefix(".") && name.hasSuffix(PrivateFile.temporarySuffix)
    }

    /// Takes the writer's lock, which the returned handle holds until it ends.
    func lock() throws(VaultError) -> PosixFile {
        let file = try PosixFile(path(of: Self.lockName), flags: O_RDWR | O_CREAT)
        try file.lock(wait: false)
        return file
    }

    /// Where recovery bundles lie.
    var recoveryPath: String { path(of: Self.recoveryName) }

    /// The name of the bundle that belongs to a key file.
    static func bundleName(of keyFile: String) -> String {
        keyFile.dropLast(KeyFile.nameSuffix.count) + ".bundle"
    }
}
