import Domain
import Foundation
import Vault

/// Keyed tokens of contact points: the only trace of an address that the database can compare.
struct ContactIndex: Sendable {
    let vault: Vault
    let tenant: UUID
    /// ISO 3166-1 alpha-2; completes telephone numbers written without a country code.
    let region: String

    /// The normalised form of an address or number in any notation.
    ///
    /// - Throws: `Refusal` naming `field` when it is none.
    func normalized(_ raw: String, _ kind: ContactPointKind, field: String) throws(Refusal) -> NormalizedValue {
        do {
            switch kind {
            case .email: return try Normalizer.email(raw)
            case .telephone: return try Normalizer.telephone(raw, defaultRegion: region)
            }
        } catch {
            switch kind {
            case .email:
                throw Refusal(.invalid, RefusalCode.emailInvalid, field: field, rule: "An e-mail address is expected.")
            case .telephone:
                throw Refusal(
                    .invalid, RefusalCode.telephoneInvalid, field: field, rule: "A telephone number is expected.")
            }
        }
    }

    /// The token under the key that new rows use, with that key's version.
    func token(_ value: NormalizedValue, _ use: IndexUse) throws(VaultError) -> (version: Int32, token: [UInt8]) {
        let version = try vault.activeIndexVersion(tenant, use)
        return (Int32(bitPattern: version), try vault.token(value, tenant: tenant, use: use, version: version))
    }

    /// The token under the key of one version.
    func token(_ value: NormalizedValue, _ use: IndexUse, version: UInt32) throws(VaultError) -> [UInt8] {
        try vault.token(value, tenant: tenant, use: use, version: version)
    }

    /// The tokens under every key version that may still be in use, oldest first; queries ask for all of them.
    func tokens(_ value: NormalizedValue, _ use: IndexUse) throws(VaultError) -> [[UInt8]] {
        var tokens: [[UInt8]] = []
        for version in try vault.indexVersions(tenant, use) {
            tokens.append(try token(value, use, version: version))
        }
        return tokens
    }
}
