import Foundation
import Testing

@testable import Vault

struct KeystoreTests {
    private func prepared() throws -> (TemporaryKeystore, UUID) {
        let keystore = try TemporaryKeystore()
        try keystore.initialize()
        let tenant = UUID()
        try keystore.open(.writer).addTenant(tenant)
        return (keystore, tenant)
    }

    @Test("everything the first start writes is for its owner alone")
    func modes() throws {
        let (keystore, _) = try prepared()
        let manager = FileManager.default
        func mode(_ path: String) throws -> Int {
            try #require(manager.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
        }
        #expect(try mode(keystore.directory) == 0o700)
        var files = 0
        for name in try manager.subpathsOfDirectory(atPath: keystore.directory) {
            let isDirectory = name == "recovery"
            #expect(try mode(keystore.path(name)) == (isDirectory ? 0o700 : 0o600), "\(name)")
            files += isDirectory ? 0 : 1
        }
        #expect(files == 9)
    }

    @Test(
        "a file or directory that others can use is refused and named", arguments: [0o640, 0o604, 0o620, 0o602, 0o644])
    func permissions(mode: Int) throws {
        let (keystore, tenant) = try prepared()
        for name in try keystore.names() where name != "lock" && name != "recovery" && name != "recovery.key" {
            try keystore.setMode(mode, name)
            let error = failure {
                _ = try keystore.open().activeEpoch(tenant)
                _ = try ErasureLedgerFile.open(directory: keystore.directory)
            }
            #expect(error?.code == .insecurePermissions)
            #expect(error?.file?.hasSuffix(name) == true)
            try keystore.setMode(0o600, name)
        }
        try keystore.setMode(mode | 0o100)
        #expect(refusal { _ = try keystore.open() } == .insecurePermissions)
        try keystore.setMode(0o700)
        _ = try keystore.open()
    }

    @Test("a systemd credential may show its access list in the group bits, but nobody else may read it")
    func credential() throws {
        let (keystore, _) = try prepared()
        let path = keystore.path("root.key")
        try keystore.setMode(0o440, "root.key")
        _ = try Vault.open(directory: keystore.directory, root: .credential(path), mode: .reader)
        try keystore.setMode(0o444, "root.key")
        let code = refusal {
            _ = try Vault.open(directory: keystore.directory, root: .credential(path), mode: .reader)
        }
        #expect(code == .insecurePermissions)
    }

    @Test("the root key of another keystore is refused, naming the file and not the content")
    func wrongRoot() throws {
        let (keystore, _) = try prepared()
        let (other, _) = try prepared()
        try keystore.overwrite("root.key", try other.bytes("root.key"))
        let error = failure { _ = try keystore.open() }
        #expect(error?.code == .wrongRoot)
        #expect(error?.file == keystore.path("root.key"))
        for garbage in [Array("hello\n".utf8), Array("obhut-root-key 1 zz\n".utf8), randomBytes(200)] {
            try keystore.overwrite("root.key", garbage)
            #expect([.wrongRoot, .invalidInput].contains(refusal { _ = try keystore.open() }))
        }
        let digits = String(repeating: "g", count: 64)
        try keystore.overwrite("root.key", Array("obhut-root-key 1 \(digits)\n".utf8))
        #expect(failure { _ = try keystore.open() }?.file == keystore.path("root.key"))
    }

    @Test("a keystore that lost any file does not open, and says which file")
    func missingFiles() throws {
        for name in ["manifest", "root.key", "node.", "tenant-"] {
            let (keystore, _) = try prepared()
            let file = try #require(try keystore.names().first { $0.hasPrefix(name) })
            try FileManager.default.removeItem(atPath: keystore.path(file))
            let error = failure { _ = try keystore.open() }
            #expect(error?.code == .notFound)
            #expect(error?.file?.hasSuffix(file) == true)
        }
        let (keystore, _) = try prepared()
        try FileManager.default.removeItem(atPath: keystore.path(ErasureLedgerFile.fileName))
        #expect(refusal { _ = try ErasureLedgerFile.open(directory: keystore.directory) } == .notFound)
        try FileManager.default.removeItem(atPath: keystore.directory)
        #expect(refusal { _ = try keystore.open() } == .notFound)
    }

