import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import TestSupport
import Testing

@testable import HTTPSupport

/// Every form of every page of the staff, spoiled in every field: refused or shown again, and the service goes on.
@Suite("Bad input of the pages")
struct WebBadFormTests {
    /// What may come in the place of a field's value, escaped already, and whether the form as a whole is refused for it.
    private static let spoiled: [(name: String, escaped: String, isRefused: Bool)] = [
        ("NUL", "%00", true), ("text with NUL", "a%00b", true), ("a byte that is not UTF-8", "%FF", true),
        ("half a letter", "%C3%28", true), ("a lone surrogate", "%ED%A0%80", true), ("a broken escape", "%ZZ", true),
        ("another id", "0f9d7c1e-5a0b-4c3d-8e2f-6b1a2c3d4e5f", false), ("nothing", "", false),
        ("a number", "-99999999999999999999999", false), ("quotes", "%27%20OR%201%3D1%20--%20%22%3E%3Cb%3E", false),
        ("control characters", "%01%02%7F%0D%0A", false),
        ("200,000 letters", String(repeating: "%C3%A4", count: 40_000), false),
    ]

    @Test("Missing, doubled, wrong, endless and unreadable fields of every form are answered, never by a 5xx")
    func fields() async throws {
        try await APIWorld.run { world in
            let crawler = try await WebCrawler(world)
            let forms = try await crawler.forms().filter { !$0.isUpload }
            #expect(forms.count > 30)
            for form in forms where !form.action.hasPrefix("/logout") {
                for (index, field) in form.fields.enumerated() {
                    let label = "\(form.action) \(field.name)"
                    for (name, escaped, isRefused) in Self.spoiled {
                        let answer = try await crawler.send(
                            form.action, body(form, crawler.csrf, replacing: index, by: "=" + escaped))
                        try check(answer, "\(label): \(name)")
                        if isRefused {
                            #expect((400..<500).contains(answer.status), "\(label): \(name) \(answer.status)")
                        }
                    }
                    try check(
                        try await crawler.send(form.action, body(form, crawler.csrf, replacing: index, by: nil)),
                        "\(label): missing")
                    let twice = Array("&\(FormEncoding.encode(field.name))=zweimal".utf8)
                    try check(
                        try await crawler.send(form.action, form.body(csrf: crawler.csrf) + twice), "\(label): doubled")
                }
                try await whole(form, crawler)
                #expect(try await world.call(.get, "/me").status == 200, "after \(form.action)")
            }
        }
    }

    /// What is wrong with a form as a whole.
    private func whole(_ form: WebForm, _ crawler: WebCrawler) async throws {
        let csrf = Array("csrf=\(crawler.csrf)".utf8)
        func refused(_ status: Int, _ what: String, _ body: [UInt8], _ mediaType: String? = nil) async throws {
            let answer = try await crawler.send(
                form.action, body, mediaType: mediaType ?? "application/x-www-form-urlencoded")
            #expect(answer.status == status, "\(form.action) \(what): \(answer.status)")
        }
        try await refused(403, "without its token", form.body(csrf: nil))
        try await refused(403, "with another token", form.body(csrf: "falsch"))
        let huge = [UInt8](repeating: UInt8(ascii: "a"), count: 10 << 20)
        try await refused(413, "10 MB", csrf + Array("&name=".utf8) + huge)
        let many = "&" + String(repeating: "a", count: 10_000) + "=1"
        try await refused(400, "501 fields", csrf + Array(String(repeating: "&a=1", count: 501).utf8))
        try await refused(400, "a name of 10 KB", csrf + Array(many.utf8))
        for mediaType in ["application/json", "text/plain", "multipart/form-data; boundary=x", "nonsense"] {
            let answer = try await crawler.send(form.action, form.body(csrf: crawler.csrf), mediaType: mediaType)
            #expect((400..<500).contains(answer.status), "\(form.action) as \(mediaType): \(answer.status)")
        }
        try check(try await crawler.send(form.action, csrf), "\(form.action): nothing but the token")
        try check(try await crawler.send(form.action, csrf + Array("&&&=&=x&%=".utf8)), "\(form.action): signs alone")
    }

    private func check(_ answer: WebBrowser.Answer, _ label: String) throws {
        #expect(answer.status < 500, "\(label): \(answer.status)")
        if answer.status == 200 || answer.status >= 400 {
            // A page or a file: never a stack trace, never a database's words.
            for word in ["PostgresError", "Fatal error", "SQLSTATE", "Swift."] {
                #expect(!answer.body.contains(word), "\(label): \(word)")
            }
        }
    }

