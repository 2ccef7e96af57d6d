import Domain
import Vault

extension VaultHandle {
    /// The same subject key, wrapped under the tenant key of another epoch.
    func rewrap(_ key: LockedKey, to epoch: UInt32) throws -> [UInt8] {
        let subjectKey = try vault.unwrap(key.wrapped, context(of: key, epoch: UInt32(bitPattern: key.epoch)))
        return try vault.wrap(subjectKey, context(of: key, epoch: epoch))
    }

    /// Opens a key and forgets it again.
    ///
    /// - Throws: `VaultError` where it cannot be opened.
    func tryOut(_ key: LockedKey) throws {
        _ = try vault.unwrap(key.wrapped, context(of: key, epoch: UInt32(bitPattern: key.epoch)))
    }

    private func context(of key: LockedKey, epoch: UInt32) -> WrapContext {
        WrapContext(
            tenant: tenant, subject: key.position.subject, compartment: UInt8(clamping: key.position.compartment),
            term: UInt32(bitPattern: key.position.term), generation: UInt32(bitPattern: key.position.generation),
            epoch: epoch)
    }
}
