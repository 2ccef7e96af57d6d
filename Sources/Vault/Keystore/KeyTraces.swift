package import Foundation

/// Where keys of a tenant still lie, destroyed epochs among them; nothing secret.
///
/// Numbers and states stand in clear in key files and in recovery bundles, so nothing is opened to know it.
package struct KeyTraces: Sendable, Equatable {
    /// Every epoch up to this one is destroyed in the keystore: no key file there holds its key. 0 where none is.
    package let destroyedThrough: UInt32
    /// When the destroyed epochs were destroyed, by number.
    package let destroyedAt: [UInt32: Date]
    /// The oldest epoch whose key a recovery bundle of the keystore still holds; nil where none holds any.
    package let oldestInBundles: UInt32?
    /// The oldest epoch whose key a copy of the keystore still holds, bundles in it included; nil where none holds any.
    package let oldestInCopies: UInt32?
    /// Whether every place of copies could be looked into, and holds a copy.
    package let seesCopies: Bool

    /// The last epoch that no bundle and no copy holds either, and whose destruction is `retention` seconds ago.
    package func clearedThrough(after retention: TimeInterval, now: Date) -> UInt32 {
        guard seesCopies else { return 0 }
        let held = min(oldestInBundles ?? .max, oldestInCopies ?? .max)
        var cleared: UInt32 = 0
        while cleared < destroyedThrough, cleared + 1 < held, let at = destroyedAt[cleared + 1],
            at.addingTimeInterval(retention) <= now
        {
            cleared += 1
        }
        return cleared
    }
}

extension Vault {
    /// Looks for the keys of a tenant in the keystore, in its recovery bundles and in the copies in `places`.
    ///
    /// - Throws: `VaultError` where a file of the keystore itself cannot be read.
    package func traces(of tenant: UUID, copies places: [String] = []) throws(VaultError) -> KeyTraces {
        let epochs = try epochs(tenant)
        let owner = "tenant-\(tenant.uuidString.lowercased())."
        let held = try Self.oldestKey(in: directory.path, owner)
        let last = epochs.map(\.epoch).max() ?? 0
        var copies: UInt32?
        var seesCopies = true
        for place in places {
            do throws(VaultError) {
                var isComplete = false
                for name in try PrivateDirectory.names(in: place) {
                    let copy = KeystoreCopy(name: name, in: place)
                    guard copy != nil || name.hasPrefix(KeystoreCopy.unfinishedPrefix) else { continue }
                    if let copy, PrivateFile.exists("\(copy.path)/\(Manifest.fileName)") { isComplete = true }
                    let recovery = "\(place)/\(name)/\(KeystoreDirectory.recoveryName)"
                    for directory in ["\(place)/\(name)", recovery] {
                        let oldest = try Self.oldestKey(in: directory, owner)
                        copies = [copies, oldest].compactMap { $0 }.min()
                    }
                }
                // Where no copy lies the medium may be away, with all copies on it.
                if !isComplete { seesCopies = false }
            } catch {
                seesCopies = false
            }
        }
        return KeyTraces(
            destroyedThrough: held.map { $0 > 0 ? $0 - 1 : 0 } ?? last,
            destroyedAt: Dictionary(
                epochs.compactMap { epoch in epoch.destroyedAt.map { (epoch.epoch, $0) } },
                uniquingKeysWith: { first, _ in first }),
            oldestInBundles: try Self.oldestKey(in: directory.recoveryPath, owner), oldestInCopies: copies,
            seesCopies: seesCopies)
    }

    /// The oldest epoch whose key lies in a key file or a bundle of that owner in a directory.
    private static func oldestKey(in directory: String, _ owner: String) throws(VaultError) -> UInt32? {
        var oldest: UInt32?
        for name in try PrivateDirectory.names(in: directory) where name.trimmingPrefix(".").hasPrefix(owner) {
            // One that a crash left may hold every key, half written or not.
            if KeystoreDirectory.isUnfinished(name) { return 1 }
            let path = "\(directory)/\(name)"
            let isBundle = name.hasSuffix(".bundle")
            guard isBundle || name.hasSuffix(KeyFile.nameSuffix) else { continue }
            let bytes: [UInt8]
            do throws(VaultError) {
                bytes = try PrivateFile.read(path)
            } catch {
                // A writer replaces files while others look.
                if error.code == .notFound { continue }
                throw error
            }
            let file =
                try isBundle
                ? RecoveryBundle.content(of: bytes, file: path) : KeyFile(decoding: bytes, file: path)
            for record in file.records where record.use == .tenant && !record.wrapped.isEmpty {
                oldest = min(oldest ?? record.version, record.version)
            }
        }
        return oldest
    }
}
