import Foundation
import TestSupport
import Testing

@testable import Mail

/// Messages as other programs read them: Python's standard library, as strict as it can be.
@Suite("Mail composition")
struct CompositionTests {
    private struct Parsed: Decodable {
        let headers: [String: String]
        let from: [[String]]
        let to: [[String]]
        let date: String
        let type: String
        let parts: [[String]]
        let defects: [String]
    }

    private static let date = Date(timeIntervalSince1970: 1_795_000_000)

    private func message(
        name: String? = "Blumen Schäfer", to: String? = "Jürgen Groß-Müller", subject: String = "Einladung",
        text: String = "Guten Tag", html: String? = nil
    ) throws -> MailMessage {
        try MailMessage(
            from: Mailbox(name: name, address: "obhut@blumen-schaefer.example"),
            to: Mailbox(name: to, address: "juergen.gross+crm@kunden.example"), subject: subject, language: "de",
            text: text, html: html, date: Self.date)
    }

    private func parse(_ message: MailMessage) async throws -> Parsed {
        let file = FileManager.default.temporaryDirectory.appending(path: "obhut-\(UUID()).eml")
        try Data(message.encoded()).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/parse.py").path()
        return try JSONDecoder().decode(
            Parsed.self, from: try await SystemProgram.run("/usr/bin/python3", [script, file.path()]))
    }

    @Test(
        "Names and subjects of every kind arrive as they were written",
        arguments: [
            "Einladung", "Einladung von Blumen Schäfer", "日本語の件名",
            "=?UTF-8?Q?kein_Trick?=", "a \"b\" \\c\\ <d@e>, f; (g)", "👩‍👩‍👧‍👦 Familie",
            "ends with blanks too",
        ])
    func headers(_ words: String) async throws {
        let parsed = try await parse(try message(name: words, to: words, subject: words))
        #expect(parsed.defects == [])
        #expect(parsed.headers["Subject"] == words)
        #expect(parsed.from == [[words, "obhut@blumen-schaefer.example"]])
        #expect(parsed.to == [[words, "juergen.gross+crm@kunden.example"]])
        #expect(parsed.date == "2026-11-18T11:06:40+00:00")
        #expect(parsed.headers["Auto-Submitted"] == "auto-generated" && parsed.headers["Content-Language"] == "de")
        #expect(parsed.headers["Message-ID"]?.hasSuffix("@blumen-schaefer.example>") == true)
    }

    @Test(
        "A subject keeps what Python does not keep in names: doubled blanks, words longer than a line, several lines",
        arguments: [
            "zwei  Leerzeichen", String(repeating: "x", count: 200), String(repeating: "Straße über Köln ", count: 20),
        ])
    func subjects(_ words: String) async throws {
        let parsed = try await parse(try message(subject: words))
        #expect(parsed.defects == [] && parsed.headers["Subject"] == words)
    }

    @Test(
        "Texts of every kind arrive as they were written, in one part or in two",
        arguments: [
            "Guten Tag,\n\nhier ist Ihr Link:\n\nhttps://obhut.example/password/" + String(repeating: "Ab_-", count: 11)
                + "\n\nBlumen Schäfer\n",
            String(repeating: "Ein sehr langer Absatz ohne Umbruch, mit Straße und Größe. ", count: 30) + "\n",
            "Leerzeichen am Ende \t\n.\n..\nFrom here\n=3D=\n\n\n", "👩‍👩‍👧‍👦" + String(repeating: "é", count: 100) + "\n",
        ])
    func bodies(_ text: String) async throws {
        let single = try await parse(try message(text: text))
        #expect(single.defects == [] && single.type == "text/plain")
        #expect(single.parts == [["text/plain", "utf-8", "quoted-printable", text]])
        let html = "<p>\(text)</p>\n"
        let both = try await parse(try message(text: text, html: html))
        #expect(both.defects == [] && both.type == "multipart/alternative")
        #expect(both.parts.map { $0[3] } == [text, html])
        #expect(both.parts.map { $0[0] } == ["text/plain", "text/html"])
    }

    @Test("Whatever the line break was, it is CRLF on the wire")
    func lineBreaks() {
        let encoded = String(decoding: QuotedPrintable.encode("a\nb\r\nc\rd"), as: UTF8.self)
        #expect(encoded == "a\r\nb\r\nc\r\nd\r\n")
        #expect(QuotedPrintable.encode("").isEmpty)
    }

    @Test(
        "Nobody smuggles a header in",
        arguments: ["a\r\nBcc: b@c.example", "a\nb", "a\rb", "a\u{0}b", "a\u{2028}b", "a\u{85}b"])
    func injection(_ words: String) {
        #expect(throws: MailError.controlCharacter) { try message(subject: words) }
        #expect(throws: MailError.controlCharacter) { try message(name: words) }
        #expect(throws: MailError.controlCharacter) { try message(to: words) }
    }

    @Test(
        "An address that could be more than an address is refused",
        arguments: [
            "", "a", "@b.example", "a@", "a@b@c.example", "a b@c.example", "a@b.example\r\nRCPT TO:<x@y.example>",
            "<a@b.example>", "a@b..example", ".a@b.example", "a@[127.0.0.1]", "ä@b.example", "a@münchen.example",
            "\"a b\"@c.example", "a@b.example>", "a,b@c.example", String(repeating: "a", count: 65) + "@b.example",
        ])
    func addresses(_ address: String) {
        #expect(throws: MailError.addressUnusable) { try Mailbox(address: address) }
    }

    @Test("Replies of the server decide between later and never")
    func outcomes() {
        #expect(MailOutcome(result: 0, reply: 250) == .accepted)
        #expect(MailOutcome(result: 55, reply: 550) == .refused("550"))
        #expect(MailOutcome(result: 55, reply: 451) == .postponed("451"))
        #expect(MailOutcome(result: 67, reply: 535) == .postponed("535"), "our password, not her address")
        #expect(MailOutcome(result: 7, reply: 0) == .postponed("unreachable"))
        #expect(MailOutcome(result: 28, reply: 354) == .postponed("timeout"))
        #expect(MailOutcome(result: 999, reply: 0) == .postponed("curl-999"))
    }
}
