import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import HTTPSupport

@Suite("Queries and preconditions")
struct HTTPSupportQueryTests {
    let fixture = HTTPFixture()

    private func request(_ uri: String, _ headers: HTTPFields = [:]) -> Request {
        Request(
            head: HTTPRequest(method: .get, scheme: "http", authority: "x", path: uri, headerFields: headers),
            body: RequestBody(buffer: ByteBuffer()))
    }

    private func query(_ text: String) throws -> ListQuery {
        try ListQuery(request("/people?" + text), sorts: ["name", "createdAt"], searches: true, filters: ["lifecycle"])
    }

    @Test("a list has its defaults")
    func defaults() throws {
        let query = try query("")
        #expect(query.limit == 50 && query.cursor == nil && query.search == nil && query.sort == nil)
        #expect(query.filters.isEmpty && !query.isDescending)
    }

    @Test("a list takes its parameters, decoded")
    func parameters() throws {
        let query = try query("limit=200&q=Gro%C3%9F+Anna&sort=-name&cursor=abc&lifecycle=lead")
        #expect(query.limit == 200 && query.search == "Groß Anna" && query.sort == "name" && query.isDescending)
        #expect(query.cursor == "abc" && query.filters == ["lifecycle": "lead"])
    }

    @Test(
        "a bad parameter is 400 and named",
        arguments: [
            ("limit=0", "limit"), ("limit=201", "limit"), ("limit=-1", "limit"), ("limit=+5", "limit"),
            ("limit=x", "limit"),
            ("limit=", "limit"), ("limit=1&limit=2", "limit"), ("limit=99999999999999999999", "limit"),
            ("sort=height", "sort"), ("sort=", "sort"), ("sort=--name", "sort"), ("page=2", "page"), ("q=%ff", "q"),
            ("q=%00", "q"), ("q=a%0Ab", "q"), ("q=" + String(repeating: "a", count: 201), "q"), ("%ff=1", "?"),
            ("anna%40gross.example=1", "?"), ("cursor=" + String(repeating: "a", count: 1_025), "cursor"),
            ("limit=%zz", "limit"),
        ])
    func bad(text: String, field: String) {
        let failure = #expect(throws: HTTPFailure.self) { _ = try query(text) }
        #expect(failure?.status == .badRequest && failure?.code == "parameter-invalid")
        #expect(failure?.field == field)
    }

    @Test("a cursor is good for its own list only, and unaltered")
    func cursors() throws {
        let codec = CursorCodec(hasher: HTTPFixture.hasher)
        let cursor = codec.encode([1, 2, 3], scope: [9])
        #expect(try codec.decode(cursor, scope: [9]) == [1, 2, 3])
        #expect(throws: HTTPFailure.self) { try codec.decode(cursor, scope: [8]) }
        for index in cursor.indices {
            var altered = cursor
            altered.replaceSubrange(index...index, with: cursor[index] == "A" ? "B" : "A")
            #expect(throws: HTTPFailure.self) { try codec.decode(altered, scope: [9]) }
        }
        for garbage in ["", "a", "====", "ä", String(repeating: "A", count: 1_000)] {
            #expect(throws: HTTPFailure.self) { try codec.decode(garbage, scope: [9]) }
        }
        #expect(try codec.decode(codec.encode([], scope: []), scope: []) == [])
    }

