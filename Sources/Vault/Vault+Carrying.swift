package import Foundation
import Synchronization

/// A tenant on its way to another installation. All of its keys are made anew there but those of blocked addresses: nobody
/// knows the addresses behind the tokens of erased people, so a token can only stay what it is, under the key it was made with.
extension Vault {
    /// The keys of a tenant's suppression index, sealed to a recipient; to this keystore's own recovery recipient where none is
    /// named.
    package func carrySuppressionKeys(
        of tenant: UUID, to recipient: RecoveryRecipient? = nil
    ) throws(VaultError) -> [UInt8] {
        try reload()
        let (manifest, root) = state.withLock { ($0.manifest, $0.root) }
        guard tenant != KeyFile.node, let entry = manifest.file(of: tenant) else {
            throw VaultError(.notFound, file: directory.path, detail: "no keys of that tenant")
        }
        var file = try directory.readKeyFile(entry, root: root)
        file.records.removeAll { $0.use != .suppressionIndex || ![.active, .retiring].contains($0.state) }
        let maker = KeyMaker(
            tenant: tenant, generation: file.generation, root: root, recipient: recipient ?? manifest.recipient,
            now: Date())
        return try maker.bundle(of: file)
    }

    /// Makes the keys of a tenant that comes from another installation, with the suppression index it brings; writer only.
    ///
    /// May be repeated with the same keys: those that were made stay.
    /// - Throws: `alreadyInitialized` for a tenant that has other keys, or had some that were destroyed.
    package func takeIn(
        _ tenant: UUID, carrying carried: CarriedIndexKeys?, now: Date = Date()
    ) throws(VaultError) {
        guard carried.map({ $0.tenant == tenant }) ?? true else {
            throw VaultError(.tampered, detail: "the keys of blocked addresses belong to another tenant")
        }
        try asWriter { () throws(VaultError) in
            try reload()
            var next = state.withLock { $0 }
            if let entry = next.manifest.file(of: tenant) {
                let known = try directory.readKeyFile(entry, root: next.root)
                guard try holds(carried, known, next.root) else {
                    throw VaultError(
                        .alreadyInitialized, file: directory.path,
                        detail: "the tenant has other keys, or had some that were destroyed")
                }
                return
            }
            guard tenant != KeyFile.node else { throw VaultError(.invalidInput, detail: "no tenant has that number") }
            next.manifest.generation += 1
            let root = next.root
            let maker = KeyMaker(
                tenant: tenant, generation: next.manifest.generation, root: root, recipient: next.manifest.recipient,
                now: now)
            let fresh = IndexUse.allCases.filter { carried == nil || $0 != .suppression }
            var (file, _) = try maker.make([.tenant] + fresh.map { KeyUse($0) })
            for (record, box) in carried?.keys ?? [] {
                var record = record
                record.wrapped = KeyRecord.wrap(
                    box.key, tenant: tenant, use: record.use, version: record.version, under: root.wrapping,
                    wrapping: root.version)
                file.records.append(record)
            }
            try PrivateFile.replace(
                KeystoreDirectory.bundleName(of: file.name), in: directory.recoveryPath, with: maker.bundle(of: file))
            _ = try directory.stage(file, in: &next.manifest)
            try directory.commit(next.manifest, root: root)
            let committed = next.manifest
            state.withLock { $0.manifest = committed }
        }
    }

    /// Whether a key file holds living keys, those that were carried among them.
    private func holds(
        _ carried: CarriedIndexKeys?, _ file: KeyFile, _ root: RootKey
    ) throws(VaultError) -> Bool {
        guard file.records.contains(where: { $0.use == .tenant && $0.state == .active }) else { return false }
        for (record, box) in carried?.keys ?? [] {
            guard
                let known = file.records.first(where: { $0.use == record.use && $0.version == record.version }),
                known.state == record.state
            else { return false }
            let key = try known.unwrap(
                tenant: file.tenant, under: root.wrapping, wrapping: root.version, file: file.name)
            guard ConstantTime.equal(key.mac(Self.comparison, size: 32), box.key.mac(Self.comparison, size: 32)) else {
                return false
            }
        }
        return true
    }

    private static let comparison = Array("obhut carried key 1".utf8)
}
