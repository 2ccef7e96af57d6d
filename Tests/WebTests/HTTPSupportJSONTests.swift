import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import HTTPSupport

@Suite("JSON from outside")
struct HTTPSupportJSONTests {
    let fixture = HTTPFixture()

    @Test(
        "names the field that does not fit",
        arguments: [
            (#"{"givenName":1}"#, 422, "wrong-type", "givenName"),
            (#"{"givenName":null}"#, 422, "wrong-type", "givenName"),
            (#"{}"#, 422, "required", "givenName"),
            (#"{"givenName":"A","role":"owner"}"#, 422, "unknown-field", "role"),
            (#"{"givenName":"A","contactPoints":{}}"#, 422, "wrong-type", "contactPoints"),
            (#"{"givenName":"A","contactPoints":[{"kind":"email"}]}"#, 422, "required", "contactPoints[0].value"),
            (
                #"{"givenName":"A","contactPoints":[{"kind":"email","value":"a"},{"kind":"email","value":[]}]}"#, 422,
                "wrong-type", "contactPoints[1].value"
            ),
            (
                #"{"givenName":"A","contactPoints":[{"kind":"email","value":"a","x":1}]}"#, 422, "unknown-field",
                "contactPoints[0].x"
            ),
            (#"{"givenName":"A","born":"yesterday"}"#, 422, "date-invalid", "born"),
            (#"{"givenName":"A","born":1}"#, 422, "wrong-type", "born"),
            (#"{"givenName":"A","visits":1.5}"#, 422, "value-not-allowed", "visits"),
            (#"{"givenName":"A","visits":99999999999999999999}"#, 422, "value-not-allowed", "visits"),
            (#"{"givenName":"A","visits":"3"}"#, 422, "wrong-type", "visits"),
            (#"{"givenName":"A","id":"no"}"#, 422, "value-not-allowed", "id"),
            (#"{"givenName":"A\u0000"}"#, 422, "control-character", "givenName"),
            (#"{"givenName":"A","anna.gross@example":1}"#, 422, "unknown-field", "?"),
            (#"[]"#, 422, "wrong-type", nil),
            (#"{"givenName":"A","givenName":"B"}"#, 400, "duplicate-name", nil),
            (#"{"givenName":"A"} x"#, 400, "malformed-json", nil),
            (#""#, 400, "malformed-json", nil),
            (#"{"givenName":"\ud800"}"#, 400, "malformed-json", nil),
        ] as [(String, Int, String, String?)])
    func fields(body: String, status: Int, code: String, field: String?) {
        let failure = #expect(throws: HTTPFailure.self) {
            _ = try StrictJSONDecoder().decode(HTTPHouse.Person.self, from: Array(body.utf8))
        }
        #expect(failure?.status.code == status)
        #expect(failure?.code == code)
        #expect(failure?.field == field)
    }

    @Test("reads what it writes")
    func roundTrip() throws {
        let person = HTTPHouse.Person(
            givenName: "Anna-Lena \"Lenchen\" 🎈 \u{2028}", familyName: "Groß",
            contactPoints: [
                .init(kind: "email", value: "anna@example.org", isPrimary: true)
            ], born: Date(timeIntervalSince1970: 1_000_000.5), visits: -3, id: UUID())
        let decoded = try StrictJSONDecoder().decode(HTTPHouse.Person.self, from: try APIEncoder.bytes(person))
        #expect(decoded.givenName == person.givenName)
        #expect(decoded.contactPoints?.first?.isPrimary == true)
        #expect(decoded.born == person.born)
        #expect(decoded.visits == -3 && decoded.id == person.id)
    }

    @Test(
        "times are RFC 3339",
        arguments: [
            ("2026-11-23T10:00:00Z", 1_795_428_000.0), ("2026-11-23T11:00:00+01:00", 1_795_428_000),
            ("2026-11-23t10:00:00.250z", 1_795_428_000.25), ("2026-11-23T10:00:00", nil), ("2026-11-23", nil),
            ("2026-11-23 10:00:00Z", nil), ("2026-13-23T10:00:00Z", nil), ("2026-11-31T10:00:00Z", nil),
            ("2026-02-29T10:00:00Z", nil), ("2026-11-23T24:00:00Z", nil), ("+2026-11-23T10:00:00Z", nil), ("", nil),
        ] as [(String, Double?)])
    func times(text: String, seconds: Double?) {
        #expect(Timestamp.parse(text)?.timeIntervalSince1970 == seconds)
    }

    @Test("writes times to the millisecond, and only where there is a fraction")
    func writtenTimes() {
        #expect(Timestamp.string(Date(timeIntervalSince1970: 1_795_428_000)) == "2026-11-23T10:00:00Z")
        #expect(Timestamp.string(Date(timeIntervalSince1970: 1_795_428_000.25)) == "2026-11-23T10:00:00.250Z")
    }

    @Test("is read in every form that RFC 8259 allows")
    func grammar() throws {
        let value = try JSONParser.parse(
            Array(#" { "a" : [ 1 , -0.5e+10 , true , null , "\u00e9\ud83d\ude00\/" ] } "#.utf8))
        #expect(
            value
                == .object([
                    JSONMember(
                        name: "a",
                        value: .array([.number("1"), .number("-0.5e+10"), .bool(true), .null, .string("é😀/")]))
                ]))
    }

    @Test("of any shape ends in a 4xx, never in a 5xx and never in a trap")
    func corpus() async throws {
        let house = HTTPHouse(try fixture.router())
        let corpus = Self.corpus()
        #expect(corpus.count >= 250)
        try await httpApplication(house.router).test(.router) { client in
            for body in corpus {
                var headers = fixture.bearerHeaders
                headers[.contentType] = "application/json"
                try await client.execute(
                    uri: "/api/v1/people", method: .post, headers: headers, body: ByteBuffer(bytes: body)
                ) {
                    let shown = String(decoding: body.prefix(80), as: UTF8.self)
                    #expect((400..<500).contains($0.status.code), "\(shown) → \($0.status)")
                    #expect($0.body.problem?.status == $0.status.code)
                    #expect($0.body.readableBytes < 1_000)
                }
            }
        }
        #expect(house.writes.value == 0)
    }

    /// Texts that are wrong, and every way to spoil one that is right.
    private static func corpus() -> [[UInt8]] {
        let right = Array(
            #"{"givenName":"Änne","contactPoints":[{"kind":"email","value":"a@b.example"}],"visits":12}"#.utf8)
        var corpus: [[UInt8]] = [
            "", " ", "null", "true", "1", "\"\"", "[]", "[[]]", "{", "}", "[", "]", ",", ":", "{]", "[}", "{,}", "[,]",
            "{\"a\"}", "{\"a\":}", "{a:1}", "{'a':1}", "[1,]", "{\"givenName\":\"a\",}", "01", "-", "1.", ".5", "1e",
            "+1",
            "0x10", "NaN", "Infinity", "-Infinity", "nul", "nulll", "tru", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"",
            "\"\\ud800\\u0041\"", "\"\\udc00\"", "{\"givenName\":\"\u{01}\"}", "{\"givenName\":\"\\u0000\"}", "//",
            "/**/{}",
            "{\"givenName\":\"a\"}{}", "{\"givenName\":1e999}", "{\"visits\":1e999,\"givenName\":\"a\"}",
            "{\"givenName\":true}", "{\"givenName\":{}}", "{\"givenName\":[]}", "{\"__proto__\":1}", "\u{FEFF}{}",
        ].map { Array($0.utf8) }
        for depth in [33, 100, 10_000, 200_000] {
            corpus.append([UInt8](repeating: UInt8(ascii: "["), count: depth))
            corpus.append(Array(String(repeating: "{\"a\":", count: depth).utf8))
        }
        corpus.append(Array("{\"givenName\":\"".utf8) + [UInt8](repeating: 65, count: 10 << 20) + Array("\"}".utf8))
        corpus.append(Array("{\"givenName\":".utf8) + [UInt8](repeating: 57, count: 100_000) + Array("}".utf8))
        corpus.append(Array("[".utf8) + (0..<100_002).flatMap { _ in Array("1,".utf8) } + Array("1]".utf8))
        for bad: [UInt8] in [
            [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x80],
        ] {
            corpus.append(Array("{\"givenName\":\"".utf8) + bad + Array("\"}".utf8))
            corpus.append(bad)
        }
        // Cut anywhere, it is no JSON any more.
        corpus += right.indices.map { Array(right.prefix($0)) }
        // A byte of structure exchanged for one that cannot stand there.
        for index in right.indices where "{}[]:,\"".utf8.contains(right[index]) {
            for byte: UInt8 in [0x00, 0x7F, UInt8(ascii: "#")] {
                var spoiled = right
                spoiled[index] = byte
                corpus.append(spoiled)
            }
        }
        return corpus
    }

    @Test(
        "comes as application/json in UTF-8, uncompressed, or is refused with 415",
        arguments: [
            ("application/json", 201), ("application/json; charset=utf-8", 201),
            ("Application/JSON;charset=\"UTF-8\"", 201),
            ("application/json; charset=latin1", 415), ("text/plain", 415), ("application/x-www-form-urlencoded", 415),
            ("multipart/form-data; boundary=x", 415), ("application/xml", 415), ("", 415), ("application/jsonx", 415),
        ])
    func mediaTypes(contentType: String, status: Int) async throws {
        let house = HTTPHouse(try fixture.router())
        try await httpApplication(house.router).test(.router) { client in
            var headers = fixture.bearerHeaders
            if !contentType.isEmpty { headers[.contentType] = contentType }
            try await client.execute(
                uri: "/api/v1/people", method: .post, headers: headers, body: ByteBuffer(string: #"{"givenName":"A"}"#)
            ) {
                #expect($0.status.code == status)
            }
            headers[.contentType] = "application/json"
            headers[.contentEncoding] = "gzip"
            try await client.execute(
                uri: "/api/v1/people", method: .post, headers: headers, body: ByteBuffer(string: #"{"givenName":"A"}"#)
            ) {
                #expect($0.status == .unsupportedMediaType)
            }
        }
    }

    @Test("Hummingbird's own decode call is as strict")
    func requestDecoder() async throws {
        let router = try fixture.router()
        router.api().post("/plain") { request, context in
            _ = try await request.decode(as: HTTPHouse.Person.self, context: context)
            return NoContent()
        }
        try await httpApplication(router).test(.router) { client in
            var headers = fixture.bearerHeaders
            headers[.contentType] = "application/json"
            try await client.execute(
                uri: "/api/v1/plain", method: .post, headers: headers,
                body: ByteBuffer(string: #"{"givenName":"A","x":1}"#)
            ) {
                #expect($0.status == .unprocessableContent)
                #expect($0.body.problem?.field == "x")
            }
        }
    }
}
