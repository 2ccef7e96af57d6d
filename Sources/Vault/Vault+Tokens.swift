package import Foundation
import Synchronization

extension Vault {
    /// Bytes of a token.
    package static let tokenSize = 16

    /// The token under which a value is found: BLAKE2b-128 of its normal form, keyed by tenant, use, version, kind
    /// and version of the normaliser. 16 bytes, equal for equal values and for nothing else.
    package func token(
        _ value: NormalizedValue, tenant: UUID, use: IndexUse, version: UInt32
    ) throws(VaultError) -> [UInt8] {
        try Self.token(value, under: indexKey(tenant, use: use, version: version))
    }

    /// The token from a member's e-mail address to her tenants, under the one node-wide key.
    package func loginToken(_ email: NormalizedValue) throws(VaultError) -> [UInt8] {
        try loginToken(email, version: activeLoginVersion)
    }

    /// The login token of one version of the key, while two are in use.
    package func loginToken(_ email: NormalizedValue, version: UInt32) throws(VaultError) -> [UInt8] {
        if let key = state.withLock({ $0.node }).login[version] { return try Self.token(email, under: key) }
        try reload()
        guard let key = state.withLock({ $0.node }).login[version] else {
            throw VaultError(.unknownIndexVersion, file: directory.path, detail: "no login key of that version")
        }
        return try Self.token(email, under: key)
    }

    /// The version of the login key that makes new tokens.
    package var activeLoginVersion: UInt32 {
        state.withLock { $0.node }.activeLogin
    }

    static func token(_ value: NormalizedValue, under box: KeyBox) throws(VaultError) -> [UInt8] {
        let subkey = try box.key.subkey(
            UInt64(value.kind.rawValue) << 16 | UInt64(value.normalizerVersion), context: "obhuttok")
        return subkey.mac(Array(value.text.utf8), size: tokenSize)
    }
}
