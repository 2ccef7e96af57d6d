import Foundation
import Synchronization
import Testing

@testable import Vault

/// The turn of a tenant's epoch as far as the keystore goes.
struct EpochTests {
    /// A tenant with a subject key that epoch 1 wraps.
    private struct World {
        let keystore: TemporaryKeystore
        let tenant = UUID()
        let subject = UUID()
        let vault: Vault
        let wrapped: [UInt8]

        init() throws {
            keystore = try TemporaryKeystore()
            try keystore.initialize()
            vault = try keystore.open(.writer)
            try vault.addTenant(tenant)
            wrapped = try vault.wrap(
                vault.makeSubjectKey(),
                WrapContext(tenant: tenant, subject: subject, compartment: 1, term: 0, generation: 1, epoch: 1))
        }

        func context(_ epoch: UInt32) -> WrapContext {
            WrapContext(tenant: tenant, subject: subject, compartment: 1, term: 0, generation: 1, epoch: epoch)
        }

        func rewrap(_ vault: Vault, to epoch: UInt32) throws -> [UInt8] {
            try vault.wrap(vault.unwrap(wrapped, context(1)), context(epoch))
        }

        /// The epochs whose keys the newest bundle of the tenant holds.
        func bundledEpochs(_ name: String) throws -> [UInt32] {
            let key = try RecoveryKey(file: keystore.path("recovery.key"))
            return try RecoveryBundle.open(keystore.bytes("recovery/\(name)"), file: name, with: key) { file, _ in
                file.records.filter { $0.use == .tenant && !$0.wrapped.isEmpty }.map(\.version)
            }
        }

