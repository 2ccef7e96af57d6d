import Domain
import Foundation
import Ledger
import Store
import TestSupport
import Vault

@testable import Operations

/// An export of a tenant, taken apart, to be put together as somebody does who means ill.
struct ForgedArchive {
    /// Name and content of the files, without the manifest.
    var files: [(name: String, bytes: [UInt8])] = []
    /// The archive as it was exported.
    let original: [UInt8]
    let signer: SigningKeyPair
    private let moment: Date

    /// Exports the fixture's tenant, or the one of that actor.
    init(of fixture: StoreFixture, _ actor: Actor? = nil) async throws {
        var bytes: [UInt8] = []
        _ = try await ExportTenant(fixture.operatorStore)(by: actor ?? fixture.actor, to: { bytes += $0 })
        original = bytes
        signer = try SigningKeyPair()
        moment = fixture.clock.now
        let reader = try Self.reader(of: bytes)
        while let name = try reader.next() {
            var content: [UInt8] = []
            while case let piece = try reader.read(), !piece.isEmpty { content += piece }
            if name != TransferManifest.name { files.append((name, content)) }
        }
    }

    /// Hands bytes over in pieces, as a file does.
    static func reader(of bytes: [UInt8]) throws -> ZipReader {
        var start = 0
        return try ZipReader {
            let piece = Array(bytes[start..<min(start + 50_000, bytes.count)])
            start += piece.count
            return piece
        }
    }

    /// The name of the file with a record set.
    func file(of set: String) -> String { files.map(\.name).first { $0.hasSuffix("-\(set).jsonl") } ?? "" }

    /// The lines of a record set.
    func lines(of set: String) -> [String] {
        let bytes = files.first { $0.name == file(of: set) }?.bytes ?? []
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// With another content of a file, made of the one it had.
    func changing(_ name: String, _ change: (String) -> String) -> ForgedArchive {
        var forged = self
        for place in files.indices where files[place].name == name {
            forged.files[place].bytes = Array(change(String(decoding: files[place].bytes, as: UTF8.self)).utf8)
        }
        return forged
    }

    /// With other lines of a record set, and counts that fit them.
    func changing(set: String, _ change: ([String]) -> [String]) -> ForgedArchive {
        let (before, after) = (lines(of: set).count, change(lines(of: set)))
        return changing(file(of: set)) { _ in after.map { $0 + "\n" }.joined() }
            .changing("counts.json") { $0.replacing("\"\(set)\":\(before)", with: "\"\(set)\":\(after.count)") }
    }

    /// Signed by the key of the forger, as an export is.
    func packed() throws -> [UInt8] {
        let writer = try PackageWriter(createdAt: moment)
        for file in files { try writer.file(file.name, file.bytes) }
        try writer.finish(schemas: [:], signedBy: signer)
        return writer.take()
    }

    /// The same with a manifest of one's own, and what stands behind it.
    func packed(
        schema: String = "obhut-package-1", behind: String? = nil, isSigned: Bool = true,
        _ listed: (TransferManifest.File) -> TransferManifest.File = { $0 }
    ) throws -> [UInt8] {
        let archive = try ZipArchive(modifiedAt: moment)
        var list: [CanonicalJSON] = []
        for file in files {
            try archive.begin(file.name)
            try archive.write(file.bytes)
            var digest = SHA256()
            digest.update(file.bytes)
            let said = listed(
                TransferManifest.File(
                    name: file.name, size: file.bytes.count, sha256: Hexadecimal.text(digest.finalize())))
            list.append(
                .object([
                    "name": .string(said.name), "size": .integer(Int64(said.size)), "sha256": .string(said.sha256),
                ]))
        }
        let document = CanonicalJSON.object([
            "schema": .string(schema), "createdAt": .string(InternetTime.text(moment)), "files": .array(list),
            "publicKey": .string(Hexadecimal.text(signer.publicKey)),
        ])
        guard case .object(let fields) = try JSONValue(parsing: Array(document.text.utf8)) else { return [] }
        try archive.begin(TransferManifest.name)
        let other = try SigningKeyPair()
        try archive.write(try SignedDocument(signing: fields, by: isSigned ? signer : other).encoded())
        if let behind {
            try archive.begin(behind)
            try archive.write([1])
        }
        try archive.close()
        return archive.take()
    }
}
