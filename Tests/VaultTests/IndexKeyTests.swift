import Foundation
import Testing

@testable import Vault

/// The turn of a tenant's index keys as far as the keystore goes.
struct IndexKeyTests {
    /// One key of a tenant.
    private struct Key: Hashable {
        let use: IndexUse
        let version: UInt32
    }

    /// A tenant of whose sign-ups and suppressed addresses some wait under the first keys.
    private struct World {
        static let uses: [IndexUse] = [.subject, .pending, .suppression]
        static let kept: [IndexUse: Set<UInt32>] = [.pending: [1], .suppression: [1]]
        let keystore: TemporaryKeystore
        let tenant = UUID()
        let vault: Vault

        init() throws {
            keystore = try TemporaryKeystore()
            try keystore.initialize()
            vault = try keystore.open(.writer)
            try vault.addTenant(tenant)
        }

        func begin() throws -> [IndexUse: UInt32] { try vault.beginIndexes(tenant, Self.uses) }

        func finish() throws {
            try vault.activateIndexes(tenant)
            try vault.destroyIndexes(tenant, but: Self.kept)
        }

        /// The tokens of one address under every key that a process which starts now looks with.
        func tokens() throws -> [Key: [UInt8]] {
            let reader = try keystore.open()
            let address = try Normalizer.email("anna.gross@kunden.example")
            var tokens: [Key: [UInt8]] = [:]
            for use in IndexUse.allCases {
                for version in try reader.indexVersions(tenant, use) {
                    tokens[Key(use: use, version: version)] = try reader.token(
                        address, tenant: tenant, use: use, version: version)
                }
                let active = Key(use: use, version: try reader.activeIndexVersion(tenant, use))
                #expect(tokens[active] != nil, "what is written is looked for")
            }
            return tokens
        }

        /// The index keys that the tenant's bundles hold.
        func bundled() throws -> Set<Key> {
            let key = try RecoveryKey(file: keystore.path("recovery.key"))
            let names = try FileManager.default.contentsOfDirectory(atPath: keystore.path("recovery"))
            var keys: Set<Key> = []
            for name in names where name.hasPrefix("tenant-") && !name.hasSuffix(".tmp") {
                let bytes = try keystore.bytes("recovery/\(name)")
                let records = try RecoveryBundle.open(bytes, file: name, with: key) { file, _ in
                    file.records.filter { !$0.wrapped.isEmpty }.compactMap { TenantIndexKey($0) }
                }
                for record in records { keys.insert(Key(use: record.use, version: record.version)) }
            }
            return keys
        }
    }

    @Test(
        "A turn that is cut off between any two steps is finished by beginning it again, and no key is lost or made twice"
    )
    func crashes() throws {
        var point = 0
        var isThrough = false
        while !isThrough {
            let world = try World()
            let first = try world.tokens()
            do {
                try CrashPoint.$observer.withValue(Fuse(point)) {
                    _ = try world.begin()
                    try world.finish()
                }
                isThrough = true
            } catch let error as VaultError where error.detail == "crashed" {
                let seen = try world.tokens()
                #expect(try world.bundled().isSuperset(of: seen.keys), "point \(point): durable before its first use")
                let isOver = seen[Key(use: .subject, version: 1)] == nil
                for (key, token) in first where key.use != .subject || !isOver {
                    #expect(seen[key] == token, "point \(point): \(key)")
                }
                let next: UInt32 = isOver ? 3 : 2
                #expect(
                    try world.begin() == [.subject: next, .pending: next, .suppression: next, .evidence: 1],
                    "point \(point)")
                try world.finish()
                let left = try world.tokens()
                let expected =
                    [Key(use: .subject, version: next), Key(use: .evidence, version: 1)]
                    + [IndexUse.pending, .suppression].flatMap { use in
                        [1, next].map { Key(use: use, version: $0) }
                    }
                #expect(Set(left.keys) == Set(expected), "point \(point)")
                for (key, token) in left where seen[key] != nil {
                    #expect(seen[key] == token, "point \(point): \(key)")
                }
                #expect(try world.vault.summary().missingBundles.isEmpty, "point \(point)")
                #expect(try world.keystore.names().filter { $0.hasPrefix("tenant-") }.count <= 2)
            }
            point += 1
        }
        #expect(point > 40)
    }

    @Test("A turn that the database calls begun leads to where it led, also after its last step in the keystore")
    func begun() throws {
        let world = try World()
        let target = try world.begin()
        try world.finish()
        let again = try world.vault.beginIndexes(world.tenant, World.uses, isBegun: true)
        #expect(again == target && target[.subject] == 2)
        let next = try world.vault.beginIndexes(world.tenant, World.uses, known: [.pending: 7])
        #expect(next == [.subject: 3, .pending: 8, .suppression: 3, .evidence: 1], "no number stands for two keys")
    }
}
