import Domain
import Foundation
import Testing

/// Tags and fields of a tenant.
struct VocabularyTests {
    private static let now = Date(timeIntervalSince1970: 1_795_000_000)

    private func make(_ kind: CustomField.Kind, _ choices: [String] = []) -> CustomField {
        CustomField(
            code: "feld", germanLabel: "Feld", englishLabel: "Field", kind: kind, choices: choices,
            purpose: "customer-care", createdAt: Self.now)
    }

    @Test("Labels of tags are compared without case, blanks and the spelling of umlauts")
    func folding() {
        #expect(Tag.folded("Groß  Kunde") == Tag.folded("GROSS KUNDE"))
        #expect(Tag.folded("Müller") == Tag.folded("Mueller"))
        #expect(Tag.folded("A+") != Tag.folded("A-"))
    }

    @Test(
        "Numbers are typed with comma or point and kept in one spelling",
        arguments: [
            ("1.234,5", "1234.5"), ("1,234.5", "1234.5"), ("1234.50", "1234.5"), (" 12 000 ", "12000"),
            ("-3,25", "-3.25"),
            ("7", "7"),
        ] as [(String, String)])
    func numbers(_ typed: String, _ kept: String) throws {
        #expect(try make(.number).canonical(typed: typed, at: "x") == kept)
    }

    @Test(
        "What is not of the field's kind is refused, and the field is named",
        arguments: [
            (CustomField.Kind.number, "viel"), (.number, "1e5"), (.date, "2026-13-01"), (.choice, "Bronze"),
            (.flag, "vielleicht"), (.url, "ftp://a.example"), (.url, "https://"), (.url, "https://anna:pw@a.example/"),
        ] as [(CustomField.Kind, String)])
    func refused(_ kind: CustomField.Kind, _ typed: String) {
        let field = make(kind, ["Gold"])
        #expect(
            refusal { _ = try field.canonical(typed: typed, at: "customFields.feld") }?.field == "customFields.feld")
    }

    @Test("A field has a code, labels, and choices where it offers some")
    func definitions() throws {
        #expect(refusal { _ = try make(.choice).validated() }?.field == "choices")
        #expect(refusal { _ = try make(.text, ["a"]).validated() }?.field == "choices")
        #expect(try make(.choice, [" a ", "a", ""]).validated().choices == ["a"])
        for code in ["", "Groß", "a b", "1a", String(repeating: "a", count: 41)] {
            let field = CustomField(
                code: code, germanLabel: "F", englishLabel: "F", kind: .text, purpose: "p", createdAt: Self.now)
            #expect(refusal { _ = try field.validated() }?.field == "code", "\(code)")
        }
    }
}
