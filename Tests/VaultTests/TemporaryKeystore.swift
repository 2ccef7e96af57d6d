import Foundation
import Testing

@testable import Vault

/// A keystore in a directory of its own that is removed when the value ends.
final class TemporaryKeystore: Sendable {
    let parent: String
    let directory: String
    let root: RootProvider

    init(root: RootProvider? = nil) throws {
        parent = NSTemporaryDirectory() + "obhut-vault-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: parent, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        directory = parent + "/keystore"
        self.root = root ?? .file(parent + "/keystore/root.key")
    }

    deinit {
        try? FileManager.default.removeItem(atPath: parent)
    }

    @discardableResult
    func initialize(recipient: RecoveryRecipient? = nil) throws -> KeystoreSummary {
        try Vault.initialize(directory: directory, root: root, recoveryRecipient: recipient)
    }

    func open(_ mode: Vault.Mode = .reader) throws -> Vault {
        try Vault.open(directory: directory, root: root, mode: mode)
    }

    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
    }

    func path(_ name: String) -> String { directory + "/" + name }

    func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: path(name))))
    }

    /// Writes over a file as a careless or hostile hand would, keeping its mode.
    func overwrite(_ name: String, _ bytes: [UInt8]) throws {
        let handle = try #require(FileHandle(forWritingAtPath: path(name)))
        try handle.truncate(atOffset: 0)
        try handle.write(contentsOf: Data(bytes))
        try handle.close()
    }

    func setMode(_ mode: Int, _ name: String? = nil) throws {
        try FileManager.default.setAttributes(
            [.posixPermissions: mode], ofItemAtPath: name.map(path) ?? directory)
    }
}
