import CSodium
package import Foundation

/// Opens many records of one tenant, one after the other: the key and the record that are open lie in one piece of locked
/// memory, which is wiped after each.
///
/// What ``Vault/unwrap(_:_:)`` and ``Vault/open(_:under:_:_:)`` do, without a place to look for and to give back each time.
package struct RecordOpener: ~Copyable {
    private let vault: Vault
    private let tenant: UUID
    private var scratch: SecretBuffer
    private let key: SecretBuffer
    private var last: (epoch: UInt32, box: KeyBox)?

    /// Bytes of a record that most have room in.
    private static let usualSize = 16_384

    init(_ vault: Vault, _ tenant: UUID) throws(VaultError) {
        let (scratch, key) = (
            try SecretBuffer(count: Self.usualSize), try SecretBuffer(count: SecretKey.size)
        )
        self.vault = vault
        self.tenant = tenant
        self.scratch = scratch
        self.key = key
    }

    /// Opens a record sealed under the subject key that `wrapped` holds, and lends it to `body`.
    ///
    /// - Throws: What ``Vault/unwrap(_:_:)`` and ``Vault/open(_:under:_:_:)`` throw, and what `body` throws.
    package mutating func open(
        _ sealed: UnsafeRawBufferPointer, _ place: SealContext, wrapped: UnsafeRawBufferPointer, epoch: UInt32,
        _ body: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        let envelope = unsafe sealed.assumingMemoryBound(to: UInt8.self).span
        let size = try Envelope.scratchSize(for: envelope)
        if size > scratch.count { scratch = try SecretBuffer(count: size) }
        defer {
            unsafe sodium_memzero(key.mutablePointer, SecretKey.size)
            unsafe sodium_memzero(scratch.mutablePointer, size)
        }
        let wrapping = WrapContext(
            tenant: tenant, subject: place.subject, compartment: place.compartment, term: place.term,
            generation: place.generation, epoch: epoch)
        let box = try tenantKey(epoch)
        unsafe try Envelope.openKey(
            wrapped.assumingMemoryBound(to: UInt8.self).span, key: box.key.pointer, compartment: place.compartment,
            generation: epoch, associatedData: wrapping.associatedData, into: key.mutablePointer)
        withExtendedLifetime(box) {}
        let count = unsafe try Envelope.open(
            envelope, key: key.pointer, compartment: place.compartment, generation: place.generation,
            associatedData: place.associatedData, into: scratch.mutablePointer)
        unsafe try body(UnsafeRawBufferPointer(start: scratch.pointer, count: count))
    }

    private mutating func tenantKey(_ epoch: UInt32) throws(VaultError) -> KeyBox {
        if let last, last.epoch == epoch { return last.box }
        let box = try vault.tenantKey(tenant, epoch: epoch)
        last = (epoch, box)
        return box
    }
}

extension Vault {
    /// What opens records of a tenant one after the other.
    package func recordOpener(of tenant: UUID) throws(VaultError) -> RecordOpener { try RecordOpener(self, tenant) }
}
