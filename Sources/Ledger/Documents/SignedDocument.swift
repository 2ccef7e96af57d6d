import Vault

/// A JSON object with a field `signature`: Ed25519 over the canonical form (RFC 8785) of all its other fields.
///
/// The signature is base64url without padding. Unknown fields are covered like known ones, so a document of a later
/// version still verifies. The bytes signed begin with `{`; every other signature of ours begins with a domain label, so
/// none can pass for another.
package struct SignedDocument: Sendable {
    /// The name of the field with the signature.
    package static let signatureField = "signature"
    /// The name of the field with the signing key's id; for finding a key, never a reason to trust one.
    package static let keyField = "publicKeyId"

    /// All fields but the signature.
    package let fields: JSONObject
    /// 64 bytes.
    package let signature: [UInt8]
    /// The canonical form of `fields`: what is signed.
    package let signedBytes: [UInt8]

    /// Signs an object; a field `signature` that it may have is replaced.
    ///
    /// Throws `JSONError` when the object could not be read back as it is: a number beyond 2^53, too deep, too large.
    package init(signing object: JSONObject, by signer: some DocumentSigner) throws {
        fields = object.removing(Self.signatureField)
        signedBytes = try JSONValue.object(fields).canonical()
        _ = try JSONValue(parsing: signedBytes)
        signature = try signer.sign(document: signedBytes)
    }

    /// Reads a document in any layout; its signature is not looked at.
    package init(parsing bytes: [UInt8]) throws(JSONError) {
        guard case .object(let object) = try JSONValue(parsing: bytes),
            let text = object.string(Self.signatureField), let signature = Base64URL.decode(text),
            signature.count == Ed25519.signatureSize
        else { throw JSONError(.notSigned) }
        self.signature = signature
        fields = object.removing(Self.signatureField)
        signedBytes = try JSONValue.object(fields).canonical()
    }

    /// Whether the owner of the public key (32 bytes) signed exactly these fields.
    package func isSigned(by publicKey: [UInt8]) -> Bool {
        Ed25519.verify(signature: signature, document: signedBytes, publicKey: publicKey)
    }

    /// The whole document in canonical form.
    package func encoded() throws(JSONError) -> [UInt8] {
        let signature = JSONObject.Member(Self.signatureField, .string(Base64URL.encode(signature)))
        return try JSONValue.object(JSONObject(fields.members + [signature])).canonical()
    }
}
