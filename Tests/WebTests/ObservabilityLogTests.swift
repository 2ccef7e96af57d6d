import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Testing

@testable import HTTPSupport
@testable import Observability

@Suite("Logs")
struct ObservabilityLogTests {
    private struct Coded: Error, CustomStringConvertible {
        enum Code { case unavailable }
        let code = Code.unavailable
        var description: String { "anna@canary.example" }
    }

    private enum Worded: Error {
        case broken
        case holding(String)
    }

    private struct Texted: Error { let code = "not a code, but anna@canary.example" }

    private func lines(_ format: LogFormat, level: Logger.Level = .trace, _ log: (inout Logger) -> Void) -> [String] {
        let sink = MemorySink()
        var logger = Logger(label: "obhut") { RedactingLogHandler(label: $0, level: level, format: format, sink: sink) }
        log(&logger)
        return sink.lines
    }

    @Test("a line has time, level, label, message and sorted fields")
    func text() {
        let line = lines(.text) {
            $0.info("started", metadata: ["port": "8080", "host": "127.0.0.1", "two words": "a b"])
        }[0]
        #expect(line.hasSuffix(" info obhut: started host=127.0.0.1 port=8080 two_words=\"a b\"\n"))
        #expect(line.prefix(24).last == "Z")
    }

    @Test("a machine reads one JSON object a line")
    func json() throws {
        let line = lines(.json) { $0.warning("a \"quoted\" \\ word", metadata: ["level": "mine", "n": "1"]) }[0]
        let object = try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
        #expect(object["level"] == "warning" && object["_level"] == "mine" && object["n"] == "1")
        #expect(object["message"] == "a \"quoted\" \\ word" && object["logger"] == "obhut")
        #expect(line.utf8.filter { $0 == UInt8(ascii: "\n") }.count == 1)
    }

    @Test("sensitive values are redacted, by attribute and by key", arguments: LogFormat.allCases)
    func sensitive(format: LogFormat) {
        let line = lines(format) { logger in
            logger.info(
                "x",
                metadata: [
                    "a": "\("canary", attributes: [LogSensitivity.sensitive])", "sensitive.name": "canary",
                    "sensitiveNote": "canary", "list": [.attributed("canary", attributes: [LogSensitivity.sensitive])],
                    "map": ["sensitive": "canary"], "plain": "shown",
                ])
        }[0]
        #expect(!line.contains("canary"))
        #expect(line.components(separatedBy: "[redacted]").count == 6)
        #expect(line.contains("shown"))
    }

    @Test("errors are named by type and code, never described", arguments: LogFormat.allCases)
    func errors(format: LogFormat) {
        let line = lines(format) { logger in
            logger.error("a", error: Coded())
            logger.error("b", error: Worded.broken)
            logger.error("c", error: Worded.holding("canary"))
            logger.error("d", error: Texted())
            logger.error("e", error: Refusal(.notFound, "not-found"))
            logger.error("f", metadata: ["cause": .stringConvertible(CodedBox())])
        }.joined()
        #expect(!line.contains("canary"))
        for name in [
            "Coded(unavailable)", "Worded(broken)", "Worded(holding)", "Texted", "Refusal(not-found)", "CodedBox",
        ] {
            #expect(line.contains(name), "\(name)")
        }
    }

    private struct CodedBox: Error, CustomStringConvertible {
        var description: String { "anna@canary.example" }
    }

    @Test(
        "nothing breaks a line or turns its direction (CWE-117)",
        arguments: ["a\nb", "a\r\nb", "a\u{0}b", "a\u{1B}[31mb", "a\u{2028}b", "a\u{202E}b", "a\u{85}b", "a\u{FEFF}b"])
    func injection(text: String) {
        for format in LogFormat.allCases {
            let line = lines(format) { $0.info("\(text)", metadata: ["k": "\(text)", "k\n2": "v"]) }[0]
            let inner = line.dropLast().unicodeScalars
            #expect(!inner.contains { $0.value < 0x20 || $0.value == 0x85 || (0x2028...0x202E).contains($0.value) })
            #expect(line.contains("\\u{") || line.contains("\\\\u{"))
        }
    }

