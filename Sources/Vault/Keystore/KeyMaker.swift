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
        for use in uses { file.records.append(try makeKey(use, version: 1, state: .active)) }
        return (file, try bundle(of: file))
    }

    /// Makes one more key.
    func makeKey(_ use: KeyUse, version: UInt32, state: KeyState) throws(VaultError) -> KeyRecord {
        let key = try SecretKey.random()
        return KeyRecord(
            use: use, version: version, state: state, createdAt: now.milliseconds, retiredAt: 0,
            publicKey: try publicKey(of: key, use: use),
            wrapped: KeyRecord.wrap(
                key, tenant: tenant, use: use, version: version, under: root.wrapping, wrapping: root.version))
    }

    /// The bundle with every key of a file, so that any older bundle may go once nothing needs what it alone holds.
    func bundle(of file: KeyFile) throws(VaultError) -> [UInt8] {
        try RecoveryBundle.seal(to: recipient) { contentKey throws(VaultError) in
            var content = file
            content.wrapping = 0
            for index in content.records.indices where !content.records[index].wrapped.isEmpty {
                let record = content.records[index]
                let key = try record.unwrap(
                    tenant: tenant, under: root.wrapping, wrapping: root.version, file: file.name)
                content.records[index].wrapped = KeyRecord.wrap(
                    key, tenant: tenant, use: record.use, version: record.version, under: contentKey, wrapping: 0)
            }
            return content
        }
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

extension Date {
    /// Milliseconds since 1970 in UTC, as key files carry them.
    var milliseconds: Int64 { Int64(timeIntervalSince1970 * 1_000) }
}
