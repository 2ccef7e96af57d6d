import Foundation

/// The opened keys of one tenant: one for each epoch and one for each use and version of an index.
final class TenantKeys: Sendable {
    /// A key of an index.
    struct IndexKey: Hashable, Sendable {
        let use: UInt8
        let version: UInt32
    }

    /// The digest of the file these keys came from; another digest in the manifest means: load again.
    let digest: [UInt8]
    let epochs: [UInt32: KeyBox]
    let activeEpoch: UInt32
    let indexes: [IndexKey: KeyBox]
    let activeIndexes: [UInt8: UInt32]

    init(_ file: KeyFile, root: RootKey, digest: [UInt8], path: String) throws(VaultError) {
        guard file.records.contains(where: { $0.state != .retired }) else {
            throw VaultError(.notFound, file: path, detail: "the keys of that tenant were destroyed")
        }
        var epochs: [UInt32: KeyBox] = [:]
        var activeEpoch: UInt32?
        var indexes: [IndexKey: KeyBox] = [:]
        var activeIndexes: [UInt8: UInt32] = [:]
        for record in file.records where record.state != .retired {
            let box = KeyBox(
                try record.unwrap(tenant: file.tenant, under: root.wrapping, wrapping: root.version, file: path))
            switch record.use {
            case .tenant:
                epochs[record.version] = box
                if record.state == .active { activeEpoch = record.version }
            case .subjectIndex, .pendingIndex, .evidenceIndex, .suppressionIndex:
                indexes[IndexKey(use: record.use.rawValue, version: record.version)] = box
                if record.state == .active { activeIndexes[record.use.rawValue] = record.version }
            case .login, .box, .signing:
                throw VaultError(.tampered, file: path, detail: "a key of the node in the file of a tenant")
            }
        }
        guard let activeEpoch, activeIndexes.count == IndexUse.allCases.count else {
            throw VaultError(.tampered, file: path, detail: "a key of the tenant is missing")
        }
        self.digest = digest
        self.epochs = epochs
        self.activeEpoch = activeEpoch
        self.indexes = indexes
        self.activeIndexes = activeIndexes
    }
}
