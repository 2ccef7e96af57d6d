import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import HTTPSupport

@Suite("Sessions and tokens")
struct HTTPSupportSessionTests {
    let fixture = HTTPFixture()

    @Test("the cookie is __Host- and Secure over https, plain on loopback")
    func cookie() throws {
        let secure = SessionCookie(baseURL: try BaseURL("https://crm.example.com"))
        #expect(secure.starting("x").value == "__Host-obhut=x; Path=/; HttpOnly; SameSite=Lax; Secure")
        #expect(secure.ending().value == "__Host-obhut=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure")
        let plain = SessionCookie(baseURL: try BaseURL("http://127.0.0.1:8080"))
        #expect(plain.starting("x").value == "obhut_session=x; Path=/; HttpOnly; SameSite=Lax")
    }

    @Test("session ids are 256 random bits")
    func secrets() {
        let ids = Set((0..<1_000).map { _ in RandomSecret.sessionID() })
        #expect(ids.count == 1_000)
        #expect(ids.allSatisfy { $0.utf8.count == 43 && Base64URL.decode($0)?.count == 32 })
    }

    @Test("a cookie that is doubled or no session id is not looked up")
    func cookieShapes() throws {
        let cookie = SessionCookie(baseURL: try BaseURL("http://127.0.0.1:8080"))
        let id = RandomSecret.sessionID()
        #expect(cookie.value(in: [.cookie: "a=b; obhut_session=\(id); c=d"]) == id)
        #expect(cookie.value(in: [.cookie: "obhut_session=\(id); obhut_session=\(id)"]) == nil)
        for bad in ["", "x", id + "A", String(id.dropLast()) + "*", String(repeating: "A", count: 9_999)] {
            #expect(cookie.value(in: [.cookie: "obhut_session=\(bad)"]) == nil)
        }
        #expect(cookie.value(in: [.cookie: "__Host-obhut=\(id)"]) == nil)
    }

    private func expect(
        _ status: Int, _ client: any TestClientProtocol, _ uri: String, _ headers: HTTPFields,
        at location: SourceLocation = #_sourceLocation
    ) async throws {
        let answer = try await client.execute(uri: uri, method: .get, headers: headers)
        #expect(answer.status.code == status, sourceLocation: location)
    }

    @Test("a session is looked up once within the memory's lifetime, and revocation ends it at once")
    func revocation() async throws {
        let house = HTTPHouse(try fixture.router())
        try await httpApplication(house.router).test(.router) { client in
            for _ in 0..<3 { try await expect(200, client, "/people", fixture.cookieHeaders) }
            #expect(fixture.authenticator.lookUps == 1)
            fixture.authenticator.forget(fixture.sessionID)
            fixture.identities.revoke(id: fixture.session.id)
            try await expect(303, client, "/people", fixture.cookieHeaders)
        }
    }

    @Test("revoking a member ends her sessions and her tokens", arguments: 0..<4)
    func memberRevocation(way: Int) async throws {
        let house = HTTPHouse(try fixture.router())
        try await httpApplication(house.router).test(.router) { client in
            try await expect(200, client, "/people", fixture.cookieHeaders)
            try await expect(200, client, "/api/v1/people/1", fixture.bearerHeaders)
            fixture.authenticator.forget(fixture.sessionID)
            fixture.authenticator.forget(fixture.bearer)
            try await expect(200, client, "/people", fixture.cookieHeaders)
            switch way {
            case 0: fixture.identities.revoke(tenant: fixture.actor.tenant, member: try #require(fixture.actor.member))
            case 1: fixture.identities.revoke(tenant: fixture.actor.tenant)
            case 2: fixture.identities.revokeAll()
            default:
                fixture.identities.revoke(login: fixture.session.login)
                fixture.identities.revoke(id: fixture.token.id)
            }
            try await expect(303, client, "/people", fixture.cookieHeaders)
            try await expect(401, client, "/api/v1/people/1", fixture.bearerHeaders)
        }
    }

    @Test("a session remembered past its end is not believed")
    func expiry() async throws {
        let house = HTTPHouse(try fixture.router())
        try await httpApplication(house.router).test(.router) { client in
            try await expect(200, client, "/people", fixture.cookieHeaders)
            fixture.clock.advance(by: 3_601)
            try await expect(303, client, "/people", fixture.cookieHeaders)
        }
    }

    @Test("an answer that was under way during a revocation is used once and not kept")
    func race() async throws {
        let cache = IdentityCache(lifetime: .seconds(60))
        let credential = HTTPFixture.hasher.credential("x")
        _ = try await cache.identity(of: credential, now: fixture.clock.now) {
            cache.revokeAll()
            return .session(fixture.session)
        }
        let second = try await cache.identity(of: credential, now: fixture.clock.now) { nil }
        #expect(second == nil)
    }

    @Test("the memory is bounded")
    func bounded() async throws {
        let cache = IdentityCache(lifetime: .seconds(60), capacity: 10)
        for number in 0..<100 {
            let credential = HTTPFixture.hasher.credential("\(number)")
            _ = try await cache.identity(of: credential, now: fixture.clock.now) { .session(fixture.session) }
        }
        #expect(cache.count <= 10)
    }

    @Test("a login that has yet to choose a tenant has no staff pages")
    func noTenant() async throws {
        let id = RandomSecret.sessionID()
        fixture.authenticator.keep(
            SessionIdentity(
                id: UUID(), login: UUID(), actor: nil, csrfToken: "t", expiresAt: fixture.session.expiresAt), as: id)
        let house = HTTPHouse(try fixture.router())
        try await httpApplication(house.router).test(.router) { client in
            try await expect(303, client, "/people", [.cookie: "obhut_session=\(id)"])
        }
    }

    @Test(
        "only one well-formed bearer token is looked up",
        arguments: [
            "Bearer obh_wrong", "bearer", "Bearer", "Bearer ", "Basic obh_0123456789abcdef0123456789abcdef",
            "obh_0123456789abcdef0123456789abcdef", "Bearer 0123456789abcdef0123456789abcdef", "",
            "Bearer obh_" + String(repeating: "a", count: 9_000),
        ])
    func badTokens(value: String) async throws {
        let house = HTTPHouse(try fixture.router())
        try await httpApplication(house.router).test(.router) { client in
            try await expect(401, client, "/api/v1/people/1", [.authorization: value])
            var doubled = fixture.bearerHeaders
            doubled.append(HTTPField(name: .authorization, value: "Bearer \(fixture.bearer)"))
            try await expect(401, client, "/api/v1/people/1", doubled)
            try await expect(200, client, "/api/v1/people/1", [.authorization: "bearer \(fixture.bearer)"])
        }
    }

    @Test("the API does not look at cookies, the pages not at tokens")
    func apart() async throws {
        let house = HTTPHouse(try fixture.router())
        try await httpApplication(house.router).test(.router) { client in
            try await expect(401, client, "/api/v1/people/1", fixture.cookieHeaders)
            try await expect(303, client, "/people", fixture.bearerHeaders)
        }
    }
}
