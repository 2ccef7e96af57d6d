import Domain
import Foundation
import Ledger
import Vault

/// What an archive says of its files, signed by the node that made it.
struct TransferManifest: Sendable {
    /// A file as the manifest has it, or as it was read.
    struct File: Sendable, Equatable {
        let name: String
        let size: Int
        let sha256: String
    }

    static let name = "manifest.json"
    /// Bytes of a manifest, and of the other documents that are read whole.
    static let limit = 1 << 20

    let files: [File]
    /// The key that signed, hexadecimal.
    let publicKey: String
    /// When the archive was made.
    let createdAt: String
    /// Names the archive: made of the manifest's digest.
    let transfer: UUID

    /// Reads a manifest whose signature holds; `trusted` says whose it may be.
    ///
    /// - Throws: ``TransferFlaw``.
    init(_ bytes: [UInt8], trusting trusted: SenderTrust) throws(TransferFlaw) {
        guard let document = try? SignedDocument(parsing: bytes), let text = document.fields.string("publicKey"),
            let key = Hexadecimal.bytes(text), document.isSigned(by: key)
        else {
            throw TransferFlaw(.signatureInvalid, "The signature of the manifest does not hold.", file: Self.name)
        }
        guard trusted.covers(key) else {
            throw TransferFlaw(.signatureInvalid, "The manifest is signed by another key.", file: Self.name)
        }
        guard document.fields.string("schema") == "obhut-package-1",
            case .array(let listed)? = document.fields["files"], let createdAt = document.fields.string("createdAt"),
            InternetTime.date(createdAt) != nil
        else { throw TransferFlaw(.formUnknown, "The manifest is of another form.", file: Self.name) }
        var files: [File] = []
        for value in listed {
            guard case .object(let file) = value, let name = file.string("name"),
                case .number(let size)? = file["size"],
                let exact = Int(exactly: size), let digest = file.string("sha256")
            else { throw TransferFlaw(.formUnknown, "The manifest is of another form.", file: Self.name) }
            files.append(File(name: name, size: exact, sha256: digest))
        }
        self.files = files
        self.createdAt = createdAt
        publicKey = text
        var digest = SHA256()
        digest.update(bytes)
        transfer = digest.finalize().withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }

    /// Compares what was read with what was signed.
    ///
    /// - Throws: ``TransferFlaw`` naming the first file that differs, as it was read: the name that was signed may be anything.
    func compare(_ read: [File]) throws(TransferFlaw) {
        for (file, signed) in zip(read, files) where file != signed {
            throw TransferFlaw(.damaged, "The file is not the one that was signed.", file: file.name)
        }
        guard read.count == files.count else {
            throw TransferFlaw(.damaged, "Files are missing, or there are too many.", file: Self.name)
        }
    }
}
