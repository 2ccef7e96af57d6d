import Testing

@testable import Ledger
@testable import Vault

@Suite("Signed documents")
struct SignedDocumentTests {
    let vector: JCSVector
    let publicKey: [UInt8]

    init() throws {
        vector = try Fixture.decode("jcs.json", as: JCSVector.self)
        publicKey = [UInt8](hex: vector.publicKey)
    }

    @Test("A receipt that another implementation signed verifies, unknown fields and layout included")
    func foreignReceipt() throws {
        let document = try SignedDocument(parsing: Array(vector.receipt.utf8))
        #expect(String(decoding: document.signedBytes, as: UTF8.self) == vector.canonical)
        #expect(document.isSigned(by: publicKey))
        #expect(document.fields["aFieldOfALaterVersion"] != nil)
        let id = try #require(document.fields.string(SignedDocument.keyField))
        #expect(id == SigningKeyPair.keyID(of: publicKey).hex)
    }

    @Test("Signing gives the signature that another implementation gave")
    func sameSignature() throws {
        let signer = try SigningKeyPair(seed: [UInt8](hex: vector.seed))
        guard case .object(let object) = try JSONValue(parsing: Array(vector.canonical.utf8)) else {
            Issue.record("no object")
            return
        }
        let document = try SignedDocument(signing: object, by: signer)
        #expect(document.signature == (try SignedDocument(parsing: Array(vector.receipt.utf8))).signature)
        let again = try SignedDocument(parsing: document.encoded())
        #expect(again.isSigned(by: publicKey))
        #expect(try again.encoded() == document.encoded())
        let twice = try SignedDocument(
            signing: JSONObject(object.members + [.init("signature", .string("old"))]), by: signer)
        #expect(twice.signature == document.signature)
    }

    @Test("Every changed bit of a document is refused")
    func changedBits() throws {
        let bytes = try SignedDocument(parsing: Array(vector.receipt.utf8)).encoded()
        for bit in 0..<bytes.count * 8 {
            var changed = bytes
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            guard let document = try? SignedDocument(parsing: changed) else { continue }
            #expect(!document.isSigned(by: publicKey), "bit \(bit)")
        }
    }

    @Test("An added, removed or doubled field is refused")
    func changedFields() throws {
        let document = try SignedDocument(parsing: Array(vector.receipt.utf8))
        let text = String(decoding: try document.encoded(), as: UTF8.self)
        let added = text.replacing("{\"aField", with: "{\"a\":1,\"aField")
        #expect(try !SignedDocument(parsing: Array(added.utf8)).isSigned(by: publicKey))
        for member in document.fields.members {
            let rest = document.fields.removing(member.name).members
            let signature = JSONObject.Member("signature", .string(Base64URL.encode(document.signature)))
            let bytes = try JSONValue.object(JSONObject(rest + [signature])).canonical()
            #expect(try !SignedDocument(parsing: bytes).isSigned(by: publicKey), "\(member.name)")
        }
        let doubled = text.replacing("{\"aField", with: "{\"version\":3,\"aField")
        #expect(throws: JSONError.self) { try SignedDocument(parsing: Array(doubled.utf8)) }
    }

    @Test("Another key, no signature and a padded one are refused")
    func signatures() throws {
        let document = try SignedDocument(parsing: Array(vector.receipt.utf8))
        #expect(!document.isSigned(by: try SigningKeyPair().publicKey))
        #expect(!document.isSigned(by: []))
        for text in [
            vector.canonical, "[]", "1", #"{"signature":1}"#, #"{"signature":""}"#, #"{"signature":"AAAA"}"#,
            #"{"signature":"\#(Base64URL.encode(document.signature))=="}"#,
        ] {
            #expect(throws: JSONError(.notSigned)) { try SignedDocument(parsing: Array(text.utf8)) }
        }
    }

    @Test("A number that would not read back is not signed")
    func numbers() throws {
        let object = try JSONObject([.init("sequence", .number(9_007_199_254_740_994))])
        let signer = try SigningKeyPair()
        #expect(throws: JSONError(.inexactNumber, at: 12)) { try SignedDocument(signing: object, by: signer) }
    }

    @Test("A signature of a block cannot be passed off as one of a document")
    func separation() throws {
        let signer = try SigningKeyPair()
        let canonical = Array("{}".utf8)
        let signature = signer.sign(canonical, domain: "obhut/block/1")
        #expect(!Ed25519.verify(signature: signature, document: canonical, publicKey: signer.publicKey))
        #expect(throws: VaultError.self) { try signer.sign(document: Array("obhut/block/1".utf8)) }
        let document = try signer.sign(document: canonical)
        #expect(Ed25519.verify(signature: document, document: canonical, publicKey: signer.publicKey))
    }

    @Test("Base64url has one spelling")
    func base64() {
        let vectors = ["": "", "f": "Zg", "fo": "Zm8", "foo": "Zm9v", "foob": "Zm9vYg", "fooba": "Zm9vYmE"]
        for (text, encoded) in vectors {
            #expect(Base64URL.encode(Array(text.utf8)) == encoded)
            #expect(Base64URL.decode(encoded) == Array(text.utf8))
        }
        #expect(Base64URL.encode([0xFB, 0xFF]) == "-_8")
        for text in ["Zg==", "Zh", "Zm9", "Z", "Zm9vY", "Zm8+", "Zm8/", "Z g", "Zm8\n"] {
            #expect(Base64URL.decode(text) == nil, "\(text)")
        }
    }
}
