import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import HTTPSupport

@Suite("Idempotency-Key")
struct HTTPSupportIdempotencyTests {
    let fixture = HTTPFixture()

    private func post(
        _ client: any TestClientProtocol, key: String?, body: String = #"{"givenName":"Anna"}"#,
        uri: String = "/api/v1/people", bearer: String? = nil
    ) async throws -> TestResponse {
        var headers: HTTPFields = [
            .authorization: "Bearer \(bearer ?? fixture.bearer)", .contentType: "application/json",
        ]
        if let key { headers[.idempotencyKey] = key }
        return try await client.execute(uri: uri, method: .post, headers: headers, body: ByteBuffer(string: body))
    }

    @Test("the same key and request is done once and answered with the same status and Location")
    func replay() async throws {
        let house = HTTPHouse(try fixture.router())
        try await httpApplication(house.router).test(.router) { client in
            let first = try await post(client, key: "k-1")
            let second = try await post(client, key: "k-1")
            #expect(first.status == .created && second.status == .created)
            #expect(second.headers[.location] == first.headers[.location])
            #expect(first.headers[.idempotencyReplayed] == nil && second.headers[.idempotencyReplayed] == "true")
            #expect(String(buffer: second.body) == #"{"id":"1"}"#)
            #expect(house.writes.value == 1)
            _ = try await post(client, key: "k-2")
            _ = try await post(client, key: nil)
            _ = try await post(client, key: nil)
            #expect(house.writes.value == 4)
        }
    }

    @Test("after 24 hours the key is free again")
    func lifetime() async throws {
        let house = HTTPHouse(try fixture.router())
        try await httpApplication(house.router).test(.router) { client in
            _ = try await post(client, key: "k")
            fixture.clock.advance(by: 86_399)
            _ = try await post(client, key: "k")
            #expect(house.writes.value == 1)
            fixture.clock.advance(by: 2)
            _ = try await post(client, key: "k")
            #expect(house.writes.value == 2)
        }
    }

    @Test("a key used for another request is refused")
    func mismatch() async throws {
        let house = HTTPHouse(try fixture.router())
        try await httpApplication(house.router).test(.router) { client in
            _ = try await post(client, key: "k")
            let other = try await post(client, key: "k", body: #"{"givenName":"Berta"}"#)
            #expect(other.status == .unprocessableContent)
            #expect(other.body.problem?.code == "idempotency-mismatch")
            #expect(house.writes.value == 1)
        }
    }

    @Test("keys of different tokens never meet")
    func owners() async throws {
        let other = "obh_ffffffffffffffffffffffffffffffff"
        fixture.authenticator.keep(
            TokenIdentity(id: UUID(), actor: fixture.token.actor, expiresAt: nil), as: other)
        let house = HTTPHouse(try fixture.router())
        try await httpApplication(house.router).test(.router) { client in
            _ = try await post(client, key: "k")
            let answer = try await post(client, key: "k", bearer: other)
            #expect(answer.headers[.idempotencyReplayed] == nil)
            #expect(house.writes.value == 2)
        }
    }

    @Test("a refused request leaves its key free, to be repeated corrected")
    func refused() async throws {
        let house = HTTPHouse(try fixture.router())
        try await httpApplication(house.router).test(.router) { client in
            let bad = try await post(client, key: "k", body: "{}")
            #expect(bad.status == .unprocessableContent)
            #expect(fixture.idempotency.count == 0)
            let good = try await post(client, key: "k")
            #expect(good.status == .created)
        }
    }

    @Test("two at once: one is done, the other gets 409")
    func concurrent() async throws {
        let router = try fixture.router()
        let writes = HTTPCounter()
        let gate = Gate()
        let entered = AsyncStream.makeStream(of: Void.self)
        router.api().post("/slow") { _, _ in
            writes.increment()
            entered.continuation.yield()
            await gate.wait()
            return NoContent()
        }
        try await httpApplication(router).test(.router) { client in
            try await withThrowingTaskGroup(of: Int.self) { group in
                group.addTask { try await post(client, key: "k", uri: "/api/v1/slow").status.code }
                var arrivals = entered.stream.makeAsyncIterator()
                _ = await arrivals.next()
                for _ in 0..<5 {
                    let answer = try await post(client, key: "k", uri: "/api/v1/slow")
                    #expect(answer.status == .conflict)
                    #expect(answer.headers[.retryAfter] == "1")
                }
                gate.open()
                for try await status in group { #expect(status == 204) }
            }
            let replayed = try await post(client, key: "k", uri: "/api/v1/slow")
            #expect(replayed.status == .noContent && replayed.headers[.idempotencyReplayed] == "true")
        }
        #expect(writes.value == 1)
    }

    @Test("where nobody knows whether it was done, the key stays claimed for its lease")
    func unknownOutcome() async throws {
        let router = try fixture.router { services in
            services.classify = { error in
                error is HTTPHouse.DatabaseGone
                    ? HTTPFailure(.serviceUnavailable, RefusalCode.outcomeUnknown, retryAfter: 2) : nil
            }
        }
        router.api().post("/lost") { _, _ -> NoContent in throw HTTPHouse.DatabaseGone() }
        try await httpApplication(router).test(.router) { client in
            let first = try await post(client, key: "k", uri: "/api/v1/lost")
            #expect(first.status == .serviceUnavailable)
            let second = try await post(client, key: "k", uri: "/api/v1/lost")
            #expect(second.status == .conflict)
            fixture.clock.advance(by: 61)
            let third = try await post(client, key: "k", uri: "/api/v1/lost")
            #expect(third.status == .serviceUnavailable)
        }
    }

    @Test("what was made is not made again, though the answer to the first request failed")
    func failedAnswer() async throws {
        let router = try fixture.router()
        let writes = HTTPCounter()
        router.api().post("/half") { _, context -> NoContent in
            writes.increment()
            context.made.note("/api/v1/half/7")
            throw HTTPHouse.DatabaseGone()
        }
        try await httpApplication(router).test(.router) { client in
            let first = try await post(client, key: "k", uri: "/api/v1/half")
            #expect(first.status == .internalServerError)
            let second = try await post(client, key: "k", uri: "/api/v1/half")
            #expect(second.status == .created && second.headers[.location] == "/api/v1/half/7")
            #expect(second.headers[.idempotencyReplayed] == "true" && String(buffer: second.body) == #"{"id":"7"}"#)
        }
        #expect(writes.value == 1)
    }

    @Test("an answer stays what it is where its record cannot be kept")
    func brokenStorage() async throws {
        let house = HTTPHouse(try fixture.router())
        fixture.idempotency.breakDown()
        try await httpApplication(house.router).test(.router) { client in
            let done = try await post(client, key: "k")
            #expect(done.status == .created)
            let refused = try await post(client, key: "l", body: "{}")
            #expect(refused.status == .unprocessableContent)
        }
    }

    @Test("a key of another shape is refused", arguments: ["a b", String(repeating: "k", count: 256), "ä"])
    func shapes(key: String) async throws {
        let house = HTTPHouse(try fixture.router())
        try await httpApplication(house.router).test(.router) { client in
            let answer = try await post(client, key: key)
            #expect(answer.status == .badRequest)
        }
    }

    @Test("only POST looks at the key")
    func otherMethods() async throws {
        let house = HTTPHouse(try fixture.router())
        try await httpApplication(house.router).test(.router) { client in
            var headers = fixture.bearerHeaders
            headers[.idempotencyKey] = "k"
            _ = try await client.execute(uri: "/api/v1/people/1", method: .delete, headers: headers)
            #expect(fixture.idempotency.count == 0)
        }
    }
}
