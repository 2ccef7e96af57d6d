package import Vault

/// The index keys of a tenant as a process knows them: which make new tokens, and which are looked for.
package struct IndexKeySet: Sendable, Equatable {
    /// The version that new tokens are made with, by use.
    let active: [IndexUse: UInt32]
    /// All that may be looked for, ascending, by use.
    let held: [IndexUse: [UInt32]]
}

extension TenantScope {
    /// The index keys as they are now, read from the keystore anew: whoever lives as long as a turn asks for them, and makes
    /// what he made before them once more where they are others.
    ///
    /// - Throws: `VaultError` where the keystore cannot be read.
    package func readIndexKeys() throws(VaultError) -> IndexKeySet {
        let vault = store.vault
        try vault.reload()
        var active: [IndexUse: UInt32] = [:]
        var held: [IndexUse: [UInt32]] = [:]
        for use in IndexUse.allCases {
            active[use] = try vault.activeIndexVersion(tenant, use)
            held[use] = try vault.indexVersions(tenant, use)
        }
        return IndexKeySet(active: active, held: held)
    }
}
