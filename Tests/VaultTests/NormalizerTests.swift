import Foundation
import Testing

@testable import Vault

struct NormalizerTests {
    struct Vectors: Decodable {
        struct Vector: Decodable {
            let `in`: String
            let region: String?
            let out: String?
            let error: String?
        }
        let version: UInt16
        let email, telephone, customerNumber: [Vector]
    }

    private func check(
        _ vectors: [Vectors.Vector], _ kind: NormalizedValue.Kind,
        _ normalize: (Vectors.Vector) throws(NormalizationError) -> NormalizedValue
    ) {
        for vector in vectors {
            do throws(NormalizationError) {
                let value = try normalize(vector)
                #expect(value.text == vector.out, "\(vector.in)")
                #expect(value.text.unicodeScalars.elementsEqual((vector.out ?? "").unicodeScalars), "\(vector.in)")
                #expect(value.kind == kind)
            } catch {
                #expect(error.rawValue == vector.error, "\(vector.in)")
            }
        }
    }

    @Test("the published vectors of the normalisers hold")
    func published() throws {
        let vectors = try Fixture.decode(Vectors.self, "normalizers.json")
        #expect(vectors.version == Normalizer.version)
        check(vectors.email, .email) { vector throws(NormalizationError) in try Normalizer.email(vector.in) }
        check(vectors.telephone, .telephone) { vector throws(NormalizationError) in
            try Normalizer.telephone(vector.in, defaultRegion: vector.region ?? "")
        }
        check(vectors.customerNumber, .customerNumber) { vector throws(NormalizationError) in
            try Normalizer.customerNumber(vector.in)
        }
    }

    @Test("a normal form is its own normal form")
    func idempotent() throws {
        let vectors = try Fixture.decode(Vectors.self, "normalizers.json")
        for form in vectors.email.compactMap(\.out) { #expect(try Normalizer.email(form).text == form) }
        for form in vectors.telephone.compactMap(\.out) {
            for region in TelephoneRegion.all {
                #expect(try Normalizer.telephone(form, defaultRegion: region.code).text == form)
            }
        }
    }

    @Test("every storage country is in the table once, with a calling code of its own")
    func regions() {
        let storage = [
            "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT",
            "LI",
            "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
        ]
        #expect(storage.count == 31)
        for code in storage { #expect(TelephoneRegion.all.filter { $0.code == code }.count == 1, "\(code)") }
        let callingCodes = TelephoneRegion.all.map(\.callingCode)
        for code in callingCodes {
            #expect(callingCodes.filter { $0.hasPrefix(code) }.count == 1, "\(code)")
        }
    }

    @Test("any text at all gives a form or an error, within its bounds")
    func total() {
        var generator = SystemRandomNumberGenerator()
        let alphabet = Array(
            "aZ0 9@@..-+()/\u{0}\u{7F}\u{A0}ßẞİ\u{307}ﬁ１＠。\u{200D}\u{202E}\u{FEFF}א٣\u{1F600}\u{10FFFF}xn--;#e\u{301}"
                .unicodeScalars)
        for _ in 0..<20_000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...24, using: &generator) {
                if let scalar = alphabet.randomElement(using: &generator) { text.append(scalar) }
            }
            if let email = try? Normalizer.email(String(text)) {
                #expect(email.text.utf8.count <= 254)
                #expect((try? Normalizer.email(email.text)) == email)
            }
            if let number = try? Normalizer.telephone(String(text), defaultRegion: "DE") {
                #expect((6...16).contains(number.text.count))
                #expect(number.text.dropFirst().allSatisfy { $0.isASCII && $0.isNumber })
            }
            _ = try? Normalizer.customerNumber(String(text))
        }
        #expect(throws: NormalizationError.tooLong) { try Normalizer.email(String(repeating: "a", count: 2_000)) }
    }

    @Test("case folding gives the answers of Unicode")
    func folding() {
        #expect(CaseFolding.fold("ÄÖÜẞßſ") == "äöüsssss")
        #expect(CaseFolding.fold("ΣΑΣ ς") == "σασ σ")
        #expect(CaseFolding.fold("ǅ ﬃ ԱՒ և") == "ǆ ffi աւ եւ")
        #expect(CaseFolding.fold("ЖЁ ᏸ Ꭰ") == "жё Ᏸ Ꭰ")
        #expect(CaseFolding.fold("aZ09_@[`{") == "az09_@[`{")
        for value in UInt32(0)...0x1_FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let folded = CaseFolding.fold(String(Character(scalar)))
            #expect(CaseFolding.fold(folded) == folded)
        }
    }
}
