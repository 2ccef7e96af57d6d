import Domain
import Foundation
import Store

/// How many of a tenant's keys the database has under which epoch.
struct KeyUsage {
    /// All wrapped keys.
    let keys: Int
    /// Those that an epoch wraps which is not the active one.
    let old: Int
    /// The newest generation of a key: 1 while no person's key was ever turned.
    let generation: UInt32
    /// The index keys it knows, each with its tokens.
    let indexes: [IndexVersion]

    /// Asks the database, where it answers; tenants are missing that it does not know.
    static func ask(_ session: Session, of tenants: [UUID]) async -> [UUID: KeyUsage] {
        // The state of the keys has to be known where the database is lost, too.
        guard let store = try? await session.store() else { return [:] }
        var found: [UUID: KeyUsage] = [:]
        for tenant in tenants {
            let scope = store.scoped(to: session.operatorActor(in: tenant))
            guard let uses = try? await scope.epochs(), !uses.isEmpty else { continue }
            found[tenant] = KeyUsage(
                keys: uses.map(\.keys).reduce(0, +), old: uses.filter { !$0.isActive }.map(\.keys).reduce(0, +),
                generation: uses.map(\.generation).max() ?? 0, indexes: (try? await scope.indexVersions()) ?? [])
        }
        return found
    }
}
