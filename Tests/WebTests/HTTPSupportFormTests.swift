import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import HTTPSupport

@Suite("Forms from outside")
struct HTTPSupportFormTests {
    let fixture = HTTPFixture()

    @Test("values are decoded, names may repeat, order stays")
    func decoded() throws {
        let form = try FormData(
            urlencoded: Array("email=a%2Bb%40x.example&name=Stra%C3%9Fe+1&purpose=a&purpose=b&empty=&flag".utf8))
        #expect(form["email"] == "a+b@x.example")
        #expect(form["name"] == "Straße 1")
        #expect(form.all("purpose") == ["a", "b"])
        #expect(form["empty"] == nil && form.raw("empty") == "")
        #expect(form.isTicked("flag") && !form.isTicked("missing"))
        #expect(throws: Refusal.self) { try form.require("missing") }
        #expect(FormEncoding.decode(Array(FormEncoding.encode("ä &=+%\u{1F388}").utf8)) == "ä &=+%\u{1F388}")
    }

    @Test(
        "broken escapes, bytes that are no UTF-8 and NUL are refused",
        arguments: ["a=%", "a=%1", "a=%zz", "a=%ff", "%C3=1", "a=%00", "%00=a", "a=%ED%A0%80"])
    func broken(body: String) {
        let failure = #expect(throws: HTTPFailure.self) { try FormData(urlencoded: Array(body.utf8)) }
        #expect((400..<500).contains(failure?.status.code ?? 0))
    }

    @Test("a form has at most 500 fields and 256 KiB")
    func bounded() async throws {
        let many = Array((0..<501).map { "a\($0)=1" }.joined(separator: "&").utf8)
        #expect(throws: HTTPFailure.self) { try FormData(urlencoded: many) }
        let house = HTTPHouse(try fixture.router())
        try await httpApplication(house.router).test(.router) { client in
            let headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
            let large = ByteBuffer(string: "email=" + String(repeating: "a", count: BodyLimit.form))
            try await client.execute(uri: "/p/a/subscribe/b", method: .post, headers: headers, body: large) {
                #expect($0.status == .contentTooLarge)
                #expect($0.headers[.connection] == "close")
            }
            try await client.execute(
                uri: "/p/a/subscribe/b", method: .post, headers: headers,
                body: ByteBuffer(string: "email=a%40b.example")
            ) {
                #expect(String(buffer: $0.body) == "a@b.example")
            }
            try await client.execute(
                uri: "/p/a/subscribe/b", method: .post, headers: [.contentType: "text/plain"],
                body: ByteBuffer(string: "email=x")
            ) {
                #expect($0.status == .unsupportedMediaType)
            }
            try await client.execute(uri: "/p/a/subscribe/b", method: .post) { #expect($0.status == .ok) }
        }
    }

    private static let boundary = "----Grenze"
    private static let upload = """
        ------Grenze\r
        Content-Disposition: form-data; name="csrf"\r
        \r
        TOKEN\r
        ------Grenze\r
        Content-Disposition: form-data; name="file"; filename="C:\\temp\\Müller & Söhne.csv"\r
        Content-Type: text/csv\r
        \r
        a;b\r
        --not a boundary\r
        \r
        ------Grenze\r
        Content-Disposition: form-data; name="leer"\r
        \r
        \r
        ------Grenze--\r
        nobody reads this
        """

    private static func events(_ pieces: [[UInt8]]) throws -> [MultipartParser.Event] {
        var parser = try MultipartParser(contentType: "multipart/form-data; boundary=\"\(boundary)\"")
        var events: [MultipartParser.Event] = []
        for piece in pieces {
            parser.append(piece)
            while let event = try parser.next() {
                if case .data(let new) = event, case .data(let old) = events.last {
                    events[events.count - 1] = .data(old + new)
                } else {
                    events.append(event)
                }
                if event == .end { return events }
            }
        }
        return events
    }

    @Test("a multipart body gives the same parts however it is cut")
    func multipart() throws {
        let bytes = Array(Self.upload.utf8)
        let whole = try Self.events([bytes])
        #expect(whole.count == 9)
        #expect(whole[1] == .data(Array("TOKEN".utf8)))
        #expect(whole[4] == .data(Array("a;b\r\n--not a boundary\r\n".utf8)))
        guard case .part(let part) = whole[3] else {
            Issue.record("no part")
            return
        }
        #expect(part.name == "file" && part.fileName == "Müller & Söhne.csv" && part.mediaType == "text/csv")
        #expect(whole.last == .end)
        for size in 1...40 {
            let pieces = stride(from: 0, to: bytes.count, by: size).map {
                Array(bytes[$0..<min($0 + size, bytes.count)])
            }
            #expect(try Self.events(pieces) == whole, "pieces of \(size)")
        }
    }

    @Test("a spoiled multipart body is refused or ends early, and never traps")
    func spoiled() {
        let bytes = Array(Self.upload.utf8)
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<3_000 {
            var spoiled = bytes
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let index = Int.random(in: spoiled.indices, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: spoiled[index] = UInt8.random(in: .min ... .max, using: &generator)
                case 1: spoiled.remove(at: index)
                default: spoiled.insert(UInt8.random(in: .min ... .max, using: &generator), at: index)
                }
            }
            do {
                _ = try Self.events([spoiled])
            } catch {
                #expect((error as? HTTPFailure)?.status == .badRequest)
            }
        }
    }

    private func upload(
        _ client: any TestClientProtocol, _ body: String, type: String? = nil
    ) async throws -> TestResponse {
        var headers = fixture.cookieHeaders
        headers[.contentType] = type ?? "multipart/form-data; boundary=\(Self.boundary)"
        return try await client.execute(
            uri: "/imports", method: .post, headers: headers, body: ByteBuffer(string: body))
    }

    @Test("an upload shows its CSRF token before anything else of it is read")
    func uploads() async throws {
        let house = HTTPHouse(try fixture.router())
        try await httpApplication(house.router).test(.router) { client in
            let good = Self.upload.replacingOccurrences(of: "TOKEN", with: fixture.session.csrfToken)
            let answer = try await upload(client, good)
            #expect(answer.status == .ok)
            #expect(String(buffer: answer.body) == "file:Müller & Söhne.csv:23 leer:-:0")
            #expect(try await upload(client, Self.upload).status == .forbidden)
            let renamed = good.replacingOccurrences(of: "name=\"csrf\"", with: "name=\"other\"")
            #expect(try await upload(client, renamed).status == .forbidden)
            #expect(try await upload(client, String(good.prefix(300))).status == .badRequest)
            #expect(try await upload(client, good, type: "multipart/form-data").status == .unsupportedMediaType)
            let large = good.replacingOccurrences(of: "a;b", with: String(repeating: "x", count: 1 << 20))
            #expect(try await upload(client, large).status == .contentTooLarge)
        }
    }
}

/// The same numbers for the same seed.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
