package import Domain
import Ledger
import Vault

/// Verifies erasure receipts offline: no database, no network, no key out of the document itself.
package struct VerifyReceipt: Sendable {
    /// Public keys that are trusted, by key id in hexadecimal.
    let keys: [String: [UInt8]]

    /// What is verified: receipts of erasures and certificates of destroyed businesses.
    private static let schemas: Set = [ErasureReceipt.schema, DestructionCertificate.schema]

    /// Trusts these public keys, 32 bytes each, and no others.
    package init(trusting publicKeys: [[UInt8]]) {
        keys = Dictionary(publicKeys.map { (Hexadecimal.text(SigningKeyPair.keyID(of: $0)), $0) }) { first, _ in first }
    }

    /// Checks shape, signer and signature; returns when the receipt holds.
    ///
    /// - Throws: `Refusal` `receipt-invalid`, saying whether shape, signer or signature is to blame.
    package func callAsFunction(_ bytes: [UInt8]) throws(Refusal) {
        guard let document = try? SignedDocument(parsing: bytes),
            let schema = document.fields.string("schema"), Self.schemas.contains(schema),
            let keyID = document.fields.string(SignedDocument.keyField)
        else {
            throw Refusal(.refused, RefusalCode.receiptInvalid, rule: "This is not an erasure receipt of Obhut.")
        }
        guard let key = keys[keyID] else {
            throw Refusal(
                .refused, RefusalCode.receiptInvalid, field: SignedDocument.keyField,
                rule: "Signed by a key that is not trusted here.")
        }
        guard document.isSigned(by: key) else {
            throw Refusal(
                .refused, RefusalCode.receiptInvalid, field: SignedDocument.signatureField,
                rule: "The signature does not fit the document.")
        }
    }
}
