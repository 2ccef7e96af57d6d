package import Foundation
import Synchronization

/// The end of a tenant's keys: all epochs and all indexes. Its key file stays without them, so that the number is never
/// given out again and the older recovery bundles expire like any that were superseded.
extension Vault {
    /// Destroys every key of a tenant; what they wrap is lost from here on. Writer only, and may be repeated.
    ///
    /// Bundles made before still hold the keys, until they expire.
    package func destroyTenant(_ tenant: UUID, now: Date = Date()) throws(VaultError) {
        guard try holdsKeys(of: tenant) else { return }
        try change(keysOf: tenant, now: now) { records, _ throws(VaultError) in
            for index in records.indices where records[index].state != .retired {
                records[index].state = .retired
                records[index].retiredAt = now.milliseconds
                records[index].wrapped = []
            }
        }
    }

    /// Whether the keystore on the disk holds a key of that tenant; unlike ``hasTenant(_:)`` it is an error where that cannot be
    /// found out.
    package func holdsKeys(of tenant: UUID) throws(VaultError) -> Bool {
        try reload()
        let (entry, root) = state.withLock { ($0.manifest.file(of: tenant), $0.root) }
        guard tenant != KeyFile.node, let entry else { return false }
        return try directory.readKeyFile(entry, root: root).records.contains { $0.state != .retired }
    }
}
