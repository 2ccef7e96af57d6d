import Foundation
import Synchronization
import Testing

@testable import Vault

/// The turn of the root key.
struct RootTurnTests {
    /// A keystore with tenants, and a subject key that the first one wraps.
    private struct World {
        let keystore: TemporaryKeystore
        let tenant = UUID()
        let context: WrapContext
        let wrapped: [UInt8]
        let signingKey: [UInt8]

        init(root: RootProvider? = nil) throws {
            keystore = try TemporaryKeystore(root: root)
            try keystore.initialize()
            let vault = try keystore.open(.writer)
            try vault.addTenant(tenant)
            try vault.addTenant(UUID())
            context = WrapContext(tenant: tenant, subject: UUID(), compartment: 1, term: 0, generation: 1, epoch: 1)
            wrapped = try vault.wrap(vault.makeSubjectKey(), context)
            signingKey = vault.signingKeyID
        }

        /// Whether everything is there behind this root key, and nowhere else.
        func expectWhole(_ vault: Vault, _ place: String) throws {
            _ = try vault.unwrap(wrapped, context)
            #expect(vault.signingKeyID == signingKey, "\(place)")
            #expect(try vault.summary().missingBundles.isEmpty, "\(place)")
        }

        func open(_ root: RootProvider, _ mode: Vault.Mode = .reader) throws -> Vault {
            try Vault.open(directory: keystore.directory, root: root, mode: mode)
        }