    /// The form's body with the field at `index` followed by `rest` instead of its value; nil leaves it out.
    private func body(_ form: WebForm, _ csrf: String, replacing index: Int, by rest: String?) -> [UInt8] {
        var bytes = WebForm.encoded([WebForm.Field(name: "csrf", value: csrf)])
        for (place, field) in form.fields.enumerated() {
            if place != index {
                bytes += Array("&".utf8) + WebForm.encoded([field])
            } else if let rest {
                bytes += Array("&\(FormEncoding.encode(field.name))\(rest)".utf8)
            }
        }
        return bytes
    }

    /// The first part of an upload, and the head of the second one.
    private static func token(_ csrf: String) -> String {
        "--grenze\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n\(csrf)\r\n"
    }
    private static let fileHead = """
        --grenze\r
        Content-Disposition: form-data; name="file"; filename="kartei.csv"\r
        Content-Type: text/csv\r
        \r

        """

    @Test("An upload of the import's first step that is cut off anywhere, or no multipart at all, is refused")
    func uploads() async throws {
        try await APIWorld.run { world in
            let crawler = try await WebCrawler(world)
            let mediaType = "multipart/form-data; boundary=grenze"
            let sheet = "Vorname;E-Mail\r\nÄnne;aenne@kunden.example\r\n"
            let token = Array(Self.token(crawler.csrf).utf8)
            let whole = token + Array((Self.fileHead + sheet + "\r\n--grenze--\r\n").utf8)
            let sent = try await crawler.send("/imports", whole, mediaType: mediaType)
            #expect(sent.status == 303 && sent.location?.hasPrefix("/imports/files/") == true)
            let before = try await world.fingerprint(without: ["audit_entry", "session"])
            for end in stride(from: 0, to: whole.count - 4, by: 3) {
                let answer = try await crawler.send("/imports", Array(whole[..<end]), mediaType: mediaType)
                #expect((400..<500).contains(answer.status), "cut at \(end): \(answer.status)")
            }
            for wrong in [
                "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=anders",
            ] {
                let answer = try await crawler.send("/imports", whole, mediaType: wrong)
                #expect((400..<500).contains(answer.status), "\(wrong): \(answer.status)")
            }
            for header in [
                "Content-Disposition: form-data; name=\"file", "X: \u{0}", String(repeating: "x", count: 20_000),
            ] {
                let part = Array("--grenze\r\n\(header)\r\n\r\n\(sheet)\r\n--grenze--\r\n".utf8)
                let answer = try await crawler.send("/imports", token + part, mediaType: mediaType)
                #expect((400..<500).contains(answer.status), "\(header.prefix(40)): \(answer.status)")
            }
            #expect(try await world.fingerprint(without: ["audit_entry", "session"]) == before, "nothing is kept")
        }
    }

    @Test("Uploads that break off on the line leave nothing, and one that comes in small pieces is taken whole")
    func line() async throws {
        try await APIWorld.run(live: true) { world in
            let crawler = try await WebCrawler(world)
            let port = try #require(world.client.port)
            let cookie = crawler.browser.cookies.map { "\($0)=\($1)" }.joined(separator: "; ")
            let rows = (0..<2_000).map { "Vorname\($0);p\($0)@kunden.example\r\n" }.joined()
            let body = Self.token(crawler.csrf) + Self.fileHead + "Vorname;E-Mail\r\n\(rows)\r\n--grenze--\r\n"
            let head = """
                POST /imports HTTP/1.1\r
                Host: localhost\r
                Connection: close\r
                Cookie: \(cookie)\r
                Content-Type: multipart/form-data; boundary=grenze\r
                Content-Length: \(body.utf8.count)\r
                \r

                """
            let before = try await files(world)
            let bytes = Array(body.utf8)
            for share in [0, 40, 120, 400, body.utf8.count / 2, body.utf8.count - 20] {
                let part = String(decoding: bytes.prefix(share), as: UTF8.self)
                try await RawConnection.abandon(port: port, head + part)
                #expect(try await crawler.browser.get("/imports").status == 200, "broken off after \(share)")
            }
            let pieces = stride(from: 0, to: bytes.count, by: 701).map {
                String(decoding: bytes[$0..<min($0 + 701, bytes.count)], as: UTF8.self)
            }
            let answer = try await RawConnection.exchange(port: port, head, chunks: pieces)
            #expect(answer.hasPrefix("HTTP/1.1 303"), "\(answer.prefix(300))")
            let clock = ContinuousClock()
            let end = clock.now + .seconds(180)
            while try await files(world) != before + 1, clock.now < end { await Task.yield() }
            #expect(try await files(world) == before + 1, "the whole one, and no other")
        }
    }

    private func files(_ world: APIWorld) async throws -> Int {
        let client = world.fixture.database.smallClient(as: .superuser)
        let rows = try await client.segment(
            ["SELECT count(*) FROM import_file WHERE state <> 'discarded'"], lane: .read)
        await client.shutdown()
        return try rows[0].first.map { Int(try $0.decode(Int64.self)) } ?? 0
    }
}
