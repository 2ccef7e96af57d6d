import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import HTTPSupport

@Suite("Headers of every answer")
struct HTTPSupportHeaderTests {
    struct Visit: Sendable, CustomTestStringConvertible {
        var uri: String
        var method: HTTPRequest.Method = .get
        var status: Int
        var credential: Credential = .none
        var headers: HTTPFields = [:]
        var body: String?
        var testDescription: String { "\(method) \(uri.prefix(40)) \(status)" }
    }

    enum Credential { case none, token, session }

    static let visits: [Visit] = [
        Visit(uri: "/live", status: 200),
        Visit(uri: "/ready", status: 200),
        Visit(uri: "/version", method: .head, status: 200),
        Visit(uri: "/api/v1/openapi.json", status: 200),
        Visit(uri: "/api/v1/people/1", status: 200, credential: .token),
        Visit(uri: "/api/v1/people/1", method: .head, status: 200, credential: .token),
        Visit(uri: "/api/v1/people/1", method: .delete, status: 204, credential: .token),
        Visit(uri: "/api/v1/people/1", status: 401),
        Visit(uri: "/api/v1/people/2", status: 404, credential: .token),
        Visit(uri: "/api/v1/nothing", status: 404, credential: .token),
        Visit(uri: "/api/v1/people", method: .put, status: 405, credential: .token),
        Visit(uri: "/api/v1/people/1", status: 406, credential: .token, headers: [.accept: "image/png"]),
        Visit(uri: "/api/v1/people", method: .post, status: 415, credential: .token, body: "{}"),
        Visit(uri: "/api/v1/people?limit=0", status: 400, credential: .token),
        Visit(uri: "/api/v1/people/1", method: .patch, status: 428, credential: .token, body: "{}"),
        Visit(uri: "/api/v1/refused", status: 422, credential: .token),
        Visit(uri: "/api/v1/boom", status: 500, credential: .token),
        Visit(uri: "/api/v1/gone", status: 503, credential: .token),
        Visit(uri: "/nothing", status: 404),
        Visit(uri: "/nothing", method: .head, status: 404),
        Visit(uri: "/login", method: .delete, status: 405),
        Visit(uri: "/login", method: HTTPRequest.Method("PROPFIND") ?? .get, status: 405),
        Visit(uri: "/people", status: 303),
        Visit(uri: "/people", status: 200, credential: .session),
        Visit(uri: "/people", method: .post, status: 403, credential: .session),
        Visit(uri: "/boom", status: 500, credential: .session),
        Visit(uri: "/export", status: 200, credential: .session),
        Visit(uri: "/assets/style.css", status: 200),
        Visit(uri: "/" + String(repeating: "a", count: 5_000), status: 414),
    ]

    let fixture = HTTPFixture()

    private func headers(_ visit: Visit, cookie: String) -> HTTPFields {
        var headers = visit.headers
        switch visit.credential {
        case .none: break
        case .token: headers[.authorization] = "Bearer \(fixture.bearer)"
        case .session: headers[.cookie] = "\(cookie)=\(fixture.sessionID)"
        }
        return headers
    }

    private func answer(_ visit: Visit, base: String) async throws -> TestResponse {
        let house = HTTPHouse(
            try fixture.router(base: base) { services in
                services.classify = { error in
                    error is HTTPHouse.DatabaseGone
                        ? HTTPFailure(.serviceUnavailable, "unavailable", retryAfter: 2) : nil
                }
            })
        let cookie = house.router.sessionCookie.name
        return try await httpApplication(house.router).test(.router) { client in
            try await client.execute(
                uri: visit.uri, method: visit.method, headers: headers(visit, cookie: cookie),
                body: visit.body.map { ByteBuffer(string: $0) })
        }
    }

    @Test("carry the security headers, over https with HSTS", arguments: visits)
    func secure(visit: Visit) async throws {
        let answer = try await answer(visit, base: "https://crm.example.com")
        #expect(answer.status.code == visit.status)
        let headers = answer.headers
        #expect(headers[.xContentTypeOptions] == "nosniff")
        #expect(headers[.referrerPolicy] == "no-referrer")
        #expect(headers[.frameOptions] == "DENY")
        #expect(headers[.permissionsPolicy]?.contains("camera=()") == true)
        #expect(headers[.crossOriginOpenerPolicy] == "same-origin")
        #expect(headers[.strictTransportSecurity]?.hasPrefix("max-age=63072000") == true)
        let policy = try #require(headers[.contentSecurityPolicy])
        #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
        #expect(!policy.contains("unsafe") && !policy.contains("data:") && !policy.contains("*"))
        let isAsset = visit.uri.hasPrefix("/assets/")
        #expect(headers[.cacheControl] == (isAsset ? "public, max-age=31536000, immutable" : "no-store"))
        if [401].contains(visit.status) { #expect(headers[.wwwAuthenticate] == "Bearer realm=\"obhut\"") }
        if [503, 429].contains(visit.status) { #expect(headers[.retryAfter] != nil) }
        if visit.status == 204 { #expect(headers[.contentLength] == nil) }
        if visit.method == .head { #expect(answer.body.readableBytes == 0) }
    }

    @Test("carry no HSTS over http", arguments: visits)
    func plain(visit: Visit) async throws {
        let answer = try await answer(visit, base: "http://127.0.0.1:8080")
        #expect(answer.status.code == visit.status)
        #expect(answer.headers[.strictTransportSecurity] == nil)
    }

    @Test("name the request once: in the header, or in the error document")
    func requestID() async throws {
        let good = try await answer(Self.visits[4], base: "http://localhost:8080")
        #expect(good.headers[.requestID]?.count == 32)
        let bad = try await answer(Visit(uri: "/api/v1/nothing", status: 404), base: "http://localhost:8080")
        #expect(bad.headers[.requestID] == nil)
        #expect(bad.body.problem?.requestId.count == 32)
    }

    @Test("are written even for bytes that are no HTTP at all")
    func noise() async throws {
        let router = try fixture.router()
        let settings = HTTPSettings(baseURL: try BaseURL("http://127.0.0.1:8080"))
        let app = Application(
            responder: router.buildResponder(), server: .http1(configuration: settings.channel), logger: .silent)
        try await app.test(.live) { client in
            let answer = try await RawConnection.exchange(
                port: try #require(client.port), "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -3\r\n\r\n")
            #expect(answer.hasPrefix("HTTP/1.1 400"))
            #expect(answer.lowercased().contains("x-content-type-options: nosniff"))
        }
    }
}
