package import Foundation
import Synchronization

/// When recovery bundles go: with them goes the last way to what was wrapped by a destroyed key (decision 0021, level L4).
extension Vault {
    /// Removes the bundles that a newer one superseded longer than `retention` ago, in seconds, and what interrupted changes
    /// left; writer only.
    ///
    /// Every bundle holds all keys its key file held, so the newest one suffices to recover what is still there.
    /// Returns how many were removed.
    package func expireBundles(after retention: TimeInterval, now: Date = Date()) throws(VaultError) -> Int {
        try asWriter { () throws(VaultError) in
            try reload()
            try directory.sweep(state.withLock { $0.manifest })
            let expired = try supersededBundles().filter { $0.since.addingTimeInterval(retention) <= now }
            for bundle in expired { try PrivateFile.discard("\(directory.recoveryPath)/\(bundle.name)") }
            if !expired.isEmpty { try PrivateFile.syncDirectory(directory.recoveryPath) }
            return expired.count
        }
    }

    /// Whether ``expireBundles(after:now:)`` has something to remove.
    package func holdsExpiredBundles(after retention: TimeInterval, now: Date = Date()) throws(VaultError) -> Bool {
        if let oldest = try oldestSupersededBundle(), oldest.addingTimeInterval(retention) <= now { return true }
        return try !directory.unfinished().isEmpty
    }

    /// Since when the oldest bundle that is still there has been superseded; nil where each is the newest of its keys.
    package func oldestSupersededBundle() throws(VaultError) -> Date? {
        try supersededBundles().map(\.since).min()
    }

    /// Removes what an interrupted change left: bundles of the same keys that are newer than the key file that holds. Their
    /// dates would make the bundle of that file look superseded before it is.
    func discardBundles(after keyFile: String) throws(VaultError) {
        guard let current = Bundle(KeystoreDirectory.bundleName(of: keyFile)) else { return }
        for name in try PrivateDirectory.names(in: directory.recoveryPath) {
            guard let bundle = Bundle(name), bundle.owner == current.owner, bundle.generation > current.generation
            else { continue }
            try PrivateFile.discard("\(directory.recoveryPath)/\(name)")
        }
    }

    /// Bundles that are not the ones of the manifest's key files, with the moment their successor was made.
    private func supersededBundles() throws(VaultError) -> [(name: String, since: Date)] {
        let current = Dictionary(
            state.withLock { $0.manifest.files }.map { Bundle(KeystoreDirectory.bundleName(of: $0.name)) }
                .compactMap { $0 }.map { ($0.owner, $0) }
        ) { first, _ in first }
        var found: [String: [Bundle]] = [:]
        for name in try PrivateDirectory.names(in: directory.recoveryPath) {
            // One beyond the current generation belongs to a change that never held, or holds in a moment.
            guard let bundle = Bundle(name), let newest = current[bundle.owner],
                bundle.generation <= newest.generation
            else { continue }
            found[bundle.owner, default: []].append(bundle)
        }
        var superseded: [(name: String, since: Date)] = []
        for bundles in found.values.map({ $0.sorted { $0.generation < $1.generation } }) {
            for (bundle, successor) in zip(bundles, bundles.dropFirst()) {
                superseded.append((bundle.name, try madeAt(successor)))
            }
        }
        return superseded
    }

    private func madeAt(_ bundle: Bundle) throws(VaultError) -> Date {
        let status = try PrivateFile.open("\(directory.recoveryPath)/\(bundle.name)").status()
        return Date(timeIntervalSince1970: Double(status.st_mtim.tv_sec))
    }

    /// The name of a bundle taken apart: whose keys, and the generation of the keystore that wrote it.
    private struct Bundle {
        let name: String
        let owner: String
        let generation: UInt64

        init?(_ name: String) {
            let parts = name.split(separator: ".")
            guard parts.count == 3, parts[2] == "bundle", let generation = UInt64(parts[1]) else { return nil }
            self.name = name
            self.owner = String(parts[0])
            self.generation = generation
        }
    }
}
