import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Testing

@testable import HTTPSupport
@testable import Observability

@Suite("Errors become answers once")
struct HTTPSupportErrorTests {
    let fixture = HTTPFixture()

    @Test(
        "a refusal's kind is its status",
        arguments: zip(
            Refusal.Kind.allCases,
            [400, 401, 403, 404, 409, 412, 428, 429, 422, 503] as [Int]))
    func kinds(kind: Refusal.Kind, status: Int) {
        let failure = FailureMapping().failure(for: Refusal(kind, "some-code"))
        #expect(failure.failure.status.code == status)
        #expect(failure.failure.code == "some-code")
        #expect(failure.isExpected)
    }

    @Test("an invalid field is 422, an invalid request 400")
    func invalid() {
        #expect(HTTPFailure(Refusal(.invalid, "x")).status == .badRequest)
        #expect(HTTPFailure(Refusal(.invalid, "x", field: "givenName")).status == .unprocessableContent)
    }

    @Test("whatever asks to come back later says when")
    func later() {
        #expect(HTTPFailure(Refusal(.tooMany, "x")).retryAfter == 2)
        #expect(HTTPFailure(Refusal(.notReady, "x", retryAfter: 9)).retryAfter == 9)
    }

    @Test("errors of the server library lose their message, which may hold what somebody typed")
    func library() {
        let error = HTTPError(.badRequest, message: "anna@canary.example")
        let failure = FailureMapping().failure(for: error).failure
        #expect(failure.status == .badRequest)
        #expect(failure.rule == nil)
        #expect(FailureMapping().failure(for: NIOTooManyBytesError(maxBytes: 1)).failure.status == .contentTooLarge)
        #expect(FailureMapping().failure(for: RequestTooSlow()).failure.status == .requestTimeout)
        #expect(FailureMapping().failure(for: CancellationError()).failure.status == .serviceUnavailable)
    }

    @Test("an unknown error is 500 with a request id and nothing else, and logged by its type")
    func unknown() async throws {
        let sink = MemorySink()
        let logger = Logger(label: "http") { RedactingLogHandler(label: $0, level: .debug, format: .json, sink: sink) }
        let house = HTTPHouse(try fixture.router())
        try await httpApplication(house.router, logger: logger).test(.router) { client in
            try await client.execute(uri: "/api/v1/boom", method: .get, headers: fixture.bearerHeaders) {
                let problem = try #require($0.body.problem)
                #expect($0.status == .internalServerError)
                #expect(problem.code == "internal" && problem.rule == nil && problem.field == nil)
                #expect(!String(buffer: $0.body).contains("canary"))
                #expect(sink.lines.contains { $0.contains(problem.requestId) && $0.contains("Surprise") })
            }
            try await client.execute(uri: "/boom", method: .get, headers: fixture.cookieHeaders) {
                #expect($0.headers[.contentType] == "text/html; charset=utf-8")
                #expect(!String(buffer: $0.body).contains("canary"))
            }
        }
        #expect(!sink.lines.isEmpty)
        #expect(!sink.lines.contains { $0.contains("canary") || $0.contains("anna") })
    }

    @Test("a problem names type, title, status, code, rule, the request and the route's pattern, never its ids")
    func problem() async throws {
        let house = HTTPHouse(try fixture.router())
        try await httpApplication(house.router).test(.router) { client in
            try await client.execute(uri: "/api/v1/refused", method: .get, headers: fixture.bearerHeaders) {
                let problem = try #require($0.body.problem)
                #expect(problem.type == "urn:obhut:problem:legal-hold")
                #expect(problem.title == "Unprocessable Content" && problem.status == 422)
                #expect(problem.rule == "Art. 17(3)(b)")
                #expect(problem.instance == "/api/v1/refused")
            }
            let id = UUID().uuidString
            try await client.execute(uri: "/api/v1/people/\(id)", method: .get, headers: fixture.bearerHeaders) {
                #expect($0.body.problem?.instance == "/api/v1/people/{id}")
                #expect(!String(buffer: $0.body).contains(id))
            }
        }
    }

