import Foundation

extension Vault {
    /// Makes a new random subject key.
    package func makeSubjectKey() throws(VaultError) -> SubjectKey {
        SubjectKey(try SecretKey.random())
    }

    /// Wraps a subject key under the tenant key of `context.epoch`; 80 bytes.
    package func wrap(_ key: borrowing SubjectKey, _ context: WrapContext) throws(VaultError) -> [UInt8] {
        let tenantKey = try tenantKey(context.tenant, epoch: context.epoch)
        return unsafe Envelope.seal(
            key: key.key, under: tenantKey.key.pointer, compartment: context.compartment, generation: context.epoch,
            associatedData: context.associatedData)
    }

    /// Opens a wrapped subject key into locked memory.
    ///
    /// Throws `tampered` when anything in `context` is not what the key was wrapped with, `unknownEpoch` when the
    /// keystore has no such tenant key.
    package func unwrap(_ wrapped: [UInt8], _ context: WrapContext) throws(VaultError) -> SubjectKey {
        let tenantKey = try tenantKey(context.tenant, epoch: context.epoch)
        let pointer = unsafe tenantKey.key.pointer
        let key = unsafe try SecretKey { slot throws(VaultError) in
            unsafe try Envelope.openKey(
                wrapped, key: pointer, compartment: context.compartment, generation: context.epoch,
                associatedData: context.associatedData, into: slot)
        }
        withExtendedLifetime(tenantKey) {}
        return SubjectKey(key)
    }

    /// Seals a record of at most 16 MiB; padded, 48 bytes longer than the padded record.
    package func seal(
        _ plaintext: UnsafeRawBufferPointer, under key: borrowing SubjectKey, _ context: SealContext
    ) throws(VaultError) -> [UInt8] {
        unsafe try Envelope.seal(
            plaintext, key: key.key.pointer, compartment: context.compartment, generation: context.generation,
            associatedData: context.associatedData)
    }

    /// Seals a record of at most 16 MiB.
    package func seal(
        _ plaintext: [UInt8], under key: borrowing SubjectKey, _ context: SealContext
    ) throws(VaultError) -> [UInt8] {
        let pointer = unsafe key.key.pointer
        let result: Result<[UInt8], VaultError> = unsafe plaintext.withUnsafeBytes { plaintext in
            do throws(VaultError) {
                return .success(
                    unsafe try Envelope.seal(
                        plaintext, key: pointer, compartment: context.compartment, generation: context.generation,
                        associatedData: context.associatedData))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// Opens a record and lends it to `body`; the memory is wiped afterwards.
    ///
    /// Throws `tampered` when the envelope was changed, moved to another row, table, subject or tenant, or is older
    /// than `context.sealVersion` says; beyond that what `body` throws.
    package func open<R>(
        _ envelope: [UInt8], under key: borrowing SubjectKey, _ context: SealContext,
        _ body: (UnsafeRawBufferPointer) throws -> R
    ) throws -> R {
        let pointer = unsafe key.key.pointer
        return unsafe try ScratchPool.shared.withBuffer(Envelope.scratchSize(for: envelope.span)) { scratch in
            let count = unsafe try Envelope.open(
                envelope.span, key: pointer, compartment: context.compartment, generation: context.generation,
                associatedData: context.associatedData, into: scratch)
            return unsafe try body(UnsafeRawBufferPointer(start: scratch, count: count))
        }
    }
}
