import CSodium

/// Gets the root key from its provider, or makes it.
enum RootUnlock {
    /// The label of the line in a root key file.
    static let label = "obhut-root-key"
    /// The version of a new keystore's root key.
    static let firstVersion: UInt32 = 1

    /// Opens the active root key that `manifest` describes. `wrongRoot` names the provider's file.
    static func open(_ provider: RootProvider, _ manifest: Manifest) throws(VaultError) -> RootKey {
        let active = manifest.activeRoot
        guard let record = manifest.roots.first(where: { $0.version == active }) else {
            throw VaultError(.tampered, file: Manifest.fileName, detail: "the manifest names no active root key")
        }
        return try RootKey(secret(provider, record), version: active)
    }

    /// The root key of one version, from its provider. `wrongRoot` names the provider's file.
    static func secret(_ provider: RootProvider, _ record: RootRecord) throws(VaultError) -> SecretKey {
        let wrong = VaultError(
            .wrongRoot, file: provider.path, detail: "it does not hold the root key of this keystore")
        switch provider {
        case .file, .credential:
            guard record.passphrase == nil else {
                throw VaultError(.wrongRoot, file: provider.path, detail: "this keystore is opened by a passphrase")
            }
            guard let key = try read(provider, version: record.version) else { throw wrong }
            return try checked(key, record, wrong)
        case .passphrase:
            guard let seal = record.passphrase else {
                throw VaultError(.wrongRoot, file: provider.path, detail: "this keystore is opened by a root key file")
            }
            let passphrase = try readPassphrase(provider.path)
            guard let key = try seal.open(version: record.version, passphrase: passphrase) else { throw wrong }
            return try checked(key, record, wrong)
        }
    }

    /// Whether the provider has the root key of that record.
    static func opens(_ provider: RootProvider, _ record: RootRecord) -> Bool {
        do throws(VaultError) {
            _ = try secret(provider, record)
            return true
        } catch {
            return false
        }
    }

    /// Makes the root key that is to follow, durable at its provider; a key file that has it already keeps it.
    ///
    /// `mayExtend`: Whether the provider's file is the one in use, which holds both keys while the root turns.
    static func makeNext(
        _ provider: RootProvider, version: UInt32, mayExtend: Bool
    ) throws(VaultError) -> RootRecord {
        switch provider {
        case .passphrase(file: let path):
            let key = try SecretKey.random()
            let seal = try PassphraseSeal(key, version: version, passphrase: readPassphrase(path))
            let check = try RootKey(key, version: version).check
            return RootRecord(version: version, kind: .passphrase, check: check, passphrase: seal)
        case .file(let path): try RootFile.provide(version, at: path, mayExtend: mayExtend)
        case .credential: break
        }
        guard let key = try read(provider, version: version) else {
            throw VaultError(
                .invalidInput, file: provider.path,
                detail: "a credential cannot be written: name a new key file, and put it in the credential's place")
        }
        let check = try RootKey(key, version: version).check
        return RootRecord(version: version, kind: provider.kind, check: check, passphrase: nil)
    }

    /// Takes the root key of a new keystore: read where its file exists, made and written where it does not.
    static func create(_ provider: RootProvider, version: UInt32) throws(VaultError) -> (RootKey, RootRecord) {
        switch provider {
        case .file(let path):
            if !PrivateFile.exists(path) { try RootFile.make(version, at: path) }
        case .credential, .passphrase: break
        }
        if case .passphrase(file: let path) = provider {
            let key = try SecretKey.random()
            let seal = try PassphraseSeal(key, version: version, passphrase: readPassphrase(path))
            let root = try RootKey(key, version: version)
            return (root, RootRecord(version: version, kind: .passphrase, check: root.check, passphrase: seal))
        }
        guard let key = try read(provider, version: version) else {
            throw VaultError(.invalidInput, file: provider.path, detail: "it holds no root key")
        }
        let root = try RootKey(key, version: version)
        return (root, RootRecord(version: version, kind: provider.kind, check: root.check, passphrase: nil))
    }

    /// Reads and parses the provider's file as the making of a keystore would, which writes a key file that is not there.
    static func check(_ provider: RootProvider) throws(VaultError) {
        switch provider {
        case .file(let path) where !PrivateFile.exists(path): break
        case .passphrase(file: let path): _ = try readPassphrase(path)
        case .file, .credential:
            guard let key = try read(provider, version: firstVersion) else {
                throw VaultError(.invalidInput, file: provider.path, detail: "it holds no root key")
            }
            _ = try RootKey(key, version: firstVersion)
        }
    }

    private static func checked(
        _ key: consuming SecretKey, _ record: RootRecord, _ wrong: VaultError
    ) throws(VaultError) -> SecretKey {
        guard ConstantTime.equal(try RootKey(key, version: record.version).check, record.check) else { throw wrong }
        return key
    }

    private static func read(_ provider: RootProvider, version: UInt32) throws(VaultError) -> SecretKey? {
        let text = try PrivateFile.readSecret(provider.path, isCredential: provider.kind == .credential)
        do throws(VaultError) {
            return try KeyText.key(label, number: version, in: text)
        } catch {
            throw VaultError(error.code, file: provider.path, detail: "a root key has 64 hexadecimal digits")
        }
    }

    /// The passphrase without the line feed an editor put behind it; 8 bytes at least.
    private static func readPassphrase(_ path: String) throws(VaultError) -> SecretBuffer {
        let text = try PrivateFile.readSecret(path)
        var count = text.count
        while count > 0, case let last = unsafe text.pointer[count - 1], last == 10 || last == 13 { count -= 1 }
        guard count >= 8 else {
            throw VaultError(.invalidInput, file: path, detail: "a passphrase has at least 8 bytes")
        }
        let passphrase = try SecretBuffer(count: count)
        unsafe passphrase.mutablePointer.update(from: text.pointer, count: count)
        return passphrase
    }
}
