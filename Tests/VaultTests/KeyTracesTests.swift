import Foundation
import Testing

@testable import Vault

/// Where the keys of a tenant still lie after a turn.
struct KeyTracesTests {
    private static let day = 86_400.0

    private static func turn(_ vault: Vault, _ tenant: UUID) throws {
        let next = try vault.beginEpoch(tenant)
        try vault.activateEpoch(tenant, next)
        try vault.destroyRetiringEpochs(tenant)
    }

    @Test("R-54 an epoch counts as destroyed when no key file holds it, and as gone when no bundle and no copy does")
    func traces() throws {
        let keystore = try TemporaryKeystore()
        try keystore.initialize()
        let (vault, tenant) = (try keystore.open(.writer), UUID())
        try vault.addTenant(tenant)
        let place = keystore.parent + "/copies"
        _ = try vault.copy(to: place)
        let before = try vault.traces(of: tenant, copies: [place])
        #expect(before.destroyedThrough == 0 && before.oldestInBundles == 1 && before.oldestInCopies == 1)
        #expect(before.destroyedAt.isEmpty)

        let next = try vault.beginEpoch(tenant)
        try vault.activateEpoch(tenant, next)
        #expect(try vault.traces(of: tenant).destroyedThrough == 0, "retiring is not destroyed")
        try vault.destroyRetiringEpochs(tenant)
        let after = try vault.traces(of: tenant, copies: [place])
        #expect(after.destroyedThrough == 1 && after.oldestInBundles == 1 && after.oldestInCopies == 1)
        let destroyed = try #require(after.destroyedAt[1])
        let later = destroyed.addingTimeInterval(31 * Self.day)
        #expect(after.clearedThrough(after: 30 * Self.day, now: later) == 0, "a bundle holds it")

        #expect(try vault.expireBundles(after: 30 * Self.day, now: later) > 0)
        let copied = try vault.traces(of: tenant, copies: [place])
        #expect(copied.oldestInBundles == 2 && copied.clearedThrough(after: 30 * Self.day, now: later) == 0)
        _ = try vault.copy(to: place, now: later)
        #expect(try vault.pruneCopies(in: place, after: 30 * Self.day, now: later) == 1)
        let gone = try vault.traces(of: tenant, copies: [place])
        #expect(gone.oldestInCopies == 2)
        #expect(gone.clearedThrough(after: 30 * Self.day, now: later) == 1)
        #expect(gone.clearedThrough(after: 30 * Self.day, now: destroyed) == 0, "its time is not over")
    }

    @Test("A key file that an interrupted change left still holds its key, and what cannot be looked into is not gone")
    func leftovers() throws {
        let keystore = try TemporaryKeystore()
        try keystore.initialize()
        let (vault, tenant) = (try keystore.open(.writer), UUID())
        try vault.addTenant(tenant)
        let name = try #require(try keystore.names().first { $0.hasPrefix("tenant-") })
        let old = try keystore.bytes(name)
        try Self.turn(vault, tenant)
        #expect(try vault.traces(of: tenant).destroyedThrough == 1)
        try PrivateFile.replace(name, in: keystore.directory, with: old)
        #expect(try vault.traces(of: tenant).destroyedThrough == 0)
        #expect(try vault.traces(of: tenant, copies: [keystore.parent + "/unmounted"]).seesCopies == false)
    }

    @Test("What a crash left half written may hold every key: nothing is gone until a writer has removed it")
    func unfinished() throws {
        let keystore = try TemporaryKeystore()
        try keystore.initialize()
        let (vault, tenant) = (try keystore.open(.writer), UUID())
        try vault.addTenant(tenant)
        try Self.turn(vault, tenant)
        let later = try #require(vault.traces(of: tenant).destroyedAt[1]).addingTimeInterval(31 * Self.day)
        func cleared() throws -> UInt32 {
            try vault.traces(of: tenant).clearedThrough(after: 30 * Self.day, now: later)
        }
        #expect(try vault.expireBundles(after: 30 * Self.day, now: later) > 0)
        #expect(try !vault.holdsExpiredBundles(after: 30 * Self.day, now: later))
        #expect(try cleared() == 1)

        let left = keystore.path("recovery/.tenant-\(tenant.uuidString.lowercased()).9.bundle.tmp")
        try Data("OBHUTREC".utf8).write(to: URL(filePath: left))
        #expect(try vault.traces(of: tenant).oldestInBundles == 1)
        #expect(try cleared() == 0)
        #expect(try vault.holdsExpiredBundles(after: 30 * Self.day, now: later))
        #expect(try vault.expireBundles(after: 30 * Self.day, now: later) == 0)
        #expect(!PrivateFile.exists(left))
        #expect(try cleared() == 1)
    }

    @Test("A place in which no copy lies was not looked into: its medium may be away, and the copies with it")
    func away() throws {
        let keystore = try TemporaryKeystore()
        try keystore.initialize()
        let (vault, tenant) = (try keystore.open(.writer), UUID())
        try vault.addTenant(tenant)
        let place = keystore.parent + "/copies"
        try PrivateDirectory.make(place)
        func isSeen() throws -> Bool { try vault.traces(of: tenant, copies: [place]).seesCopies }
        #expect(try !isSeen())
        let copy = try vault.copy(to: place)
        #expect(try isSeen())
        try PrivateFile.discard("\(copy.path)/\(Manifest.fileName)")
        #expect(try !isSeen(), "half a copy is none")
    }
}