    @Test("a change of any byte of manifest or key files keeps the keystore shut")
    func tampering() throws {
        let (keystore, _) = try prepared()
        for name in try keystore.names() where name == "manifest" || name.hasSuffix(".keys") {
            let original = try keystore.bytes(name)
            for index in original.indices {
                var changed = original
                changed[index] ^= 0x40
                try keystore.overwrite(name, changed)
                let code = refusal { _ = try keystore.open() }
                #expect(code != nil, "\(name), byte \(index)")
            }
            for count in stride(from: 0, to: original.count, by: 7) {
                try keystore.overwrite(name, Array(original.prefix(count)))
                #expect(refusal { _ = try keystore.open() } != nil)
            }
            try keystore.overwrite(name, original)
            _ = try keystore.open()
        }
    }

    @Test("an older manifest put back while a process runs is noticed")
    func rolledBack() throws {
        let (keystore, _) = try prepared()
        let old = try keystore.bytes("manifest")
        try keystore.open(.writer).addTenant(UUID())
        let reader = try keystore.open()
        try keystore.overwrite("manifest", old)
        #expect(refusal { try reader.reload() } == .tampered)
    }

    @Test("one writer at a time; readers beside it; the lock ends with the writer")
    func locks() throws {
        let (keystore, _) = try prepared()
        var writer: Vault? = try keystore.open(.writer)
        #expect(writer != nil)
        #expect(refusal { _ = try keystore.open(.writer) } == .locked)
        _ = try keystore.open(.reader)
        writer = nil
        _ = try keystore.open(.writer)
        #expect(refusal { try keystore.open(.reader).addTenant(UUID()) } == .readOnly)
    }

    @Test("the lock ends with the writer, also while a program that is being started holds a copy of the file")
    func inheritedLock() throws {
        let (keystore, _) = try prepared()
        let file = try KeystoreDirectory(keystore.directory).lock()
        let copy = dup(file.descriptor)
        defer { close(copy) }
        var writer: WriterLock? = WriterLock(file)
        #expect(writer != nil)
        #expect(refusal { _ = try keystore.open(.writer) } == .locked)
        writer = nil
        _ = try keystore.open(.writer)
    }

    @Test("a keystore is made once, and a tenant's keys too")
    func once() throws {
        let (keystore, tenant) = try prepared()
        #expect(refusal { try keystore.initialize() } == .alreadyInitialized)
        let writer = try keystore.open(.writer)
        #expect(refusal { try writer.addTenant(tenant) } == .alreadyInitialized)
    }

    @Test("no keystore inside a database directory or a base backup", arguments: ["PG_VERSION", "backup_manifest"])
    func location(mark: String) throws {
        let keystore = try TemporaryKeystore()
        try Data("15\n".utf8).write(to: URL(fileURLWithPath: keystore.parent + "/\(mark)"))
        #expect(refusal { try keystore.initialize() } == .insecureLocation)
        try FileManager.default.removeItem(atPath: keystore.parent + "/\(mark)")
        try keystore.initialize()
        try Data("15\n".utf8).write(to: URL(fileURLWithPath: keystore.parent + "/\(mark)"))
        #expect(refusal { _ = try keystore.open() } == .insecureLocation)
    }

    @Test("a passphrase opens its keystore; another one, or a key file, is refused naming the file")
    func passphrase() throws {
        let directory = NSTemporaryDirectory() + "obhut-passphrase-\(UUID().uuidString)"
        func write(_ text: String) throws {
            try? FileManager.default.removeItem(atPath: directory)
            let made = FileManager.default.createFile(
                atPath: directory, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
            #expect(made)
        }
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try write("Kühler Morgen über Husum\n")
        let keystore = try TemporaryKeystore(root: .passphrase(file: directory))
        #expect(try keystore.initialize().rootKind == .passphrase)
        #expect(try !keystore.names().contains("root.key"))
        let tenant = UUID()
        try keystore.open(.writer).addTenant(tenant)
        try write("Kühler Morgen über Husum")
        #expect(try keystore.open().activeEpoch(tenant) == 1)
        try write("Kühler Morgen über Tondern\n")
        let error = failure { _ = try keystore.open() }
        #expect(error?.code == .wrongRoot)
        #expect(error?.file == directory)
        let code = refusal {
            _ = try Vault.open(directory: keystore.directory, root: .file(directory), mode: .reader)
        }
        #expect(code == .wrongRoot)
        try write("kurz\n")
        #expect(refusal { _ = try keystore.open() } == .invalidInput)
    }
}