    @Test("what looks like an address or a query is left out, whoever logs it")
    func net() {
        let line = lines(.text) {
            $0.info("mail to anna@canary.example failed", metadata: ["uri": "/p/a/confirm?token=canary", "q": "why?"])
        }[0]
        #expect(!line.contains("canary"))
        #expect(
            line.contains("mail to [redacted] failed") && line.contains("/p/a/confirm?[redacted]")
                && line.contains("why?"))
    }

    @Test("values are bounded")
    func bounded() {
        let line = lines(.text) { $0.info("x", metadata: ["k": "\(String(repeating: "ä", count: 100_000))"]) }[0]
        #expect(line.utf8.count < 3_000)
    }

    @Test("a level below the logger's is not written, and loggers are values")
    func levels() {
        #expect(lines(.text, level: .warning) { $0.info("x") }.isEmpty)
        let written = lines(.text, level: .info) { logger in
            var other = logger
            other.logLevel = .error
            other[metadataKey: "only"] = "other"
            logger.info("one")
            other.info("two")
            other.error("three")
        }
        #expect(written.count == 2 && !written[0].contains("only") && written[1].contains("only=other"))
    }

    @Test("a stream that breaks off after its head is told by the error's type")
    func brokenStream() async throws {
        let sink = MemorySink()
        let logger = Logger(label: "http") { RedactingLogHandler(label: $0, level: .info, format: .json, sink: sink) }
        let router = try HTTPFixture().router()
        router.visitors().get("/stream") { _, _ in
            Response(
                status: .ok,
                body: ResponseBody { writer in
                    try await writer.write(ByteBuffer(string: "a"))
                    throw HTTPHouse.Surprise()
                })
        }
        try await httpApplication(router, logger: logger).test(.router) { client in
            _ = await #expect(throws: HTTPHouse.Surprise.self) {
                _ = try await client.execute(uri: "/stream", method: .get)
            }
        }
        #expect(sink.lines.contains { $0.contains("answer broken off") && $0.contains("Surprise") })
        #expect(!sink.lines.contains { $0.contains("canary") })
    }

    @Test("R-59 nothing of a request reaches the log but method, pattern, status and ids", arguments: [false, true])
    func requests(isLive: Bool) async throws {
        let sink = MemorySink()
        let logger = Logger(label: "http") { RedactingLogHandler(label: $0, level: .trace, format: .json, sink: sink) }
        let fixture = HTTPFixture()
        let house = HTTPHouse(try fixture.router())
        let settings = HTTPSettings(baseURL: try BaseURL("http://127.0.0.1:8080"))
        let app = Application(
            responder: house.router.buildResponder(), server: .http1(configuration: settings.channel), logger: logger)
        try await app.test(isLive ? .live : .router) { client in
            for uri in [
                "/people?q=canary", "/api/v1/people/canary", "/canary/canary?canary=canary", "/api/v1/boom?canary",
            ] {
                for method in [HTTPRequest.Method.get, .post, .delete] {
                    var headers = fixture.bearerHeaders
                    headers[.cookie] = "obhut_session=\(fixture.sessionID); canary=canary"
                    headers[.userAgent] = "canary"
                    headers[.referer] = "http://canary/"
                    headers[.forwardedFor] = "203.0.113.77"
                    headers[.contentType] = "application/json"
                    headers[.idempotencyKey] = "canary"
                    _ = try await client.execute(
                        uri: uri, method: method, headers: headers, body: ByteBuffer(string: "{\"canary\":\"canary\"}"))
                }
            }
        }
        let access = sink.lines.filter { $0.contains("\"message\":\"request\"") }
        #expect(access.count == 12)
        #expect(
            access.contains { $0.contains("\"route\":\"/api/v1/people/{id}\"") && $0.contains("\"method\":\"GET\"") })
        #expect(access.contains { $0.contains("\"route\":\"unmatched\"") })
        #expect(access.contains { $0.contains(fixture.actor.tenant.uuidString) })
        for secret in [
            "canary", "203.0.113.77", "127.0.0.1", fixture.bearer, fixture.sessionID, fixture.session.csrfToken,
        ] {
            let leaks = sink.lines.filter { $0.contains(secret) && !$0.contains("Server started") }
            #expect(leaks.isEmpty, "\(leaks.first ?? "")")
        }
    }
}
