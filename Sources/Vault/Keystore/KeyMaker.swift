import CSodium
import Foundation

/// Makes new keys: the same key once wrapped by the root key and once in a recovery bundle.
struct KeyMaker {
    let tenant: UUID
    let generation: UInt64
    let root: RootKey
    let recipient: RecoveryRecipient
    let now: Date

    /// Makes a first key for each use; the file for the keystore and the bundle, which must be durable before the
    /// file is used.
    func make(_ uses: [KeyUse]) throws(VaultError) -> (file: KeyFile, bundle: [UInt8]) {
        var file = KeyFile(tenant: tenant, wrapping: root.version, generation: generation, records: [])
        let bundle = try RecoveryBundle.seal(to: recipient) { contentKey throws(VaultError) in
            var content = KeyFile(tenant: tenant, wrapping: 0, generation: generation, records: [])
            for use in uses {
                let key = try SecretKey.random()
                var record = KeyRecord(
                    use: use, version: 1, state: .active, createdAt: Int64(now.timeIntervalSince1970 * 1_000),
                    retiredAt: 0, publicKey: try publicKey(of: key, use: use), wrapped: [])
                record.wrapped = KeyRecord.wrap(
                    key, tenant: tenant, use: use, version: 1, under: root.wrapping, wrapping: root.version)
                file.records.append(record)
                record.wrapped = KeyRecord.wrap(
                    key, tenant: tenant, use: use, version: 1, under: contentKey, wrapping: 0)
                content.records.append(record)
            }
            return content
        }
        return (file, bundle)
    }

    private func publicKey(of key: borrowing SecretKey, use: KeyUse) throws(VaultError) -> [UInt8] {
        switch use {
        case .signing:
            return unsafe try SigningKeyPair(seed: key.pointer).publicKey
        case .box:
            var publicKey = [UInt8](repeating: 0, count: 32)
            _ = unsafe crypto_scalarmult_base(&publicKey, key.pointer)
            return publicKey
        case .tenant, .subjectIndex, .pendingIndex, .evidenceIndex, .suppressionIndex, .login:
            return []
        }
    }
}
