package import Domain
import Vault

/// Verifies erasure receipts offline: no database, no network, no key out of the document itself.
package struct VerifyReceipt: Sendable {
    /// Public keys that are trusted, by key id.
    let keys: [[UInt8]: [UInt8]]

    /// Trusts these public keys, 32 bytes each, and no others.
    package init(trusting publicKeys: [[UInt8]]) {
        keys = Dictionary(publicKeys.map { (SigningKeyPair.keyID(of: $0), $0) }) { first, _ in first }
    }

    /// Checks shape, signer and signature; returns when the receipt holds.
    ///
    /// - Throws: `Refusal` `receipt-invalid`, saying whether shape, signer or signature is to blame.
    package func callAsFunction(_ bytes: [UInt8]) throws(Refusal) {
        guard let document = CanonicalJSON(parsing: bytes), document["schema"]?.stringValue == ErasureReceipt.schema,
            let signature = document["signature"]?.stringValue.flatMap({ SecretText.decode($0, size: 64) }),
            let keyID = document["publicKeyId"]?.stringValue.flatMap(Hexadecimal.bytes)
        else {
            throw Refusal(.refused, RefusalCode.receiptInvalid, rule: "This is not an erasure receipt of Obhut.")
        }
        guard let key = keys[keyID] else {
            throw Refusal(
                .refused, RefusalCode.receiptInvalid, field: "publicKeyId", rule: "Signed by a key that is not trusted here.")
        }
        let signed = Array(document.removing("signature").text.utf8)
        guard
            Ed25519.verify(
                signature: signature, message: signed, domain: ErasePerson.signatureDomain, publicKey: key)
        else {
            throw Refusal(.refused, RefusalCode.receiptInvalid, rule: "The signature does not fit the document.")
        }
    }
}
