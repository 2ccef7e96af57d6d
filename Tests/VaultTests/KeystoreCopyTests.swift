import Foundation
import Testing

@testable import Vault

/// Copies of a keystore, and keys that come back out of recovery bundles.
struct KeystoreCopyTests {
    private static let day: TimeInterval = 86_400

    @Test("a copy holds everything but root and recovery key, and opens in the place of a lost keystore")
    func copied() throws {
        let keystore = try TemporaryKeystore()
        try keystore.initialize()
        let (tenant, subject) = (UUID(), UUID())
        let vault = try keystore.open(.writer)
        try vault.addTenant(tenant)
        let context = WrapContext(tenant: tenant, subject: subject, compartment: 1, term: 0, generation: 1, epoch: 1)
        let wrapped = try vault.wrap(vault.makeSubjectKey(), context)
        let copy = try vault.copy(to: keystore.parent + "/elsewhere", now: Date(timeIntervalSince1970: 1_790_000_000))
        #expect(copy.path.hasSuffix("/keystore-20260921T141320Z-g2"))
        #expect(try Vault.copies(in: keystore.parent + "/elsewhere") == [copy])
        let names = try #require(FileManager.default.enumerator(atPath: copy.path)?.allObjects as? [String])
        #expect(!names.contains { $0.hasSuffix("root.key") || $0.hasSuffix("recovery.key") })

        let place = keystore.parent + "/new"
        try Vault.restore(copy.path, to: place)
        let opened = try Vault.open(directory: place, root: .file(keystore.path("root.key")), mode: .reader)
        _ = try opened.unwrap(wrapped, context)
        #expect(
            try ErasureLedgerFile.open(directory: place).head
                == ErasureLedgerFile.open(directory: keystore.directory).head)
        #expect(refusal { try Vault.restore(copy.path, to: place) } == .alreadyInitialized)
    }

    @Test("a place inside the keystore or a database is refused; old copies go, the newest never")
    func places() throws {
        let keystore = try TemporaryKeystore()
        try keystore.initialize()
        let vault = try keystore.open(.writer)
        #expect(refusal { _ = try vault.copy(to: keystore.path("copies")) } == .insecureLocation)
        let database = keystore.parent + "/database"
        try FileManager.default.createDirectory(
            atPath: database, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        try Data("15\n".utf8).write(to: URL(filePath: database + "/PG_VERSION"))
        #expect(refusal { _ = try vault.copy(to: database + "/keys") } == .insecureLocation)

        let place = keystore.parent + "/elsewhere"
        let now = Date(timeIntervalSince1970: 1_790_000_000)
        for age in [40, 31, 29] { _ = try vault.copy(to: place, now: now.addingTimeInterval(-Double(age) * Self.day)) }
        #expect(try vault.pruneCopies(in: place, after: 30 * Self.day, now: now) == 2)
        #expect(try Vault.copies(in: place).count == 1)
        #expect(try vault.pruneCopies(in: place, after: 30 * Self.day, now: now.addingTimeInterval(99 * Self.day)) == 0)
        #expect(try Vault.copies(in: place).count == 1, "the newest stays")
    }

    @Test("A copy takes the place of those since the last backup, but of none that knows more keys or more erasures")
    func replaced() throws {
        let keystore = try TemporaryKeystore()
        try keystore.initialize()
        let vault = try keystore.open(.writer)
        let place = keystore.parent + "/elsewhere"
        let backup = Date(timeIntervalSince1970: 1_790_000_000)
        func copy(_ seconds: TimeInterval) throws -> KeystoreCopy {
            try vault.copy(to: place, now: backup.addingTimeInterval(seconds))
        }
        func left(after seconds: TimeInterval) throws -> [KeystoreCopy] {
            _ = try vault.pruneCopies(
                in: place, after: 30 * Self.day, replacedSince: backup, now: backup.addingTimeInterval(seconds))
            return try Vault.copies(in: place)
        }
        let older = try copy(-60)
        let first = try copy(60)
        #expect(try left(after: 60) == [older, first])
        try vault.addTenant(UUID())
        let second = try copy(120)
        #expect(try left(after: 120) == [older, second])

        // A keystore that was put back from an older copy goes on without what was made since.
        let wise = try copy(180)
        let ledger = try #require(FileHandle(forWritingAtPath: "\(wise.path)/\(ErasureLedgerFile.fileName)"))
        try ledger.seekToEnd()
        try ledger.write(contentsOf: Data(count: 256))
        try ledger.close()
        let third = try copy(240)
        #expect(try left(after: 240) == [older, wise, third], "it knows of an erasure that the newest does not")
        let owner = "tenant-\(UUID().uuidString.lowercased()).1\(KeyFile.nameSuffix)"
        try PrivateFile.replace(owner, in: third.path, with: [1])
        try vault.addTenant(UUID())
        let fourth = try copy(300)
        #expect(try left(after: 300) == [older, wise, third, fourth], "it has keys that the newest does not")
        try vault.addTenant(UUID())
        let fifth = try copy(360)
        #expect(try left(after: 360) == [older, wise, third, fifth])
    }

    /// Overwrites the node's keys in what is being copied, as another process that prunes would.
    private struct OtherHand: CrashPoint.Observer {
        let place: String

        func reach(_ name: String) throws(VaultError) {
            guard name == "copy written" else { return }
            for copy in try PrivateDirectory.names(in: place).map({ "\(place)/\($0)" }) {
                for file in try PrivateDirectory.names(in: copy) where file.hasSuffix(KeyFile.nameSuffix) {
                    try PrivateFile.replace(file, in: copy, with: [0, 0, 0])
                }
            }
        }
    }

    @Test("a copy that somebody disturbed takes no name; only a writer removes what is left of it")
    func disturbed() throws {
        let keystore = try TemporaryKeystore()
        try keystore.initialize()
        let vault = try keystore.open(.writer)
        let place = keystore.parent + "/elsewhere"
        let code = refusal {
            try CrashPoint.$observer.withValue(OtherHand(place: place)) { _ = try vault.copy(to: place) }
        }
        #expect(code == .inputOutput)
        #expect(try Vault.copies(in: place) == [])
        let left = try Vault.expiredCopies(in: place, after: 30 * Self.day)
        #expect(left.count == 1)
        let reader = try keystore.open()
        #expect(refusal { _ = try reader.pruneCopies(in: place, after: 30 * Self.day) } == .readOnly)
        #expect(try Vault.expiredCopies(in: place, after: 30 * Self.day) == left)
        #expect(try vault.pruneCopies(in: place, after: 30 * Self.day) == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: place) == [])
    }

    @Test("a destroyed epoch comes back out of a bundle for reading only, with the right recovery key, and goes again")
    func recovered() throws {
        let keystore = try TemporaryKeystore()
        try keystore.initialize()
        let (tenant, subject) = (UUID(), UUID())
        let vault = try keystore.open(.writer)
        try vault.addTenant(tenant)
        let context = WrapContext(tenant: tenant, subject: subject, compartment: 1, term: 0, generation: 1, epoch: 1)
        let wrapped = try vault.wrap(vault.makeSubjectKey(), context)
        let next = try vault.beginEpoch(tenant)
        try vault.activateEpoch(tenant, next)
        #expect(try vault.destroyRetiringEpochs(tenant) == [1])
        #expect(refusal { _ = try vault.unwrap(wrapped, context) } == .unknownEpoch)

        let stranger = try RecoveryKey.random()
        #expect(refusal { _ = try vault.recoverEpochs([1], of: tenant, with: stranger) } == .wrongRoot)
        let key = try RecoveryKey(file: keystore.path("recovery.key"))
        #expect(try vault.recoverEpochs([1, 7], of: tenant, with: key) == [1])
        _ = try vault.unwrap(wrapped, context)
        #expect(try vault.activeEpoch(tenant) == next, "new keys are wrapped under the present epoch")
        #expect(try vault.recoverEpochs([1], of: tenant, with: key) == [], "nothing is taken back twice")
        #expect(try vault.destroyRetiringEpochs(tenant) == [1])
        #expect(refusal { _ = try vault.unwrap(wrapped, context) } == .unknownEpoch)
    }
}
