import Foundation
import Synchronization
import Testing

@testable import Vault

/// A crash between any two steps leaves the keystore as it was before or as it is after.
struct KeystoreCrashTests {
    /// Ends the work at the n-th crash point as a crash would; tells how many points were passed.
    private final class Fuse: CrashPoint.Observer {
        private let left: Mutex<Int>
        let passed = Mutex(0)

        init(_ number: Int) { left = Mutex(number) }

        func reach(_ name: String) throws(VaultError) {
            passed.withLock { $0 += 1 }
            let blown = left.withLock { left in
                left -= 1
                return left < 0
            }
            if blown { throw VaultError(.inputOutput, detail: "crashed") }
        }
    }

    private func crash(at number: Int, _ body: () throws -> Void) throws -> (crashed: Bool, passed: Int) {
        let fuse = Fuse(number)
        do {
            try CrashPoint.$observer.withValue(fuse, operation: body)
            return (false, fuse.passed.withLock { $0 })
        } catch let error as VaultError where error.detail == "crashed" {
            return (true, fuse.passed.withLock { $0 })
        }
    }

    @Test(
        "an interrupted first start is no keystore, or a whole one; started again it becomes one with its recovery key")
    func initialize() throws {
        let points = try crash(at: .max) { try TemporaryKeystore().initialize() }.passed
        #expect(points > 25)
        for point in 0..<points {
            let keystore = try TemporaryKeystore()
            let outcome = try crash(at: point) { try keystore.initialize() }
            #expect(outcome.crashed)
            if Vault.isInitialized(directory: keystore.directory) {
                _ = try keystore.open()
            } else {
                let code = refusal { _ = try keystore.open() }
                #expect(code == .notFound)
                try keystore.initialize()
            }
            let vault = try keystore.open(.writer)
            let tenant = UUID()
            try vault.addTenant(tenant)
            let summary = try vault.summary()
            #expect(summary.missingBundles.isEmpty)
            let recoveryKey = try RecoveryKey(file: try #require(summary.recoveryKeyFile))
            let recipient = recoveryKey.recipient
            #expect(recipient == summary.recoveryRecipient)
            #expect(try ErasureLedgerFile.open(directory: keystore.directory).head.sequence == 0)
            #expect(try Self.unfinished(keystore) == [], "point \(point)")
        }
    }

    @Test(
        "an interrupted new tenant exists with all its keys and its bundle, or not at all; older tenants are untouched")
    func addTenant() throws {
        let probe = try TemporaryKeystore()
        try probe.initialize()
        let points = try crash(at: .max) { try probe.open(.writer).addTenant(UUID()) }.passed
        #expect(points > 15)
        for point in 0..<points {
            let keystore = try TemporaryKeystore()
            try keystore.initialize()
            let (old, new, third) = (UUID(), UUID(), UUID())
            let context = WrapContext(tenant: old, subject: UUID(), compartment: 1, term: 0, generation: 1, epoch: 1)
            var wrapped: [UInt8] = []
            var survivor: Vault? = try keystore.open(.writer)
            try survivor?.addTenant(old)
            if let vault = survivor { wrapped = try vault.wrap(vault.makeSubjectKey(), context) }
            let outcome = try crash(at: point) { try survivor?.addTenant(new) }
            #expect(outcome.crashed)

            // Readers meanwhile see the old or the new state.
            let reader = try keystore.open()
            _ = try reader.unwrap(wrapped, context)
            if reader.hasTenant(new) {
                #expect(try reader.activeIndexVersion(new, .evidence) == 1)
                #expect(try reader.summary().missingBundles.isEmpty)
            }
            // A process that only saw an error goes on with the same writer.
            if point % 2 == 0, let vault = survivor, !vault.hasTenant(new) {
                try vault.addTenant(new)
                #expect(try reader.activeEpoch(new) == 1)
            }
            // Or it makes the next change at once, and must not undo what did reach the disk.
            if point % 2 == 1 {
                let landed = try keystore.open().hasTenant(new)
                try survivor?.addTenant(third)
                #expect(try keystore.open().hasTenant(new) == landed)
            }
            survivor = nil
            let vault = try keystore.open(.writer)
            if !vault.hasTenant(third) { try vault.addTenant(third) }
            if !vault.hasTenant(new) { try vault.addTenant(new) }
            _ = try vault.wrap(vault.makeSubjectKey(), context)
            _ = try vault.unwrap(wrapped, context)
            #expect(try vault.activeEpoch(new) == 1)
            let summary = try vault.summary()
            #expect(Set(summary.tenants) == [old, new, third])
            #expect(summary.missingBundles.isEmpty)
            #expect(try keystore.names().filter { $0.hasSuffix(".keys") }.count == 4, "point \(point)")
            #expect(try Self.unfinished(keystore) == [], "point \(point)")
        }
    }

    /// What should not be there any more, recovery bundles among it.
    private static func unfinished(_ keystore: TemporaryKeystore) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: keystore.directory).filter { $0.hasSuffix(".tmp") }
    }
}
