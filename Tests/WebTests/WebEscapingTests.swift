import Domain
import Foundation
import Testing
import Texts

@testable import Web

/// What people type stays text, in every field of every page.
struct WebEscapingTests {
    static let payloads = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onfocus='alert(1)' autofocus='",
        "{{frame.title}}{{{frame}}}", "</textarea></title></select><svg onload=alert(1)>",
        // Grapheme clusters that hide a delimiter from anybody who compares characters.
        "\u{600}<img src=x onerror=alert(1)\u{600}>", "\"\u{301} onfocus=alert(1) autofocus x=\"\u{301}",
        "'\u{20E0}<\u{338}\u{600}<b>\u{600}&\u{301}", "\u{600}\" autofocus onfocus=alert(1) \u{600}\"",
    ]

    @Test("Stored markup stays text in every field of every page, in both languages", arguments: payloads)
    func stored(payload: String) throws {
        for language in Language.allCases {
            let plain = try WebSample(language: language).pages()
            let hostile = try WebSample(language: language, typed: { "\($0)\(payload)" }).pages()
            for (plain, hostile) in zip(plain, hostile) {
                // The same elements and attributes, whatever was typed.
                #expect(
                    try WebMarkup(try hostile.html()).skeleton == (try WebMarkup(try plain.html()).skeleton),
                    "\(hostile.name)")
            }
        }
    }

    @Test("A payload is shown as it was typed")
    func visible() throws {
        let payload = Self.payloads[0]
        let pages = try WebSample(language: .german, typed: { "\($0)\(payload)" }).pages()
        let person = try #require(pages.first { $0.name == "person" }).html()
        #expect(person.contains("Groß&lt;script&gt;alert(1)&lt;/script&gt;"))
        let form = try #require(pages.first { $0.name == "edit" }).html()
        #expect(form.contains("value=\"Anna&lt;script&gt;alert(1)&lt;/script&gt;\""))
    }

    @Test("Delimiters are escaped byte by byte, whatever stands beside them")
    func bytes() {
        for before in ["", "\u{600}", "\u{200D}", "\u{110BD}"] {
            for after in ["", "\u{301}", "\u{FE0F}", "\u{200D}"] {
                let escaped = MarkupEscaping().escapeText("\(before)<\(after)\(before)\"\(after)\(before)>\(after)'&`")
                #expect(!escaped.utf8.contains { "<>\"'`".utf8.contains($0) })
                #expect(["&lt;", "&quot;", "&amp;"].allSatisfy { escaped.utf8.contains($0.utf8) })
            }
        }
    }
}
