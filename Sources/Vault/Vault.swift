import Foundation
import Synchronization

/// An opened keystore: the only place where keys are held and used.
///
/// `obhutd` opens it as reader, `obhut` and the first start as writer. Tenant and index keys are opened when a tenant
/// is first used and lie in one locked slab; subject keys are open for one request only. A process that meets an
/// epoch, an index version or a tenant it does not know reads the keystore again before it refuses.
package final class Vault: Sendable {
    /// How a keystore is opened.
    package enum Mode: Sendable {
        /// Reads; any number of processes.
        case reader
        /// Holds the exclusive lock for its lifetime.
        case writer
    }

    struct State {
        var manifest: Manifest
        var root: RootKey
        var node: NodeKeys
        var nodeDigest: [UInt8]
        var tenants: [UUID: TenantKeys] = [:]
    }

    let directory: KeystoreDirectory
    let provider: RootProvider
    let state: Mutex<State>
    private let writerLock: WriterLock?

    /// Opens a keystore after checking permissions, place, root key and the digest of every file.
    ///
    /// Throws `notFound` naming the file that is missing, `wrongRoot` naming the provider's file,
    /// `insecurePermissions`, `insecureLocation`, `tampered`, or `locked` when another writer is at work.
    package static func open(
        directory: String, root provider: RootProvider, mode: Mode
    ) throws(VaultError) -> Vault {
        let place = try KeystoreDirectory(directory)
        guard place.hasManifest else {
            throw VaultError(.notFound, file: place.path(of: Manifest.fileName), detail: "there is no keystore here")
        }
        let lock: WriterLock? = mode == .writer ? WriterLock(try place.lock()) : nil
        let state = try load(place, provider, known: nil)
        if lock != nil { try place.sweep(state.manifest) }
        return Vault(directory: place, provider: provider, state: state, writerLock: lock)
    }

    /// Whether a keystore lies in that directory; a first start that was interrupted does not count.
    package static func isInitialized(directory: String) -> Bool {
        PrivateFile.exists("\(directory)/\(Manifest.fileName)")
    }

    init(directory: KeystoreDirectory, provider: RootProvider, state: State, writerLock: WriterLock?) {
        self.directory = directory
        self.provider = provider
        self.state = Mutex(state)
        self.writerLock = writerLock
    }

    /// Reads the keystore again and forgets the keys that changed.
    package func reload() throws(VaultError) {
        let known = state.withLock { $0 }
        let fresh = try Self.load(directory, provider, known: known)
        state.withLock { state in
            if fresh.manifest.generation >= state.manifest.generation { state = fresh }
        }
    }

    /// Runs one change of the keystore at a time; `readOnly` when the vault was opened as reader.
    func asWriter<R>(_ body: () throws(VaultError) -> R) throws(VaultError) -> R {
        guard let writerLock else { throw VaultError(.readOnly, file: directory.path) }
        return try writerLock.changes.withLock { _ throws(VaultError) in try body() }
    }

    /// Reads manifest, key files and node keys. A writer may replace files meanwhile: then the manifest is another
    /// one, and reading starts anew.
    static func load(
        _ place: KeystoreDirectory, _ provider: RootProvider, known: State?
    ) throws(VaultError) -> State {
        var attempt = 0
        while true {
            let (manifest, root) = try place.readManifest(provider, root: known?.root)
            do throws(VaultError) {
                return try load(place, manifest, root, known: known)
            } catch {
                attempt += 1
                let current = try place.readManifest(provider, root: root).0
                guard attempt < 8, current.generation != manifest.generation else { throw error }
            }
        }
    }

    private static func load(
        _ place: KeystoreDirectory, _ manifest: Manifest, _ root: RootKey, known: State?
    ) throws(VaultError) -> State {
        if let known, manifest.generation < known.manifest.generation {
            throw VaultError(
                .tampered, file: place.path(of: Manifest.fileName), detail: "the keystore is older than before")
        }
        if let known, manifest == known.manifest { return known }
        guard let nodeFile = manifest.file(of: KeyFile.node) else {
            throw VaultError(
                .tampered, file: place.path(of: Manifest.fileName), detail: "the manifest names no node keys")
        }
        let node: NodeKeys
        if let known, known.nodeDigest == nodeFile.digest, known.root.version == root.version {
            node = known.node
        } else {
            node = try NodeKeys(
                place.readKeyFile(nodeFile, root: root), root: root, path: place.path(of: nodeFile.name))
        }
        var state = State(manifest: manifest, root: root, node: node, nodeDigest: nodeFile.digest)
        for file in manifest.files where file.tenant != KeyFile.node {
            if let tenant = known?.tenants[file.tenant], tenant.digest == file.digest {
                state.tenants[file.tenant] = tenant
            } else if known?.manifest.file(of: file.tenant) != file {
                _ = try place.readKeyFile(file, root: root)
            }
        }
        return state
    }
}
