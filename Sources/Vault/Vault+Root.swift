package import Foundation
import Synchronization

/// The turn of the root key: prepare, activate, verify, retire, destroy (decision 0024).
///
/// What is sealed in the database is not touched: the root wraps the keys in key files, and nothing else. Every step can be
/// taken again. The manifest is the point of commit: until it names the new files the old root opens everything, and from
/// then on the new one does. A process that holds the old key learns the new one over the bridge, until that is gone.
extension Vault {
    /// Makes the root key that is to follow, or finds the turn that was begun; writer only.
    ///
    /// `target`: Where the new root key is to come from; nil for where the present one does.
    /// Throws `invalidInput` where that provider cannot take a new key.
    package func beginRoot(_ target: RootProvider? = nil) throws(VaultError) -> RootTurn {
        try asWriter { () throws(VaultError) in
            try reload()
            var next = state.withLock { $0 }
            let active = next.manifest.activeRoot
            let target = target ?? provider
            if let old = next.manifest.roots.first(where: { $0.version < active }) {
                return RootTurn(from: old.version, to: active, isActive: true)
            }
            if let prepared = next.manifest.roots.first(where: { $0.version > active }),
                RootUnlock.opens(target, prepared)
            {
                return RootTurn(from: active, to: prepared.version, isActive: false)
            }
            // One that was prepared for another provider was never used.
            let version = (next.manifest.roots.map(\.version).max() ?? active) + 1
            next.manifest.roots.removeAll { $0.version > active }
            next.manifest.roots.append(
                try RootUnlock.makeNext(target, version: version, mayExtend: target == provider))
            next.manifest.generation += 1
            try directory.commit(next.manifest, root: next.root)
            let committed = next.manifest
            state.withLock { $0.manifest = committed }
            return RootTurn(from: active, to: version, isActive: false)
        }
    }

    /// Wraps every key of the keystore under the root key that was prepared, and opens the keystore with it from here on;
    /// writer only.
    ///
    /// `progress`: Told of the key files written anew so far, and of how many there are; nothing opens with them yet.
    /// Returns how many keys were wrapped; none where that was done before.
    @discardableResult
    package func activateRoot(
        _ target: RootProvider? = nil, now: Date = Date(), progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) throws(VaultError) -> Int {
        try asWriter { () throws(VaultError) in
            try reload()
            let old = state.withLock { $0 }
            var manifest = old.manifest
            guard let prepared = manifest.roots.first(where: { $0.version > manifest.activeRoot }) else { return 0 }
            let target = target ?? provider
            let secret = try RootUnlock.secret(target, prepared)
            let root = try RootKey(secret, version: prepared.version)
            try RootBridge.write(secret, version: prepared.version, from: old.root, in: directory.path)
            manifest.generation += 1
            var count = 0
            for (done, entry) in old.manifest.files.enumerated() {
                progress(done, old.manifest.files.count)
                var file = try directory.readKeyFile(entry, root: old.root)
                count += try file.rewrap(from: old.root, to: root, file: directory.path(of: entry.name))
                file.generation = manifest.generation
                let maker = KeyMaker(
                    tenant: file.tenant, generation: manifest.generation, root: root, recipient: manifest.recipient,
                    now: now)
                try discardBundles(after: entry.name)
                try PrivateFile.replace(
                    KeystoreDirectory.bundleName(of: file.name), in: directory.recoveryPath,
                    with: maker.bundle(of: file))
                _ = try directory.stage(file, in: &manifest)
            }
            manifest.activeRoot = root.version
            try directory.commit(manifest, root: root)
            progress(old.manifest.files.count, old.manifest.files.count)
            let known = State(manifest: old.manifest, root: root, node: old.node, nodeDigest: old.nodeDigest)
            let fresh = try Self.load(directory, target, known: known)
            state.withLock { $0 = fresh }
            return count
        }
    }

    /// Opens the keystore anew with the root key of `target` alone, and every key in it; returns how many there are.
    ///
    /// Throws where one cannot be opened or a recovery bundle is missing: then the old files must stay.
    package func verifyRoot(_ target: RootProvider? = nil) throws(VaultError) -> Int {
        let reader = try Vault.open(directory: directory.path, root: target ?? provider, mode: .reader)
        let (manifest, root) = reader.state.withLock { ($0.manifest, $0.root) }
        var count = 0
        for entry in manifest.files {
            let file = try directory.readKeyFile(entry, root: root)
            for record in file.records where !record.wrapped.isEmpty {
                _ = try record.unwrap(
                    tenant: file.tenant, under: root.wrapping, wrapping: root.version,
                    file: directory.path(of: entry.name))
                count += 1
            }
        }
        guard let missing = try reader.summary().missingBundles.first else { return count }
        throw VaultError(.notFound, file: directory.path(of: missing), detail: "its recovery bundle is missing")
    }

    /// Removes the files that the old root key opens, and the bridge; writer only.
    package func retireRoot() throws(VaultError) {
        try asWriter { () throws(VaultError) in
            try reload()
            try directory.sweep(state.withLock { $0.manifest })
            try RootBridge.discard(in: directory.path)
            try PrivateFile.syncDirectory(directory.path)
        }
    }

    /// Destroys the old root key in the key files of these providers and forgets it; writer only.
    ///
    /// A credential and a passphrase file are the operator's: what they open is gone. Returns false where the old key lay in
    /// a file that is none of these: it opens copies of the keystore that were made before.
    @discardableResult
    package func destroyRoot(in providers: [RootProvider]) throws(VaultError) -> Bool {
        try asWriter { () throws(VaultError) in
            try reload()
            var next = state.withLock { $0 }
            let active = next.manifest.activeRoot
            var isFound = false
            for case .file(let path) in providers {
                if try RootFile.keep(active, at: path) { isFound = true }
            }
            guard let old = next.manifest.roots.first(where: { $0.version != active }) else { return true }
            next.manifest.roots.removeAll { $0.version != active }
            next.manifest.generation += 1
            try directory.commit(next.manifest, root: next.root)
            let committed = next.manifest
            state.withLock { $0.manifest = committed }
            return isFound || old.kind != .file
        }
    }
}