    @Test("base64url takes exactly what it writes")
    func base64() {
        for count in 0..<40 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ count) }
            let text = Base64URL.encode(bytes)
            #expect(Base64URL.decode(text) == bytes)
            #expect(!text.contains("=") && !text.contains("+") && !text.contains("/"))
        }
        for bad in ["A", "AB=", "A B", "A+", "AB/", "AAAAA"] { #expect(Base64URL.decode(bad) == nil) }
        #expect(Base64URL.decode("AB") == nil, "bits that nobody wrote")
    }

    @Test(
        "PATCH needs If-Match with the current version",
        arguments: [
            (nil, 428, nil), ("\"7\"", 204, "\"8\""), ("*", 204, "\"8\""), ("\"6\"", 412, "\"7\""),
            ("\"6\", \"7\"", 204, "\"8\""),
            ("W/\"7\"", 412, "\"7\""), ("\"abc\"", 412, "\"7\""), ("7", 400, nil), ("", 400, nil),
            ("\"7\", *", 400, nil),
            ("\"-7\"", 412, "\"7\""), ("\"99999999999999999999\"", 412, "\"7\""),
        ] as [(String?, Int, String?)])
    func ifMatch(value: String?, status: Int, tag: String?) async throws {
        let house = HTTPHouse(try fixture.router())
        try await httpApplication(house.router).test(.router) { client in
            var headers = fixture.bearerHeaders
            headers[.contentType] = "application/merge-patch+json"
            headers[.ifMatch] = value
            try await client.execute(
                uri: "/api/v1/people/1", method: .patch, headers: headers,
                body: ByteBuffer(string: #"{"givenName":"A"}"#)
            ) {
                #expect($0.status.code == status)
                #expect($0.headers[.eTag] == tag)
            }
        }
        #expect(house.writes.value == (status == 204 ? 1 : 0))
    }

    @Test("one version is bound to the statement, several are refused")
    func single() throws {
        #expect(try Precondition.any.single() == nil)
        #expect(try Precondition.versions([4]).single() == 4)
        #expect(throws: HTTPFailure.self) { try Precondition.versions([]).single() }
        #expect(throws: HTTPFailure.self) { try Precondition.versions([1, 2]).single() }
    }

    @Test(
        "Accept decides by the most specific range",
        arguments: [
            (nil, true), ("*/*", true), ("application/*", true), ("application/json", true),
            ("text/html, */*;q=0.1", true),
            ("text/html", false), ("application/json;q=0, */*", false), ("application/json; charset=utf-8", true),
            ("", true),
            ("image/png, application/json;q=0.001", true), (";;;,,,", true),
        ] as [(String?, Bool)])
    func accept(header: String?, takes: Bool) {
        #expect(AcceptedMedia(header).takes("application/json") == takes)
    }

    @Test("the best liked offer is chosen, the earlier of equals")
    func best() {
        #expect(AcceptedMedia("text/html;q=0.5, text/plain").best(of: ["text/html", "text/plain"]) == "text/plain")
        #expect(AcceptedMedia("*/*").best(of: ["text/html", "text/plain"]) == "text/html")
        #expect(AcceptedMedia("image/png").best(of: ["text/html"]) == nil)
    }

    @Test("a list's body always has its next cursor, null on the last page")
    func list() throws {
        let last = String(decoding: try APIEncoder.bytes(ListAnswer(items: [1], nextCursor: nil)), as: UTF8.self)
        #expect(last == #"{"items":[1],"nextCursor":null}"#)
    }

    @Test("a file is saved, never shown, whatever its name")
    func file() async throws {
        let house = HTTPHouse(try fixture.router())
        try await httpApplication(house.router).test(.router) { client in
            try await client.execute(uri: "/export", method: .get, headers: fixture.cookieHeaders) {
                #expect(
                    $0.headers[.contentDisposition]
                        == "attachment; filename=\"Anna_Gro__.zip\"; filename*=UTF-8''Anna%20Gro%C3%9F.zip")
                #expect($0.headers[.contentSecurityPolicy]?.contains("sandbox") == true)
            }
        }
    }

    @Test("the table lists every route with its method, and the HEAD twins")
    func routes() throws {
        let house = HTTPHouse(try fixture.router())
        _ = house.router.buildResponder()
        let all = house.router.table.all.map(\.description)
        #expect(
            all.contains("GET /live") && all.contains("HEAD /live") && all.contains("POST /p/{tenant}/subscribe/{form}")
        )
        #expect(
            house.router.table.api.map(\.description) == [
                "GET /api/v1/boom", "GET /api/v1/gone", "GET /api/v1/openapi.json", "GET /api/v1/people",
                "POST /api/v1/people",
                "DELETE /api/v1/people/{id}", "GET /api/v1/people/{id}", "PATCH /api/v1/people/{id}",
                "GET /api/v1/refused",
            ])
        #expect(ServedRoute(method: .get, pattern: "/a/{b}/c/{d}").parameters == ["b", "d"])
    }

    @Test(
        "a path without the method answers 405 with what it has, any other path 404",
        arguments: [
            ("/api/v1/people/1", HTTPRequest.Method.put, "DELETE, GET, HEAD, PATCH"),
            ("/p/haus/subscribe/newsletter", .get, "POST"), ("/live", .post, "GET, HEAD"),
            ("/live", .options, "GET, HEAD"),
            ("/live", .trace, "GET, HEAD"), ("/p/haus/subscribe", .get, nil), ("/p/haus/subscribe/a/b", .get, nil),
            ("/", .get, nil), ("//", .get, nil), ("*", .options, nil), ("", .get, nil), ("/%2e%2e/live", .get, nil),
            ("/api/v1/people/1", HTTPRequest.Method("BREW") ?? .get, "DELETE, GET, HEAD, PATCH"),
        ] as [(String, HTTPRequest.Method, String?)])
    func missingMethods(path: String, method: HTTPRequest.Method, allow: String?) async throws {
        let house = HTTPHouse(try fixture.router())
        try await httpApplication(house.router).test(.router) { client in
            try await client.execute(uri: path, method: method) {
                #expect($0.status == (allow == nil ? .notFound : .methodNotAllowed))
                #expect($0.headers[.allow] == allow)
            }
        }
    }

    @Test("a target of any shape ends in an answer", .timeLimit(.minutes(10)))
    func targets() async throws {
        let house = HTTPHouse(try fixture.router())
        var generator = SeededGenerator(seed: 11)
        let pieces = [
            "/", "people", "api", "v1", "..", ".", "%", "%2", "%00", "?", "&", "=", "#", ":", "//", "http", "@", "[",
            "ä", "\\", "*", ";",
        ]
        let targets = (0..<1_000).map { _ in
            (0..<Int.random(in: 0...12, using: &generator)).compactMap { _ in
                pieces.randomElement(using: &generator)
            }.joined()
        }
        try await httpApplication(house.router).test(.router) { client in
            for target in targets {
                try await client.execute(uri: target, method: .get, headers: fixture.bearerHeaders) {
                    #expect($0.status.code < 500, "\(target)")
                    #expect($0.headers[.xContentTypeOptions] == "nosniff", "\(target)")
                }
            }
        }
    }

    @Test("every GET has its HEAD, with the same headers and no body")
    func heads() async throws {
        let house = HTTPHouse(try fixture.router())
        try await httpApplication(house.router).test(.router) { client in
            for uri in [
                "/live", "/version", "/api/v1/people/1", "/people", "/login", "/assets/style.css", "/api/v1/boom",
            ] {
                var headers = fixture.bearerHeaders
                headers[.cookie] = fixture.cookieHeaders[.cookie]
                let get = try await client.execute(uri: uri, method: .get, headers: headers)
                let head = try await client.execute(uri: uri, method: .head, headers: headers)
                #expect(get.status == head.status && head.body.readableBytes == 0)
                for name in [HTTPField.Name.contentType, .contentLength, .eTag, .cacheControl] {
                    #expect(get.headers[name] == head.headers[name], "\(uri) \(name)")
                }
            }
        }
    }
}
