import Testing

@testable import Vault

struct SigningTests {
    private func pair(_ seed: String) throws -> SigningKeyPair {
        try SigningKeyPair(seed: Hex.decode(seed))
    }

    @Test("Ed25519 gives the answers of RFC 8032, section 7.1")
    func rfc8032() throws {
        let first = try pair("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
        #expect(Hex.encode(first.publicKey) == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
        #expect(
            Hex.encode(first.signRaw([])) == """
                e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555\
                fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b
                """)
        let second = try pair("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
        #expect(
            Hex.encode(second.signRaw([0x72])) == """
                92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da\
                085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00
                """)
    }

    @Test("a signature holds for its domain, message and key, and for nothing else")
    func domains() throws {
        let pair = try SigningKeyPair()
        let message = Array("block 7".utf8)
        let signature = pair.sign(message, domain: "obhut-block-1")
        func holds(_ signature: [UInt8], _ message: [UInt8], _ domain: StaticString, _ key: [UInt8]) -> Bool {
            Ed25519.verify(signature: signature, message: message, domain: domain, publicKey: key)
        }
        #expect(holds(signature, message, "obhut-block-1", pair.publicKey))
        #expect(!holds(signature, message, "obhut-receipt-1", pair.publicKey))
        #expect(!holds(signature, message + [0], "obhut-block-1", pair.publicKey))
        #expect(!holds(signature, message, "obhut-block-1", try SigningKeyPair().publicKey))
        #expect(!holds([], message, "obhut-block-1", pair.publicKey))
        #expect(!holds(signature, message, "obhut-block-1", []))
        for index in signature.indices {
            var changed = signature
            changed[index] ^= 1
            #expect(!holds(changed, message, "obhut-block-1", pair.publicKey))
        }
    }

    @Test("a key is named by the hash of its public half")
    func keyID() throws {
        let pair = try SigningKeyPair()
        #expect(pair.keyID == SigningKeyPair.keyID(of: pair.publicKey))
        #expect(pair.keyID.count == 16)
    }
}