        func write(_ name: String, _ text: String) throws -> String {
            let path = keystore.parent + "/" + name
            try Data(text.utf8).write(to: URL(filePath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
            return path
        }

        /// Turns the root key to a provider of that kind, as its operator would, and answers the provider.
        func turn(from old: RootProvider, to kind: RootProvider.Kind, _ name: String) throws -> RootProvider {
            let target: RootProvider =
                switch kind {
                case .file, .credential: .file(keystore.parent + "/\(name).key")
                case .passphrase: .passphrase(file: try write(name, "Vier Schafe am Deich: \(name)\n"))
                }
            try RootTurnTests.turn(try open(old, .writer), to: target, from: old)
            guard kind == .credential else { return target }
            // A credential cannot be written: the new file is put in its place.
            let credential = keystore.parent + "/credential"
            try? FileManager.default.removeItem(atPath: credential)
            try FileManager.default.moveItem(atPath: target.path, toPath: credential)
            try FileManager.default.setAttributes([.posixPermissions: 0o440], ofItemAtPath: credential)
            return .credential(credential)
        }

        /// A copy of what the provider's file holds, as one that was kept would open the keystore.
        func copy(of root: RootProvider) throws -> RootProvider {
            let path = try write("kept", RootTurnTests.text(root.path))
            return switch root {
            case .file: .file(path)
            case .credential: .credential(path)
            case .passphrase: .passphrase(file: path)
            }
        }

        /// What recognises the root key in use.
        func check(_ vault: Vault) -> [UInt8]? {
            let manifest = vault.state.withLock { $0.manifest }
            return manifest.roots.first { $0.version == manifest.activeRoot }?.check
        }
    }

    /// All steps, as `obhut key rotate root` takes them.
    @discardableResult
    private static func turn(_ vault: Vault, to target: RootProvider?, from old: RootProvider) throws -> RootTurn {
        let turn = try vault.beginRoot(target)
        try vault.activateRoot(target)
        _ = try vault.verifyRoot(target)
        try vault.retireRoot()
        try vault.destroyRoot(in: [old] + (target.map { [$0] } ?? []))
        return turn
    }

    private static func text(_ path: String) -> String {
        (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    }

    @Test("A turn that is finished under other settings says that the old key lies in a file nobody named")
    func elsewhere() throws {
        let world = try World()
        let (old, new) = (world.keystore.root, RootProvider.file(world.keystore.root.path + ".next"))
        let vault = try world.open(old, .writer)
        _ = try vault.beginRoot(new)
        try vault.activateRoot(new)
        try vault.retireRoot()
        #expect(try !vault.destroyRoot(in: [new]))
        #expect(Self.text(old.path).contains("root"), "it is the operator's to remove now")
        #expect(try vault.destroyRoot(in: [new]), "what is forgotten is not asked for again")
    }

    @Test("A turn in the same file leaves one key there, another one; older copies of the file open nothing any more")
    func sameFile() throws {
        let world = try World()
        let root = world.keystore.root
        let before = Self.text(root.path)
        let turn = try Self.turn(try world.open(root, .writer), to: nil, from: root)
        #expect(turn == RootTurn(from: 1, to: 2, isActive: false))
        let after = Self.text(root.path)
        #expect(after.hasPrefix("obhut-root-key 2 ") && after.split(separator: "\n").count == 1)
        try world.expectWhole(try world.open(root), "same file")
        let copy = try world.write("old.key", before)
        #expect(refusal { _ = try world.open(.file(copy)) } == .wrongRoot)
        #expect(try world.keystore.names().filter { $0.hasSuffix(".keys") }.count == 3)
        #expect(try !world.keystore.names().contains(RootBridge.fileName))
        // And again.
        try Self.turn(try world.open(root, .writer), to: nil, from: root)
        #expect(Self.text(root.path).hasPrefix("obhut-root-key 3 "))
        try world.expectWhole(try world.open(root), "twice")
    }

    private static let kinds: [RootProvider.Kind] = [.file, .credential, .passphrase]

    @Test("The root key goes from any provider to any other; what opened before opens nothing", arguments: kinds, kinds)
    func providers(from: RootProvider.Kind, to: RootProvider.Kind) throws {
        let world = try World()
        let file = world.keystore.root
        let first = try world.turn(from: file, to: from, "first")
        #expect(!FileManager.default.fileExists(atPath: file.path))
        let kept = try world.copy(of: first)
        let second = try world.turn(from: first, to: to, "second")
        let vault = try world.open(second)
        try world.expectWhole(vault, "\(from) to \(to)")
        let summary = try vault.summary()
        #expect(summary.rootVersion == 3 && !summary.isRootTurning)
        #expect(summary.rootKind == to, "what the settings name, whatever was written at the turn")
        #expect(refusal { _ = try world.open(kept) } == .wrongRoot)
        // A key file went with its key; a passphrase and a credential are the operator's.
        #expect(FileManager.default.fileExists(atPath: first.path) == (from != .file))
        if first != second { #expect(refusal { _ = try world.open(first) } != nil) }
    }

    @Test(
        "Without another provider the next key lies behind the same passphrase, or is the line added to the credential",
        arguments: [RootProvider.Kind.passphrase, .credential])
    func samePlace(kind: RootProvider.Kind) throws {
        let world = try World()
        let root = try world.turn(from: world.keystore.root, to: kind, "place")
        let before = world.check(try world.open(root))
        let kept = try world.copy(of: root)
        if kind == .credential {
            let lines = Self.text(root.path) + "obhut-root-key 3 \(String(repeating: "5a", count: 32))\n"
            try FileManager.default.removeItem(atPath: root.path)
            _ = try world.write("credential", lines)
            try FileManager.default.setAttributes([.posixPermissions: 0o440], ofItemAtPath: root.path)
        }
        let turn = try Self.turn(try world.open(root, .writer), to: nil, from: root)
        #expect(turn == RootTurn(from: 2, to: 3, isActive: false))
        let vault = try world.open(root)
        try world.expectWhole(vault, "\(kind)")
        #expect(world.check(vault) != before, "it is another key")
        if kind == .credential { #expect(refusal { _ = try world.open(kept) } == .wrongRoot) }
    }

    @Test("Wrapping under the new root key tells of every key file, in order")
    func progress() throws {
        let world = try World()
        let vault = try world.open(world.keystore.root, .writer)
        _ = try vault.beginRoot()
        var told: [[Int]] = []
        try vault.activateRoot { told.append([$0, $1]) }
        #expect(told == (0...3).map { [$0, 3] }, "of two tenants and of the node")
    }

    @Test("A process that holds the old root key follows over the bridge, whatever provider comes next")
    func readers() throws {
        let world = try World()
        let passphrase = RootProvider.passphrase(file: try world.write("words", "Vier Schafe am Deich"))
        let (reader, idle) = (try world.open(world.keystore.root), try world.open(world.keystore.root))
        _ = try reader.unwrap(world.wrapped, world.context)
        let vault = try world.open(world.keystore.root, .writer)
        _ = try vault.beginRoot(passphrase)
        try world.expectWhole(reader, "prepared")
        #expect(try vault.activateRoot(passphrase) > 10)
        try reader.reload()
        try idle.reload()
        try vault.retireRoot()
        try vault.destroyRoot(in: [world.keystore.root, passphrase])
        try reader.reload()
        try idle.reload()
        try world.expectWhole(reader, "reader")
        // One that had opened nothing of the tenant before.
        try world.expectWhole(idle, "idle")
        // And it goes on following what the next writer does.
        let next = UUID()
        try vault.addTenant(next)
        #expect(try reader.activeEpoch(next) == 1)
    }

    @Test("What cannot take a new key is refused before anything is changed")
    func refusals() throws {
        let world = try World()
        let vault = try world.open(world.keystore.root, .writer)
        let generation = try vault.summary().generation
        let other = try world.write("other", "something else\n")
        #expect(refusal { _ = try vault.beginRoot(.file(other)) } == .invalidInput)
        #expect(refusal { _ = try vault.beginRoot(.credential(other)) } == .invalidInput)
        #expect(refusal { _ = try vault.beginRoot(.passphrase(file: world.keystore.parent + "/none")) } == .notFound)
        let short = try world.write("short", "kurz\n")
        #expect(refusal { _ = try vault.beginRoot(.passphrase(file: short)) } == .invalidInput)
        #expect(Self.text(other) == "something else\n")
        #expect(try vault.summary().generation == generation)
        #expect(refusal { _ = try world.open(world.keystore.root, .writer) } == .locked)
        #expect(refusal { _ = try world.open(world.keystore.root).beginRoot() } == .readOnly)
        #expect(try vault.activateRoot() == 0, "nothing was prepared, so nothing is done")
        #expect(try vault.summary().rootVersion == 1)
        // A turn that was prepared for one provider can be taken to another one.
        #expect(try vault.beginRoot(.file(world.keystore.parent + "/a.key")).to == 2)
        #expect(try vault.beginRoot(.file(world.keystore.parent + "/b.key")).to == 3)
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
        "Cut off between any two steps, the keystore opens with one of both root keys, and the next run finishes",
        arguments: [false, true])
    func crashes(moves: Bool) throws {
        var point = 0
        var isThrough = false
        while !isThrough {
            let world = try World()
            let old = world.keystore.root
            let target: RootProvider? = moves ? .file(world.keystore.parent + "/next.key") : nil
            do {
                var vault: Vault? = try world.open(old, .writer)
                defer { vault = nil }
                try CrashPoint.$observer.withValue(Fuse(point)) {
                    if let vault { try Self.turn(vault, to: target, from: old) }
                }
                isThrough = true
            } catch let error as VaultError where error.detail == "crashed" {
                let candidates = [old, target].compactMap(\.self)
                let root = try #require(
                    candidates.first { (try? world.open($0)) != nil }, "point \(point): nothing opens the keystore")
                try world.expectWhole(try world.open(root), "point \(point)")
                let vault = try world.open(root, .writer)
                let manifest = vault.state.withLock { $0.manifest }
                let isOver = manifest.activeRoot == 2 && manifest.roots.count == 1
                if !isOver { try Self.turn(vault, to: target, from: old) }
                try world.expectWhole(try world.open(target ?? old), "point \(point), finished")
                #expect(try !world.keystore.names().contains(RootBridge.fileName), "point \(point)")
                #expect(try world.keystore.names().filter { $0.hasSuffix(".keys") }.count == 3, "point \(point)")
            }
            point += 1
        }
        #expect(point > 40)
    }
}