        func bundles() throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: keystore.path("recovery"))
                .filter { $0.hasPrefix("tenant-") }.sorted { $0.count == $1.count ? $0 < $1 : $0.count < $1.count }
        }
    }

    @Test("R-49 after the turn nothing that the keystore holds opens what the old epoch wrapped; readers see it too")
    func turn() throws {
        let world = try World()
        let (vault, reader) = (world.vault, try world.keystore.open())
        _ = try reader.unwrap(world.wrapped, world.context(1))

        #expect(try vault.beginEpoch(world.tenant) == 2)
        #expect(try vault.activeEpoch(world.tenant) == 1, "prepared is not used")
        #expect(try world.bundledEpochs(#require(world.bundles().last)) == [1, 2], "durable before its first use")
        try vault.activateEpoch(world.tenant, 2)
        #expect(try vault.activeEpoch(world.tenant) == 2)
        let turned = try world.rewrap(vault, to: 2)
        // A reader that knows nothing yet learns of the epoch when it meets it.
        _ = try reader.unwrap(turned, world.context(2))
        _ = try reader.unwrap(world.wrapped, world.context(1))

        #expect(try vault.destroyRetiringEpochs(world.tenant) == [1])
        try reader.reload()
        for vault in [vault, reader, try world.keystore.open()] {
            #expect(refusal { _ = try vault.unwrap(world.wrapped, world.context(1)) } == .unknownEpoch)
            #expect(refusal { _ = try vault.unwrap(world.wrapped, world.context(2)) } == .tampered)
            _ = try vault.unwrap(turned, world.context(2))
        }
        let epochs = try vault.epochs(world.tenant)
        #expect(epochs.map(\.epoch) == [1, 2] && epochs.map(\.state) == [.retired, .active])
        #expect(epochs[0].destroyedAt != nil && epochs[1].destroyedAt == nil)
        #expect(try world.keystore.names().filter { $0.hasPrefix("tenant-") }.count == 1, "the old file is gone")
        // A number is never used again.
        #expect(try vault.beginEpoch(world.tenant) == 3)
    }

    @Test("Index keys and the tokens made with them survive the turn")
    func indexes() throws {
        let world = try World()
        let before = try IndexUse.allCases.map { try world.vault.activeIndexVersion(world.tenant, $0) }
        let next = try world.vault.beginEpoch(world.tenant)
        try world.vault.activateEpoch(world.tenant, next)
        try world.vault.destroyRetiringEpochs(world.tenant)
        #expect(try IndexUse.allCases.map { try world.vault.activeIndexVersion(world.tenant, $0) } == before)
        #expect(try world.vault.summary().missingBundles.isEmpty)
    }

    @Test("Only a prepared epoch is activated, only a reader's own right refuses the rest")
    func refusals() throws {
        let world = try World()
        #expect(refusal { try world.vault.activateEpoch(world.tenant, 2) } == .unknownEpoch)
        #expect(try world.vault.destroyRetiringEpochs(world.tenant) == [], "the active key is never destroyed")
        let next = try world.vault.beginEpoch(world.tenant)
        try world.vault.activateEpoch(world.tenant, next)
        #expect(refusal { try world.vault.activateEpoch(world.tenant, 1) } == .unknownEpoch)
        let reader = try world.keystore.open()
        #expect(refusal { _ = try reader.beginEpoch(world.tenant) } == .readOnly)
        #expect(refusal { _ = try world.vault.beginEpoch(UUID()) } == .notFound)
    }

    @Test("Superseded bundles expire with the retention, counted from the day a newer one was made; the newest stays")
    func expiry() throws {
        let world = try World()
        #expect(try world.vault.oldestSupersededBundle() == nil)
        let next = try world.vault.beginEpoch(world.tenant)
        try world.vault.activateEpoch(world.tenant, next)
        try world.vault.destroyRetiringEpochs(world.tenant)
        let all = try world.bundles()
        #expect(all.count == 4)
        let made = try #require(try world.vault.oldestSupersededBundle())
        let day: TimeInterval = 86_400
        #expect(try world.vault.expireBundles(after: 30 * day, now: made.addingTimeInterval(29 * day)) == 0)
        #expect(try world.bundles() == all)
        #expect(try world.vault.expireBundles(after: 30 * day, now: made.addingTimeInterval(31 * day)) == 3)
        #expect(try world.bundles() == [all[3]])
        #expect(try world.bundledEpochs(all[3]) == [next], "with the last old bundle goes the destroyed key")
        #expect(try world.vault.oldestSupersededBundle() == nil)
        #expect(try world.vault.summary().missingBundles.isEmpty)
    }

    @Test("A bundle that an interrupted change left behind does not date the one that counts")
    func orphans() throws {
        let world = try World()
        let first = try #require(world.bundles().first)
        let orphan = first.replacing(/\.\d+\./, with: ".99.")
        try Data("left".utf8).write(to: URL(filePath: world.keystore.path("recovery/\(orphan)")))
        #expect(try world.vault.oldestSupersededBundle() == nil)
        let next = try world.vault.beginEpoch(world.tenant)
        #expect(try !world.bundles().contains(orphan))
        try world.vault.activateEpoch(world.tenant, next)
        try world.vault.destroyRetiringEpochs(world.tenant)
        #expect(try world.bundles().count == 4)
    }

    /// Ends the work at the n-th crash point as a crash would.
    private final class Fuse: CrashPoint.Observer {
        private let left: Mutex<Int>

        init(_ number: Int) { left = Mutex(number) }

        func reach(_ name: String) throws(VaultError) {
            let isBlown = left.withLock { left in
                left -= 1
                return left < 0
            }
            if isBlown { throw VaultError(.inputOutput, detail: "crashed") }
        }
    }

    @Test(
        "A turn that is cut off between any two steps is finished by beginning it again, and nothing is lost meanwhile")
    func crashes() throws {
        var point = 0
        var isThrough = false
        while !isThrough {
            let world = try World()
            do {
                try CrashPoint.$observer.withValue(Fuse(point)) {
                    let next = try world.vault.beginEpoch(world.tenant)
                    try world.vault.activateEpoch(world.tenant, next)
                    try world.vault.destroyRetiringEpochs(world.tenant)
                }
                isThrough = true
            } catch let error as VaultError where error.detail == "crashed" {
                let reader = try world.keystore.open()
                if try reader.epochs(world.tenant)[0].state != .retired {
                    _ = try reader.unwrap(world.wrapped, world.context(1))
                }
                let next = try world.vault.beginEpoch(world.tenant)
                let isOver = try world.vault.epochs(world.tenant)[0].state == .retired
                #expect(next == (isOver ? 3 : 2), "point \(point)")
                try world.vault.activateEpoch(world.tenant, next)
                let turned = isOver ? nil : try world.rewrap(world.vault, to: next)
                try world.vault.destroyRetiringEpochs(world.tenant)
                if let turned { _ = try world.keystore.open().unwrap(turned, world.context(next)) }
                #expect(try world.vault.summary().missingBundles.isEmpty, "point \(point)")
                #expect(try world.keystore.names().filter { $0.hasPrefix("tenant-") }.count <= 2)
            }
            point += 1
        }
        #expect(point > 40)
    }

    @Test("Destroyed, a tenant's keys are gone for every reader, its number is never used again, its bundles expire")
    func destroyed() throws {
        let world = try World()
        let (vault, reader) = (world.vault, try world.keystore.open())
        _ = try reader.unwrap(world.wrapped, world.context(1))
        let old = try #require(world.bundles().last)
        try vault.destroyTenant(world.tenant)
        try reader.reload()
        for keystore in [vault, reader] {
            #expect(!keystore.hasTenant(world.tenant))
            #expect(try !keystore.holdsKeys(of: world.tenant))
            #expect(throws: VaultError.self) { _ = try keystore.unwrap(world.wrapped, world.context(1)) }
        }
        #expect(throws: VaultError.self) { try vault.addTenant(world.tenant) }
        #expect(throws: VaultError.self) { try vault.beginEpoch(world.tenant) }
        #expect(try world.bundledEpochs(old) == [1], "until its time is over")
        #expect(try vault.expireBundles(after: 30 * 86_400, now: Date().addingTimeInterval(31 * 86_400)) == 1)
        #expect(try world.bundles().allSatisfy { try world.bundledEpochs($0).isEmpty })
        try vault.destroyTenant(world.tenant)
        try vault.destroyTenant(UUID())
    }
}
