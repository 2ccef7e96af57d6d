import Domain
import Foundation
import Vault

/// Writes the files of an export package, and last the manifest that says what each of them is (CONTRACT.md "Files").
final class PackageWriter {
    private let archive: ZipArchive
    private let createdAt: Date
    private var files: [CanonicalJSON] = []
    private var current: (name: String, digest: SHA256, size: Int)?

    /// Begins a package.
    init(createdAt: Date) throws {
        self.createdAt = createdAt
        archive = try ZipArchive(modifiedAt: createdAt)
    }

    /// Begins a file, and ends the one before.
    func begin(_ name: String) throws {
        end()
        current = (name, SHA256(), 0)
        try archive.begin(name)
    }

    /// Adds to the file that was begun last.
    func put(_ text: String) throws { try put(Array(text.utf8)) }

    /// Adds to the file that was begun last.
    func put(_ bytes: [UInt8]) throws {
        current?.digest.update(bytes)
        current?.size += bytes.count
        try archive.write(bytes)
    }

    /// A whole file.
    func file(_ name: String, _ bytes: [UInt8]) throws {
        try begin(name)
        try put(bytes)
    }

    /// Ends the package with its manifest. `schemas`: The version of each file's form, by its name.
    func finish(schemas: [String: String]) throws {
        end()
        let manifest = CanonicalJSON.object([
            "schema": .string("obhut-package-1"), "createdAt": .string(InternetTime.text(createdAt)),
            "files": .array(files), "schemas": .object(schemas.mapValues(CanonicalJSON.string)),
        ])
        try archive.begin("manifest.json")
        try archive.write(Array(manifest.text.utf8))
        try archive.close()
    }

    /// Hands over what was written since the last time.
    func take() -> [UInt8] { archive.take() }

    private func end() {
        guard let current else { return }
        files.append(
            .object([
                "name": .string(current.name), "size": .integer(Int64(current.size)),
                "sha256": .string(Hexadecimal.text(current.digest.finalize())),
            ]))
        self.current = nil
    }
}
