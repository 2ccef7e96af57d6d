import Domain
import Foundation
import Vault

/// The keystore seen from one tenant: seals and opens columns with the context the format demands.
struct VaultHandle: Sendable {
    let vault: Vault
    let tenant: UUID

    /// A subject's key as it lies in `wrapped_key`.
    struct WrappedKey: Sendable {
        var generation: Int32
        var epoch: Int32
        var wrapped: [UInt8]
    }

    /// Makes a fresh key, of generation 1 where nothing else is said, wraps it under the active epoch and hands both to `body`.
    func withNewKey<Result>(
        of subject: UUID, _ compartment: Compartment, term: UInt32 = 0, generation: Int32 = 1,
        _ body: (borrowing SubjectKey, WrappedKey) throws -> Result
    ) throws -> Result {
        let epoch = try vault.activeEpoch(tenant)
        let key = try vault.makeSubjectKey()
        let wrapped = try vault.wrap(
            key,
            wrapContext(
                subject, compartment, term: term, generation: UInt32(bitPattern: generation), epoch: epoch))
        return try body(key, WrappedKey(generation: generation, epoch: Int32(bitPattern: epoch), wrapped: wrapped))
    }

    /// Seals one column of a row under a key of its subject, by default the profile's.
    func seal(
        _ plaintext: [UInt8], under key: WrappedKey, in compartment: Compartment = .profile, _ table: TableNumber,
        row: UUID, of subject: UUID, sealVersion: Int64
    ) throws -> [UInt8] {
        try withKey(key, of: subject, compartment) { subjectKey in
            try vault.seal(
                plaintext, under: subjectKey,
                place(
                    table, row: row, subject: subject, compartment, generation: key.generation,
                    sealVersion: sealVersion))
        }
    }

    /// Opens what ``seal(_:under:in:_:row:of:sealVersion:)`` sealed for the same row and version, and lends it to `read`.
    func open<Result>(
        _ sealed: [UInt8], under key: WrappedKey, in compartment: Compartment = .profile, _ table: TableNumber,
        row: UUID, of subject: UUID, sealVersion: Int64, _ read: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
        try withKey(key, of: subject, compartment) { subjectKey in
            try vault.open(
                sealed, under: subjectKey,
                place(
                    table, row: row, subject: subject, compartment, generation: key.generation,
                    sealVersion: sealVersion),
                read)
        }
    }

    /// Opens a subject's key for the duration of `body`.
    func withKey<Result>(
        _ wrapped: WrappedKey, of subject: UUID, _ compartment: Compartment, term: UInt32 = 0,
        _ body: (borrowing SubjectKey) throws -> Result
    ) throws -> Result {
        let key = try vault.unwrap(
            wrapped.wrapped,
            wrapContext(
                subject, compartment, term: term, generation: UInt32(bitPattern: wrapped.generation),
                epoch: UInt32(bitPattern: wrapped.epoch)))
        return try body(key)
    }

    /// Where a sealed column stands; any other place refuses the envelope.
    func place(
        _ table: TableNumber, row: UUID, subject: UUID, _ compartment: Compartment, term: UInt32 = 0,
        generation: Int32, sealVersion: Int64
    ) -> SealContext {
        SealContext(
            tenant: tenant, subject: subject, row: row, table: table.rawValue, compartment: compartment.rawValue,
            term: term, generation: UInt32(bitPattern: generation), sealVersion: UInt64(bitPattern: sealVersion))
    }

    private func wrapContext(
        _ subject: UUID, _ compartment: Compartment, term: UInt32, generation: UInt32, epoch: UInt32
    ) -> WrapContext {
        WrapContext(
            tenant: tenant, subject: subject, compartment: compartment.rawValue, term: term, generation: generation,
            epoch: epoch)
    }
}
