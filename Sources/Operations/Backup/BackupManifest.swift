import Domain
package import Foundation
import Ledger
package import Vault

/// What a backup of the database is: whose, of when, and the digest of its archive; signed by the node, and without any
/// personal value or key.
package struct BackupManifest: Sendable, Equatable {
    /// Why a file is not the manifest of a backup of ours.
    package enum Flaw: Error, Sendable, Equatable {
        case malformed
        case signedByOthers
        case changed

        /// The rule that refuses it, in English.
        package var rule: String {
            switch self {
            case .malformed: "This is not the manifest of a backup of Obhut."
            case .signedByOthers: "The manifest is signed by a key that is not this node's."
            case .changed: "The signature does not fit the manifest."
            }
        }
    }

    /// The name of this shape.
    package static let schema = "obhut-backup-1"

    /// The node, hexadecimal.
    package var node: String
    /// When the backup was begun.
    package var createdAt: Date
    /// The version of Obhut that made it.
    package var program: String
    /// Bytes of the archive.
    package var size: Int64
    /// BLAKE2b-256 of the archive, hexadecimal.
    package var digest: String
    /// The tenants and the epoch that wraps their keys.
    package var epochs: [UUID: UInt32]
    /// How far the erasure ledger had come.
    package var ledgerSequence: UInt64

    /// Describes a backup.
    package init(
        node: String, createdAt: Date, program: String, size: Int64, digest: String, epochs: [UUID: UInt32],
        ledgerSequence: UInt64
    ) {
        self.node = node
        self.createdAt = createdAt
        self.program = program
        self.size = size
        self.digest = digest
        self.epochs = epochs
        self.ledgerSequence = ledgerSequence
    }

    /// The signed document.
    package func signed(by key: SigningKeyPair) throws -> [UInt8] {
        let tenants = epochs.sorted { $0.key.uuidString < $1.key.uuidString }.map { tenant, epoch in
            CanonicalJSON.object([
                "id": .string(tenant.uuidString.lowercased()), "epoch": .integer(Int64(epoch)),
            ])
        }
        let document = CanonicalJSON.object([
            "schema": .string(Self.schema), "node": .string(node), "program": .string(program),
            "createdAt": .string(InternetTime.text(createdAt)),
            "publicKeyId": .string(Hexadecimal.text(key.keyID)),
            "archive": .object(["size": .string(String(size)), "blake2b256": .string(digest)]),
            "tenants": .array(tenants), "ledgerSequence": .string(String(ledgerSequence)),
        ])
        guard case .object(let fields) = try JSONValue(parsing: Array(document.text.utf8)) else { throw Flaw.malformed }
        return try SignedDocument(signing: fields, by: key).encoded()
    }

    /// Reads a manifest that one of these keys signed.
    ///
    /// - Throws: ``Flaw``.
    package init(_ bytes: [UInt8], trusting keys: [PublicSigningKey]) throws(Flaw) {
        guard let document = try? SignedDocument(parsing: bytes), let manifest = Self(document.fields) else {
            throw .malformed
        }
        let name = document.fields.string(SignedDocument.keyField)
        guard let key = keys.first(where: { Hexadecimal.text($0.keyID) == name }) else { throw .signedByOthers }
        guard document.isSigned(by: key.publicKey) else { throw .changed }
        self = manifest
    }

    private init?(_ fields: JSONObject) {
        guard fields.string("schema") == Self.schema, let node = fields.string("node"),
            let program = fields.string("program"),
            let createdAt = fields.string("createdAt").flatMap({ InternetTime.date($0) }),
            case .object(let archive)? = fields["archive"], let size = archive.string("size").flatMap({ Int64($0) }),
            let digest = archive.string("blake2b256"), case .array(let tenants)? = fields["tenants"],
            let ledger = fields.string("ledgerSequence").flatMap({ UInt64($0) })
        else { return nil }
        var epochs: [UUID: UInt32] = [:]
        for tenant in tenants {
            guard case .object(let object) = tenant, let id = object.string("id").flatMap({ UUID(uuidString: $0) }),
                case .number(let number)? = object["epoch"], let epoch = UInt32(exactly: number)
            else { return nil }
            epochs[id] = epoch
        }
        self.init(
            node: node, createdAt: createdAt, program: program, size: size, digest: digest, epochs: epochs,
            ledgerSequence: ledger)
    }
}
