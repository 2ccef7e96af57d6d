package import Foundation
import Synchronization

extension Vault {
    /// Makes the keys of a new tenant: epoch 1 and version 1 of every index; writer only.
    ///
    /// The recovery bundle is on the disk before the keys can be used. Throws `readOnly` for a reader and
    /// `alreadyInitialized` for a tenant that has keys.
    package func addTenant(_ tenant: UUID, now: Date = Date()) throws(VaultError) {
        try asWriter { () throws(VaultError) in
            try reload()
            var next = state.withLock { $0 }
            guard tenant != KeyFile.node, next.manifest.file(of: tenant) == nil else {
                throw VaultError(.alreadyInitialized, file: directory.path, detail: "the tenant has keys already")
            }
            next.manifest.generation += 1
            let maker = KeyMaker(
                tenant: tenant, generation: next.manifest.generation, root: next.root,
                recipient: next.manifest.recipient, now: now)
            let (file, bundle) = try maker.make([.tenant] + IndexUse.allCases.map { KeyUse($0) })
            try PrivateFile.replace(
                KeystoreDirectory.bundleName(of: file.name), in: directory.recoveryPath, with: bundle)
            _ = try directory.stage(file, in: &next.manifest)
            try directory.commit(next.manifest, root: next.root)
            let committed = next.manifest
            state.withLock { $0.manifest = committed }
        }
    }

    /// Whether the keystore holds keys of that tenant; looks again on the disk before it says no.
    package func hasTenant(_ tenant: UUID) -> Bool {
        (try? keys(of: tenant)) != nil
    }

    /// The epoch whose tenant key wraps new subject keys.
    package func activeEpoch(_ tenant: UUID) throws(VaultError) -> UInt32 {
        try keys(of: tenant).activeEpoch
    }

    /// The version of the index key that makes new tokens.
    package func activeIndexVersion(_ tenant: UUID, _ use: IndexUse) throws(VaultError) -> UInt32 {
        guard let version = try keys(of: tenant).activeIndexes[use.rawValue] else {
            throw VaultError(.unknownIndexVersion, file: directory.path)
        }
        return version
    }

    /// All versions of an index key that tokens may have been made with, ascending.
    package func indexVersions(_ tenant: UUID, _ use: IndexUse) throws(VaultError) -> [UInt32] {
        try keys(of: tenant).indexes.keys.filter { $0.use == use.rawValue }.map(\.version).sorted()
    }

    /// What the keystore consists of and what is left to do.
    package func summary() throws(VaultError) -> KeystoreSummary {
        try KeystoreSummary(directory: directory, manifest: state.withLock { $0.manifest }, provider: provider)
    }

    /// The tenant key of an epoch; reads the keystore again before it throws `unknownEpoch`.
    func tenantKey(_ tenant: UUID, epoch: UInt32) throws(VaultError) -> KeyBox {
        if let box = try keys(of: tenant).epochs[epoch] { return box }
        try reload()
        if let box = try keys(of: tenant).epochs[epoch] { return box }
        throw VaultError(.unknownEpoch, file: directory.path, detail: "no key of that tenant and epoch")
    }

    /// The index key of a use and version; reads the keystore again before it throws `unknownIndexVersion`.
    func indexKey(_ tenant: UUID, use: IndexUse, version: UInt32) throws(VaultError) -> KeyBox {
        let wanted = TenantKeys.IndexKey(use: use.rawValue, version: version)
        if let box = try keys(of: tenant).indexes[wanted] { return box }
        try reload()
        if let box = try keys(of: tenant).indexes[wanted] { return box }
        throw VaultError(.unknownIndexVersion, file: directory.path, detail: "no index key of that tenant and version")
    }

    /// The keys of a tenant, opened on first use.
    func keys(of tenant: UUID) throws(VaultError) -> TenantKeys {
        if let keys = state.withLock({ $0.tenants[tenant] }) { return keys }
        if state.withLock({ $0.manifest.file(of: tenant) }) == nil { try reload() }
        do throws(VaultError) {
            return try openKeys(of: tenant)
        } catch {
            // A writer may have replaced the file meanwhile.
            guard error.code == .notFound || error.code == .tampered else { throw error }
            try reload()
            return try openKeys(of: tenant)
        }
    }

    private func openKeys(of tenant: UUID) throws(VaultError) -> TenantKeys {
        let (entry, root) = state.withLock { ($0.manifest.file(of: tenant), $0.root) }
        guard tenant != KeyFile.node, let entry else {
            throw VaultError(.notFound, file: directory.path, detail: "no keys of that tenant")
        }
        let file = try directory.readKeyFile(entry, root: root)
        let keys = try TenantKeys(file, root: root, digest: entry.digest, path: directory.path(of: entry.name))
        state.withLock { state in
            if state.manifest.file(of: tenant) == entry { state.tenants[tenant] = keys }
        }
        return keys
    }
}
