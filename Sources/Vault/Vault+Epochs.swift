package import Foundation
import Synchronization

/// The turn of a tenant's epoch as far as the keystore goes: prepare, activate, destroy (decision 0017).
///
/// Each step is one change of the keystore and can be taken again: what was reached before is left as it is.
extension Vault {
    /// The epochs of a tenant key, ascending, destroyed ones too.
    package func epochs(_ tenant: UUID) throws(VaultError) -> [TenantEpoch] {
        let (entry, root) = state.withLock { ($0.manifest.file(of: tenant), $0.root) }
        guard tenant != KeyFile.node, let entry else { throw noKeys }
        return try directory.readKeyFile(entry, root: root).records.filter { $0.use == .tenant }
            .map { TenantEpoch($0) }.sorted { $0.epoch < $1.epoch }
    }

    /// The epoch a turn leads to; writer only.
    ///
    /// A turn that was interrupted is gone on with: the answer is the epoch it led to. Otherwise the key of the next
    /// epoch is made, durable here and in a recovery bundle before anything can use it.
    /// `known`: The newest epoch that the database knows: a number is never used for two keys.
    package func beginEpoch(
        _ tenant: UUID, known: UInt32 = 0, now: Date = Date()
    ) throws(VaultError) -> UInt32 {
        try change(keysOf: tenant, now: now) { records, maker throws(VaultError) in
            let epochs = records.filter { $0.use == .tenant }
            if let prepared = epochs.first(where: { $0.state == .prepared }) { return prepared.version }
            if epochs.contains(where: { $0.state == .retiring }),
                let active = epochs.first(where: { $0.state == .active })
            {
                return active.version
            }
            guard epochs.contains(where: { $0.state != .retired }) else { throw noKeys }
            let next = max(epochs.map(\.version).max() ?? 0, known) + 1
            records.append(try maker.makeKey(.tenant, version: next, state: .prepared))
            return next
        }
    }

    /// From here on new subject keys are wrapped under `epoch`; the epoch before it serves reading only. Writer only.
    package func activateEpoch(_ tenant: UUID, _ epoch: UInt32, now: Date = Date()) throws(VaultError) {
        try change(keysOf: tenant, now: now) { records, _ throws(VaultError) in
            guard
                let next = records.firstIndex(where: { $0.use == .tenant && $0.version == epoch }),
                [.prepared, .active].contains(records[next].state)
            else { throw VaultError(.unknownEpoch, file: directory.path, detail: "there is no such prepared epoch") }
            for index in records.indices where records[index].use == .tenant && records[index].state == .active {
                records[index].state = .retiring
            }
            records[next].state = .active
        }
    }

    /// Destroys the tenant keys that serve reading only; what they wrap is lost from here on. Writer only.
    ///
    /// Returns the epochs whose keys were destroyed. Bundles made before this one still hold them, until they expire.
    @discardableResult
    package func destroyRetiringEpochs(_ tenant: UUID, now: Date = Date()) throws(VaultError) -> [UInt32] {
        try change(keysOf: tenant, now: now) { records, _ throws(VaultError) in
            var destroyed: [UInt32] = []
            for index in records.indices where records[index].use == .tenant && records[index].state == .retiring {
                records[index].state = .retired
                records[index].retiredAt = now.milliseconds
                records[index].wrapped = []
                destroyed.append(records[index].version)
            }
            return destroyed
        }
    }

    /// Makes one change of a tenant's keys: bundle first, then the new key file, then the manifest that names it; the old
    /// file is overwritten. Records that stay as they are change nothing.
    func change<Result>(
        keysOf tenant: UUID, now: Date,
        _ change: (inout [KeyRecord], KeyMaker) throws(VaultError) -> Result
    ) throws(VaultError) -> Result {
        try asWriter { () throws(VaultError) in
            try reload()
            var next = state.withLock { $0 }
            guard tenant != KeyFile.node, let entry = next.manifest.file(of: tenant) else { throw noKeys }
            var file = try directory.readKeyFile(entry, root: next.root)
            let before = file.records
            next.manifest.generation += 1
            let maker = KeyMaker(
                tenant: tenant, generation: next.manifest.generation, root: next.root,
                recipient: next.manifest.recipient, now: now)
            let result = try change(&file.records, maker)
            guard file.records != before else { return result }
            file.generation = next.manifest.generation
            try discardBundles(after: entry.name)
            try PrivateFile.replace(
                KeystoreDirectory.bundleName(of: file.name), in: directory.recoveryPath, with: maker.bundle(of: file))
            let superseded = try directory.stage(file, in: &next.manifest)
            try directory.commit(next.manifest, root: next.root)
            let committed = next.manifest
            state.withLock { state in
                state.manifest = committed
                state.tenants[tenant] = nil
            }
            if let superseded { try PrivateFile.discard(directory.path(of: superseded)) }
            return result
        }
    }

    private var noKeys: VaultError { VaultError(.notFound, file: directory.path, detail: "no keys of that tenant") }
}
