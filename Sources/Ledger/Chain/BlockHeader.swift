package import Vault

/// A signed block header, with its bytes as they were received.
package struct BlockHeader: Sendable, Hashable {
    /// What was signed, decoded.
    package let content: BlockContent
    /// What was signed, byte for byte.
    package let contentBytes: [UInt8]
    /// 64 bytes.
    package let signature: [UInt8]
    /// The whole header: a list of content bytes and signature.
    package let encoded: [UInt8]

    /// Signs the content of a block.
    package init(signing content: BlockContent, by signer: some LedgerSigner) throws(VaultError) {
        self.content = content
        contentBytes = content.encoded()
        signature = try signer.sign(contentBytes, domain: BlockContent.domain)
        encoded = CBOR.array([.bytes(contentBytes), .bytes(signature)]).encoded()
    }

    /// Reads a header from outside; its signature is not looked at.
    package init(decoding bytes: [UInt8]) throws(CBORError) {
        let limits = CBORLimits(bytes: 1024, depth: 1, values: 3)
        var fields = try CBORFields(CBOR(decoding: bytes, limits: limits), count: 2)
        contentBytes = try fields.bytes(1...512)
        signature = try fields.bytes(Ed25519.signatureSize...Ed25519.signatureSize)
        content = try BlockContent(decoding: contentBytes)
        encoded = bytes
    }

    /// The hash that the next block names: H(0x02 ‖ content bytes).
    ///
    /// The signature is left out: two signatures over one content are no fork.
    package var hash: Digest { Digest(.block, contentBytes) }

    /// Whether the owner of the key signed this content under its domain.
    package func isSigned(by publicKey: [UInt8]) -> Bool {
        Ed25519.verify(
            signature: signature, message: contentBytes, domain: BlockContent.domain, publicKey: publicKey)
    }
}