    @Test("R-61 two ids that are not there answer alike but for the request's id")
    func equal404() async throws {
        let house = HTTPHouse(try fixture.router())
        let bodies = try await httpApplication(house.router).test(.router) { client in
            var answers: [(HTTPFields, String, Int)] = []
            for id in ["2", UUID().uuidString, "3"] {
                try await client.execute(uri: "/api/v1/people/\(id)", method: .get, headers: fixture.bearerHeaders) {
                    let body = String(buffer: $0.body)
                    let request = try #require($0.body.problem?.requestId)
                    #expect(request.utf8.count == 32)
                    answers.append(($0.headers, body.replacingOccurrences(of: request, with: "-"), $0.status.code))
                }
            }
            return answers
        }
        for answer in bodies {
            #expect(answer.0 == bodies[0].0)
            #expect(answer.1 == bodies[0].1)
            #expect(answer.2 == 404)
        }
    }

    @Test("errors of lower layers answer what their classifier says")
    func classified() async throws {
        let house = HTTPHouse(
            try fixture.router { services in
                services.classify = { error in
                    error is HTTPHouse.DatabaseGone
                        ? HTTPFailure(.serviceUnavailable, "unavailable", retryAfter: 2) : nil
                }
            })
        try await httpApplication(house.router).test(.router) { client in
            try await client.execute(uri: "/api/v1/gone", method: .get, headers: fixture.bearerHeaders) {
                #expect($0.status == .serviceUnavailable)
                #expect($0.headers[.retryAfter] == "2")
                #expect($0.body.problem?.code == "unavailable")
            }
        }
    }

    @Test("an unknown page without a session is an HTML page, in the visitor's language")
    func page() async throws {
        let house = HTTPHouse(try fixture.router())
        try await httpApplication(house.router).test(.router) { client in
            try await client.execute(uri: "/nothing", method: .get, headers: [.acceptLanguage: "en-GB,de;q=0.5"]) {
                #expect($0.headers[.contentType] == "text/html; charset=utf-8")
                #expect(String(buffer: $0.body).contains("Request"))
            }
            try await client.execute(uri: "/nothing", method: .get) {
                #expect(String(buffer: $0.body).contains("Anfrage"))
            }
        }
    }

    @Test("sealed, nothing answers but the probes")
    func sealed() async throws {
        let house = HTTPHouse(
            try fixture.router { services in
                services.isSealed = { true }
                services.readiness = { Readiness(isReady: false, isSealed: true, components: ["keystore": "sealed"]) }
            })
        try await httpApplication(house.router).test(.router) { client in
            for uri in [
                "/api/v1/people/1", "/people", "/login", "/p/a/address", "/assets/style.css", "/api/v1/openapi.json",
                "/nowhere", "/api/v1/nowhere",
            ] {
                try await client.execute(uri: uri, method: .get, headers: fixture.bearerHeaders) {
                    #expect($0.status == .serviceUnavailable, "\(uri)")
                    #expect($0.headers[.retryAfter] != nil)
                }
            }
            try await client.execute(uri: "/live", method: .get) { #expect($0.status == .ok) }
            try await client.execute(uri: "/ready", method: .get) {
                #expect($0.status == .serviceUnavailable)
                #expect(String(buffer: $0.body).contains("sealed"))
            }
        }
    }

    @Test("redirects stay in the house")
    func redirects() {
        let hostile = [
            "//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nSet-Cookie: x",
            "", "people", "/ü", "\\\\evil", "/%0a\n",
        ]
        for target in hostile { #expect(LocalRedirect.safe(target) == "/", "\(target)") }
        #expect(LocalRedirect.safe("/people/1?tab=consents") == "/people/1?tab=consents")
        #expect(LocalRedirect.login(returningTo: "//evil.example").headers[.location] == "/login")
        #expect(LocalRedirect.login(returningTo: "/people/1").headers[.location] == "/login?next=%2Fpeople%2F1")
    }
}
