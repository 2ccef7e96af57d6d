package import Foundation

/// The keys of an index that came with a tenant from another installation, opened in locked memory.
package final class CarriedIndexKeys: Sendable {
    /// Whose keys they are.
    package let tenant: UUID
    /// Each with what the file says of it; nothing in it is wrapped.
    let keys: [(record: KeyRecord, box: KeyBox)]

    /// Opens what ``Vault/carrySuppressionKeys(of:to:)`` made; `file` names it in errors.
    ///
    /// - Throws: `wrongRoot` where it is sealed to another key, `tampered`.
    package init(_ bundle: [UInt8], file: String, with key: borrowing RecoveryKey) throws(VaultError) {
        (tenant, keys) = try RecoveryBundle.open(bundle, file: file, with: key) {
            content, contentKey throws(VaultError) in
            var keys: [(record: KeyRecord, box: KeyBox)] = []
            for record in content.records {
                guard record.use == .suppressionIndex, [.active, .retiring].contains(record.state) else {
                    throw VaultError(.tampered, file: file, detail: "a key that is none of blocked addresses")
                }
                let key = try record.unwrap(tenant: content.tenant, under: contentKey, wrapping: 0, file: file)
                var bare = record
                bare.wrapped = []
                keys.append((bare, KeyBox(key)))
            }
            guard keys.count(where: { $0.record.state == .active }) == 1 else {
                throw VaultError(.tampered, file: file, detail: "the key of blocked addresses is missing")
            }
            return (content.tenant, keys)
        }
    }
}
