import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import HTTPSupport

@Suite("Forged requests")
struct HTTPSupportCSRFTests {
    let fixture = HTTPFixture()

    struct Attempt: Sendable, CustomTestStringConvertible {
        let site: String?
        let origin: String?
        /// `right` is replaced by the session's token.
        let token: String?
        let isAllowed: Bool
        var testDescription: String { "\(site ?? "-") \(origin ?? "-") \(token ?? "-")" }
    }

    private static let own = "http://127.0.0.1:8080"

    static let withSession: [Attempt] = [
        Attempt(site: "same-origin", origin: "null", token: "right", isAllowed: true),
        Attempt(site: "same-origin", origin: own, token: "right", isAllowed: true),
        Attempt(site: "none", origin: nil, token: "right", isAllowed: true),
        Attempt(site: nil, origin: nil, token: "right", isAllowed: true),
        Attempt(site: nil, origin: own, token: "right", isAllowed: true),
        Attempt(site: "same-origin", origin: own, token: nil, isAllowed: false),
        Attempt(site: "same-origin", origin: own, token: "wrong", isAllowed: false),
        Attempt(site: "same-origin", origin: own, token: "", isAllowed: false),
        Attempt(site: "cross-site", origin: "https://evil.example", token: "right", isAllowed: false),
        Attempt(site: "same-site", origin: "http://127.0.0.1:9999", token: "right", isAllowed: false),
        Attempt(site: "cross-site", origin: own, token: "right", isAllowed: false),
        Attempt(site: nil, origin: "https://evil.example", token: "right", isAllowed: false),
        Attempt(site: nil, origin: "null", token: "right", isAllowed: false),
        Attempt(site: nil, origin: own + ".evil.example", token: "right", isAllowed: false),
        Attempt(site: "SAME-ORIGIN", origin: own, token: "right", isAllowed: false),
        Attempt(site: nil, origin: nil, token: nil, isAllowed: false),
    ]

    private func headers(_ attempt: Attempt, session: Bool) -> HTTPFields {
        var headers: HTTPFields = session ? fixture.cookieHeaders : [:]
        headers[.contentType] = "application/x-www-form-urlencoded"
        headers[.secFetchSite] = attempt.site
        headers[.origin] = attempt.origin
        return headers
    }

    private func token(_ attempt: Attempt) -> String? {
        attempt.token == "right" ? fixture.session.csrfToken : attempt.token
    }

    @Test("a form of a session shows its token and comes from our own pages", arguments: withSession)
    func form(attempt: Attempt) async throws {
        let house = HTTPHouse(try fixture.router())
        try await httpApplication(house.router).test(.router) { client in
            let body = ["givenName=Anna", token(attempt).map { "csrf=" + FormEncoding.encode($0) }].compactMap { $0 }
            try await client.execute(
                uri: "/people", method: .post, headers: headers(attempt, session: true),
                body: ByteBuffer(string: body.joined(separator: "&"))
            ) {
                #expect($0.status == (attempt.isAllowed ? .seeOther : .forbidden))
            }
        }
        #expect(house.writes.value == (attempt.isAllowed ? 1 : 0))
    }

    @Test("the token may come in a header", arguments: withSession)
    func header(attempt: Attempt) async throws {
        let house = HTTPHouse(try fixture.router())
        try await httpApplication(house.router).test(.router) { client in
            var headers = headers(attempt, session: true)
            headers[.csrfToken] = token(attempt)
            try await client.execute(
                uri: "/people", method: .post, headers: headers, body: ByteBuffer(string: "givenName=Anna")
            ) {
                #expect($0.status == (attempt.isAllowed ? .seeOther : .forbidden))
            }
        }
    }

    @Test(
        "before a login only the origin counts",
        arguments: [
            ("same-origin", "null", true), ("none", nil, true), (nil, nil, true), (nil, own, true),
            ("cross-site", nil, false),
            ("same-site", nil, false), (nil, "null", false), (nil, "https://evil.example", false),
        ] as [(String?, String?, Bool)])
    func login(site: String?, origin: String?, isAllowed: Bool) async throws {
        let house = HTTPHouse(try fixture.router())
        let attempt = Attempt(site: site, origin: origin, token: nil, isAllowed: isAllowed)
        try await httpApplication(house.router).test(.router) { client in
            try await client.execute(
                uri: "/login", method: .post, headers: headers(attempt, session: false),
                body: ByteBuffer(string: "email=a%40b.example")
            ) {
                #expect($0.status == (isAllowed ? .seeOther : .forbidden))
            }
        }
    }

    @Test("reading needs no token, from wherever the link was")
    func reads() async throws {
        let house = HTTPHouse(try fixture.router())
        try await httpApplication(house.router).test(.router) { client in
            var headers = fixture.cookieHeaders
            headers[.secFetchSite] = "cross-site"
            headers[.origin] = "https://mail.example"
            try await client.execute(uri: "/people", method: .get, headers: headers) { #expect($0.status == .ok) }
        }
    }

    @Test("public pages take forms from anywhere, since they know nobody", arguments: [true, false])
    func visitors(hasCookie: Bool) async throws {
        let house = HTTPHouse(try fixture.router())
        let attempt = Attempt(site: "cross-site", origin: "https://shop.example", token: nil, isAllowed: true)
        try await httpApplication(house.router).test(.router) { client in
            try await client.execute(
                uri: "/p/a/subscribe/b", method: .post, headers: headers(attempt, session: hasCookie),
                body: ByteBuffer(string: "email=a%40b.example")
            ) {
                #expect($0.status == .ok)
            }
        }
        #expect(fixture.authenticator.lookUps == 0)
    }

    @Test("the API takes a bearer token from any origin, since no browser adds one by itself")
    func api() async throws {
        let house = HTTPHouse(try fixture.router())
        try await httpApplication(house.router).test(.router) { client in
            var headers = fixture.bearerHeaders
            headers[.contentType] = "application/json"
            headers[.origin] = "https://evil.example"
            headers[.secFetchSite] = "cross-site"
            try await client.execute(
                uri: "/api/v1/people", method: .post, headers: headers, body: ByteBuffer(string: #"{"givenName":"A"}"#)
            ) {
                #expect($0.status == .created)
                #expect($0.headers[.accessControlAllowOrigin] == nil)
            }
        }
    }
}
