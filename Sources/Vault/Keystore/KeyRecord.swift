import Foundation

/// One key in a key file: its number, its state, its public half where it has one, and itself wrapped.
struct KeyRecord: Sendable, Equatable {
    var use: KeyUse
    /// Epoch of a tenant key, version of an index key, number of a signing key; from 1.
    var version: UInt32
    var state: KeyState
    /// Milliseconds since 1970 in UTC.
    var createdAt: Int64
    /// Milliseconds since 1970 in UTC, 0 while in use.
    var retiredAt: Int64
    /// The public half of signing and box keys, else empty.
    var publicKey: [UInt8]
    /// The envelope of the key; empty once its secret half is destroyed.
    var wrapped: [UInt8]

    /// label ‖ tenant ‖ use ‖ version ‖ version of the wrapping key, little endian.
    static func associatedData(tenant: UUID, use: KeyUse, version: UInt32, wrapping: UInt32) -> AssociatedData {
        var data = AssociatedData(label: "obhut-root-v1s1")
        data.append(tenant)
        data.append(use.rawValue)
        data.append(version)
        data.append(wrapping)
        return data
    }

    /// Wraps a key; `wrapping` is the version of the root key, or 0 in a recovery bundle.
    static func wrap(
        _ key: borrowing SecretKey, tenant: UUID, use: KeyUse, version: UInt32, under wrappingKey: borrowing SecretKey,
        wrapping: UInt32
    ) -> [UInt8] {
        unsafe Envelope.seal(
            key: key, under: wrappingKey.pointer, compartment: 0, generation: wrapping,
            associatedData: associatedData(tenant: tenant, use: use, version: version, wrapping: wrapping))
    }

    /// Opens the key of this record into locked memory.
    func unwrap(
        tenant: UUID, under wrappingKey: borrowing SecretKey, wrapping: UInt32, file: String
    ) throws(VaultError) -> SecretKey {
        let wrappingPointer = unsafe wrappingKey.pointer
        let wrapped = self.wrapped
        let data = Self.associatedData(tenant: tenant, use: use, version: version, wrapping: wrapping)
        do throws(VaultError) {
            return unsafe try SecretKey { slot throws(VaultError) in
                unsafe try Envelope.openKey(
                    wrapped, key: wrappingPointer, compartment: 0, generation: wrapping, associatedData: data,
                    into: slot)
            }
        } catch {
            throw error.code == .tampered
                ? VaultError(.tampered, file: file, detail: "a key in the file cannot be opened") : error
        }
    }
}
