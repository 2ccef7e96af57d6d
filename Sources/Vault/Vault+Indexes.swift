package import Foundation
import Synchronization

/// The turn of a tenant's index keys as far as the keystore goes: prepare, activate, destroy (decision 0029).
///
/// Each step is one change of the keystore for all uses and can be taken again: what was reached before is left as it is.
/// Every version that is not destroyed is looked for, the one that is only prepared too: so no process writes a token that
/// another one does not know to look for.
extension Vault {
    /// Versions of one use that may be held at once. Tokens that nobody can make anew keep theirs, and each costs every look-up.
    package static let indexVersionLimit = 8

    /// The index keys of a tenant, by use and version, destroyed ones too.
    package func indexKeys(_ tenant: UUID) throws(VaultError) -> [TenantIndexKey] {
        let (entry, root) = state.withLock { ($0.manifest.file(of: tenant), $0.root) }
        guard tenant != KeyFile.node, let entry else { throw noIndexKeys }
        return try directory.readKeyFile(entry, root: root).records.compactMap { TenantIndexKey($0) }
            .sorted { ($0.use.rawValue, $0.version) < ($1.use.rawValue, $1.version) }
    }

    /// The versions a turn leads to, by use; writer only.
    ///
    /// A turn that was interrupted is gone on with: the answer is where it led to. Otherwise a next key is made for each of
    /// `uses`, durable here and in a recovery bundle before anything can use it; a use of which as many versions are held as may
    /// be keeps the one it has.
    /// `isBegun`: The database says that a turn was begun, as one from before its end does. `known`: The highest version that the database knows of each use: a number is never used for two keys.
    package func beginIndexes(
        _ tenant: UUID, _ uses: [IndexUse], known: [IndexUse: UInt32] = [:], isBegun: Bool = false, now: Date = Date()
    ) throws(VaultError) -> [IndexUse: UInt32] {
        try change(keysOf: tenant, now: now) { records, maker throws(VaultError) in
            let keys = records.compactMap { TenantIndexKey($0) }
            guard keys.contains(where: { $0.state == .active }) else { throw noIndexKeys }
            if !isBegun, !keys.contains(where: \.isTurning) {
                for use in uses {
                    let versions = keys.filter { $0.use == use }
                    guard versions.count(where: { $0.state != .retired }) < Self.indexVersionLimit else { continue }
                    let next = max(versions.map(\.version).max() ?? 0, known[use] ?? 0) + 1
                    records.append(try maker.makeKey(KeyUse(use), version: next, state: .prepared))
                }
            }
            var target: [IndexUse: UInt32] = [:]
            for key in records.compactMap({ TenantIndexKey($0) }) where [.prepared, .active].contains(key.state) {
                target[key.use] = max(target[key.use] ?? 0, key.version)
            }
            return target
        }
    }

    /// From here on new tokens are made with the keys that were prepared; those before them serve look-ups only. Writer only.
    package func activateIndexes(_ tenant: UUID, now: Date = Date()) throws(VaultError) {
        try change(keysOf: tenant, now: now) { records, _ throws(VaultError) in
            let prepared = Set(
                records.compactMap { TenantIndexKey($0) }.filter { $0.state == .prepared }.map(\.use))
            for index in records.indices {
                guard let key = TenantIndexKey(records[index]), prepared.contains(key.use) else { continue }
                if key.state == .active { records[index].state = .retiring }
                if key.state == .prepared { records[index].state = .active }
            }
        }
    }

    /// Destroys the index keys that serve look-ups only and are not among `kept`; writer only.
    ///
    /// Returns what was destroyed. Bundles made before this one still hold them, until they expire.
    @discardableResult
    package func destroyIndexes(
        _ tenant: UUID, but kept: [IndexUse: Set<UInt32>], now: Date = Date()
    ) throws(VaultError) -> [TenantIndexKey] {
        try change(keysOf: tenant, now: now) { records, _ throws(VaultError) in
            var destroyed: [TenantIndexKey] = []
            for index in records.indices {
                guard let key = TenantIndexKey(records[index]), key.state == .retiring,
                    kept[key.use]?.contains(key.version) != true
                else { continue }
                records[index].state = .retired
                records[index].retiredAt = now.milliseconds
                records[index].wrapped = []
                destroyed += [TenantIndexKey(records[index])].compactMap(\.self)
            }
            return destroyed
        }
    }

    private var noIndexKeys: VaultError {
        VaultError(.notFound, file: directory.path, detail: "no keys of that tenant")
    }
}
