package import Foundation
import Synchronization

/// Taking tenant keys that were destroyed out of recovery bundles again, for a database that is older than their end
/// (decision 0019).
extension Vault {
    /// Opens the recovery bundles of these tenants and takes nothing out of them: what is asked before a database is replaced.
    ///
    /// - Throws: `wrongRoot` where a bundle is sealed to another recovery key, `tampered`.
    package func expectBundles(of tenants: [UUID], openWith key: borrowing RecoveryKey) throws(VaultError) {
        for tenant in tenants {
            for path in try bundles(of: tenant) {
                _ = try RecoveryBundle.open(PrivateFile.read(path), file: path, with: key) { file, _ in file.tenant }
            }
        }
    }

    private func bundles(of tenant: UUID) throws(VaultError) -> [String] {
        let owner = "tenant-\(tenant.uuidString.lowercased())"
        return try PrivateDirectory.names(in: directory.recoveryPath)
            .filter { $0.hasPrefix(owner + ".") && $0.hasSuffix(".bundle") }
            .map { "\(directory.recoveryPath)/\($0)" }
    }

    /// Takes the keys of these destroyed epochs back, for reading only: the next turn of the epoch destroys them again.
    /// Writer only.
    ///
    /// - Returns: The epochs that were found in a bundle.
    /// - Throws: `wrongRoot` where a bundle is sealed to another recovery key, `tampered`.
    package func recoverEpochs(
        _ wanted: [UInt32], of tenant: UUID, with key: borrowing RecoveryKey, now: Date = Date()
    ) throws(VaultError) -> [UInt32] {
        guard !wanted.isEmpty else { return [] }
        let root = state.withLock { $0.root }
        var found: [UInt32: KeyRecord] = [:]
        for path in try bundles(of: tenant) {
            let records = try RecoveryBundle.open(PrivateFile.read(path), file: path, with: key) {
                file, contentKey throws(VaultError) in
                guard file.tenant == tenant else {
                    throw VaultError(.tampered, file: path, detail: "the bundle belongs to another tenant")
                }
                var records: [KeyRecord] = []
                for record in file.records
                where record.use == .tenant && wanted.contains(record.version) && !record.wrapped.isEmpty {
                    let tenantKey = try record.unwrap(tenant: tenant, under: contentKey, wrapping: 0, file: path)
                    var recovered = record
                    recovered.state = .retiring
                    recovered.retiredAt = 0
                    recovered.wrapped = KeyRecord.wrap(
                        tenantKey, tenant: tenant, use: .tenant, version: record.version, under: root.wrapping,
                        wrapping: root.version)
                    records.append(recovered)
                }
                return records
            }
            for record in records { found[record.version] = record }
        }
        guard !found.isEmpty else { return [] }
        let recovered = found
        return try change(keysOf: tenant, now: now) { records, maker throws(VaultError) in
            guard maker.root.version == root.version else {
                throw VaultError(.locked, file: directory.path, detail: "the root key was turned at this moment")
            }
            var taken: [UInt32] = []
            for index in records.indices where records[index].use == .tenant && records[index].state == .retired {
                guard let record = recovered[records[index].version] else { continue }
                records[index] = record
                taken.append(record.version)
            }
            return taken.sorted()
        }
    }
}
