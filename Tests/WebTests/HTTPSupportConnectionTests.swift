import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import HTTPSupport

@Suite("Clients that drag", .timeLimit(.minutes(10)))
struct HTTPSupportConnectionTests {
    let fixture = HTTPFixture()

    private func live(
        _ limits: HTTPLimits, add: (ObhutRouter) -> Void = { _ in }, _ test: @Sendable (Int) async throws -> Void
    ) async throws {
        let house = HTTPHouse(try fixture.router(limits: limits))
        add(house.router)
        let settings = HTTPSettings(baseURL: try BaseURL("http://127.0.0.1:8080"), limits: limits)
        let app = Application(
            responder: house.router.buildResponder(), server: .http1(configuration: settings.channel),
            configuration: settings.server(host: "127.0.0.1", port: 0), logger: .silent)
        try await app.test(.live) { client in try await test(try #require(client.port)) }
    }

    private static func post(_ path: String, length: Int, type: String = "application/x-www-form-urlencoded") -> String
    {
        "POST \(path) HTTP/1.1\r\nHost: x\r\nContent-Type: \(type)\r\nContent-Length: \(length)\r\n\r\n"
    }

    @Test("a body that drips is cut with 408 and the connection ends")
    func slowBody() async throws {
        var limits = HTTPLimits()
        limits.bodyGrace = .milliseconds(150)
        try await live(limits) { port in
            let answer = try await RawConnection.exchange(
                port: port, Self.post("/p/a/subscribe/b", length: 1_000) + "email")
            #expect(answer.hasPrefix("HTTP/1.1 408"))
            #expect(answer.lowercased().contains("connection: close"))
            #expect(answer.lowercased().contains("x-content-type-options: nosniff"))
        }
    }

    @Test("a body that drips on behind an answer already given ends with the connection")
    func slowRest() async throws {
        var limits = HTTPLimits()
        limits.bodyGrace = .milliseconds(150)
        try await live(limits) { port in
            let answer = try await RawConnection.exchange(port: port, Self.post("/api/v1/people", length: 1_000) + "{")
            #expect(answer.hasPrefix("HTTP/1.1 401"))
        }
    }

    @Test("a connection that says nothing, and a head that never ends, are closed")
    func slowHead() async throws {
        var limits = HTTPLimits()
        limits.idleTimeout = .milliseconds(150)
        try await live(limits) { port in
            let silent = try await RawConnection.exchange(port: port, "")
            let endless = try await RawConnection.exchange(port: port, "GET /live HTTP/1.1\r\nHost:")
            #expect(silent.isEmpty && endless.isEmpty)
        }
    }

    @Test("an oversize body is answered with 413, its rest thrown away for a moment, then the connection ends")
    func oversize() async throws {
        var limits = HTTPLimits()
        limits.lingering = .milliseconds(200)
        try await live(limits) { port in
            let chunk = String(repeating: "a", count: 64 << 10)
            let announced = try await RawConnection.exchange(
                port: port, Self.post("/p/a/subscribe/b", length: 10 << 20), chunks: Array(repeating: chunk, count: 16))
            #expect(announced.hasPrefix("HTTP/1.1 413"))
            let head =
                "POST /p/a/subscribe/b HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
            let unannounced = try await RawConnection.exchange(
                port: port, head, chunks: Array(repeating: "10000\r\n\(chunk)\r\n", count: 16))
            #expect(unannounced.hasPrefix("HTTP/1.1 413"))
        }
    }

    @Test("a body over the limit of all bodies is cut whatever the route does with it")
    func anyBody() async throws {
        var limits = HTTPLimits()
        limits.bodyBytes = 100_000
        let swallow: (ObhutRouter) -> Void = { router in
            router.visitors().post("/swallow") { request, _ in
                var bytes = 0
                for try await chunk in request.body { bytes += chunk.readableBytes }
                return HTMLAnswer("\(bytes)")
            }
        }
        try await live(limits, add: swallow) { port in
            let chunk = String(repeating: "a", count: 64 << 10)
            let head = "POST /swallow HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
            let answer = try await RawConnection.exchange(
                port: port, head, chunks: Array(repeating: "10000\r\n\(chunk)\r\n", count: 4))
            #expect(answer.hasPrefix("HTTP/1.1 413"))
        }
    }

    @Test("heads over their limits are refused")
    func heads() async throws {
        try await live(HTTPLimits()) { port in
            let large = "GET /live HTTP/1.1\r\nHost: x\r\nX-A: " + String(repeating: "a", count: 40 << 10) + "\r\n\r\n"
            let many = "GET /live HTTP/1.1\r\n" + (0..<200).map { "X-\($0): a\r\n" }.joined() + "\r\n"
            for head in [large, many] {
                let answer = try await RawConnection.exchange(port: port, head)
                #expect(answer.hasPrefix("HTTP/1.1 4"))
            }
        }
    }

    @Test(
        "ambiguous lengths are refused (request smuggling)",
        arguments: [
            "Content-Length: 3\r\nContent-Length: 4", "Content-Length: 3\r\nTransfer-Encoding: chunked",
            "Content-Length: +3", "Content-Length: 3,4", "Transfer-Encoding: chunked, identity", "Content-Length: 0x3",
        ])
    func smuggling(fields: String) async throws {
        var limits = HTTPLimits()
        limits.idleTimeout = .milliseconds(500)
        limits.bodyGrace = .milliseconds(500)
        try await live(limits) { port in
            let answer = try await RawConnection.exchange(
                port: port,
                "POST /p/a/subscribe/b HTTP/1.1\r\nHost: x\r\n\(fields)\r\n\r\n0\r\n\r\nGET /version HTTP/1.1\r\nHost: x\r\n\r\n"
            )
            #expect(!answer.contains("\"name\":\"obhut\""), "\(answer)")
        }
    }

    @Test("a body has the grace, and the time its bytes earn")
    func bodyVerdicts() {
        var limits = HTTPLimits()
        limits.bodyGrace = .seconds(10)
        limits.bodyBytesPerSecond = 1_000
        var state = ConnectionGuardState(limits: limits)
        let start = NIODeadline.uptimeNanoseconds(1_000_000_000)
        #expect(state.bodyTimer(at: start) == .done)
        state.began(at: start)
        #expect(state.bodyTimer(at: start + .seconds(9)) == .wait(.seconds(1)))
        #expect(state.bodyTimer(at: start + .seconds(10)) == .tooSlow)
        let isTooMuch = state.received(5_000)
        #expect(!isTooMuch)
        #expect(state.bodyTimer(at: start + .seconds(10)) == .wait(.seconds(5)))
        #expect(state.bodyTimer(at: start + .seconds(15)) == .tooSlow)
        state.readToEnd()
        #expect(state.bodyTimer(at: start + .seconds(99)) == .done)
        state.began(at: start)
        let isOverAll = state.received(limits.bodyBytes + 1)
        #expect(isOverAll)
    }

    @Test("an answer that nobody reads stalls, one that moves does not")
    func answerVerdicts() {
        var state = ConnectionGuardState(limits: HTTPLimits())
        state.began(at: .now())
        state.readToEnd()
        state.answering(closes: false)
        state.wrote(1_000)
        expect(state.answerTimer(buffered: 1_000), .wait)
        expect(state.answerTimer(buffered: 900), .wait)
        state.wrote(500)
        expect(state.answerTimer(buffered: 1_399), .wait)
        expect(state.answerTimer(buffered: 1_399), .stalled)
        expect(state.answerTimer(buffered: 0), .wait)
        expect(state.answered(), .keep)
        expect(state.answerTimer(buffered: 0), .done)
    }

    @Test("an answer ends the connection where it says so, after a moment where the request was not read")
    func afterAnswer() {
        var read = ConnectionGuardState(limits: HTTPLimits())
        read.began(at: .now())
        read.readToEnd()
        read.answering(closes: true)
        expect(read.answered(), .close)
        var unread = ConnectionGuardState(limits: HTTPLimits())
        unread.began(at: .now())
        unread.answering(closes: true)
        expect(unread.answered(), .closeAfterLingering)
        #expect(unread.isDiscarding)
    }

    @Test("an answer that nobody reads is closed on")
    func stalledReader() async throws {
        var limits = HTTPLimits()
        limits.answerStall = .milliseconds(200)
        let flood: (ObhutRouter) -> Void = { router in
            router.visitors().get("/flood") { _, _ in
                Response(
                    status: .ok,
                    body: ResponseBody { writer in
                        let chunk = ByteBuffer(repeating: 65, count: 1 << 20)
                        for _ in 0..<1_000 { try await writer.write(chunk) }
                        try await writer.finish(nil)
                    })
            }
        }
        try await live(limits, add: flood) { port in
            try await RawConnection.ignore(port: port, "GET /flood HTTP/1.1\r\nHost: x\r\n\r\n")
        }
    }

    /// Decisions change the state, so they are made before they are compared.
    private func expect<Verdict: Equatable>(
        _ verdict: Verdict, _ expected: Verdict, at location: SourceLocation = #_sourceLocation
    ) {
        #expect(verdict == expected, sourceLocation: location)
    }
}
