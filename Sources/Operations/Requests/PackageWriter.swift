import Domain
import Foundation
import Ledger
import Vault

/// Writes the files of an export package, and last the manifest that says what each of them is (decision 0022).
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

    /// Ends the package with its manifest, signed where there is a `signer`. `schemas`: The version of each file's form, by its
    /// name.
    func finish(schemas: [String: String], signedBy signer: SigningKeyPair? = nil) throws {
        end()
        var members: [String: CanonicalJSON] = [
            "schema": .string("obhut-package-1"), "createdAt": .string(InternetTime.text(createdAt)),
            "files": .array(files), "schemas": .object(schemas.mapValues(CanonicalJSON.string)),
        ]
        try archive.begin("manifest.json")
        if let signer {
            members[SignedDocument.keyField] = .string(Hexadecimal.text(signer.keyID))
            members["publicKey"] = .string(Hexadecimal.text(signer.publicKey))
            try archive.write(try Self.signed(CanonicalJSON.object(members), by: signer))
        } else {
            try archive.write(Array(CanonicalJSON.object(members).text.utf8))
        }
        try archive.close()
    }

    private static func signed(_ document: CanonicalJSON, by signer: SigningKeyPair) throws -> [UInt8] {
        guard case .object(let fields) = try JSONValue(parsing: Array(document.text.utf8)) else {
            throw JSONError(.notSigned)
        }
        return try SignedDocument(signing: fields, by: signer).encoded()
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
