import AsyncHTTPClient
import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdHTTP2
import HummingbirdTLS
import HummingbirdTesting
import NIOCore
import NIOHTTP1
import NIOSSL
import Testing

@testable import HTTPSupport

@Suite("Native TLS", .timeLimit(.minutes(10)))
struct HTTPSupportTLSTests {
    let fixture = HTTPFixture()

    /// A key of these tests only, for `localhost`.
    private static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBmzCCAUGgAwIBAgIUOAGZ6GjMqD7YNEykAy+x8qVe7X4wCgYIKoZIzj0EAwIw
        FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMzIyNDAyMloYDzIxMjYxMDMw
        MjI0MDIyWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
        PQMBBwNCAARrXt6Wp4RXTkiVgibHkPqII8M8P1z9x3PE4EjsVRv1lcrZEic3kQKE
        nuON38XW+u7w/Ko4i1PkVF8hSCF/cq3ao28wbTAdBgNVHQ4EFgQU/mzam+vXNdVv
        sPDA9I/5Sv5A63cwHwYDVR0jBBgwFoAU/mzam+vXNdVvsPDA9I/5Sv5A63cwDwYD
        VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
        zj0EAwIDSAAwRQIgdcTNEztt+D1m1uOMPNiUo2BeCRRTnJJdWc/RLr7z+awCIQDC
        RaBBIIUC0RHD4yKwTjERX3Aycd150ihcU+4jny9NzQ==
        -----END CERTIFICATE-----
        """
    private static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgw+vQyW7ZWqMsoNh1
        3LyDK5GxeGHPipFCrB6vAswJtDyhRANCAARrXt6Wp4RXTkiVgibHkPqII8M8P1z9
        x3PE4EjsVRv1lcrZEic3kQKEnuON38XW+u7w/Ko4i1PkVF8hSCF/cq3a
        -----END PRIVATE KEY-----
        """

    private static func server() throws -> TLSConfiguration {
        TLSConfiguration.makeServerConfiguration(
            certificateChain: try NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8)).map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem)))
    }

    private func live(
        http2: Bool, limits: HTTPLimits = HTTPLimits(),
        _ test: @Sendable (_ client: HTTPClient, _ base: String) async throws -> Void
    ) async throws {
        let base = "https://localhost:8443"
        let house = HTTPHouse(try fixture.router(base: base, limits: limits))
        let settings = HTTPSettings(baseURL: try BaseURL(base), limits: limits)
        let builder: HTTPServerBuilder =
            http2
            ? try .http2Upgrade(
                tlsConfiguration: Self.server(), configuration: .init(streamConfiguration: settings.channel))
            : try .tls(.http1(configuration: settings.channel), tlsConfiguration: Self.server())
        let app = Application(responder: house.router.buildResponder(), server: builder, logger: .silent)
        var configuration = HTTPClient.Configuration(certificateVerification: .none)
        configuration.httpVersion = .automatic
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        do {
            // The test client of `.live` speaks no TLS; it is here for the port.
            try await app.test(.live) { try await test(client, "https://localhost:\(try #require($0.port))") }
        } catch {
            try await client.shutdown()
            throw error
        }
        try await client.shutdown()
    }

    @Test("answers over HTTP/1.1 and HTTP/2 have the same headers and HSTS", arguments: [false, true])
    func headers(http2: Bool) async throws {
        try await live(http2: http2) { client, base in
            for path in ["/live", "/nothing", "/api/v1/people/1"] {
                let answer = try await client.execute(HTTPClientRequest(url: base + path), timeout: .seconds(120))
                #expect(answer.version == (http2 ? .http2 : .http1_1))
                #expect(answer.headers.first(name: "strict-transport-security") != nil)
                #expect(answer.headers.first(name: "x-content-type-options") == "nosniff")
            }
        }
    }

    @Test("an oversize body is 413, over HTTP/2 without a Connection header, and the connection lives on there")
    func oversize() async throws {
        var limits = HTTPLimits()
        limits.lingering = .milliseconds(100)
        try await live(http2: true, limits: limits) { client, base in
            var request = HTTPClientRequest(url: base + "/p/a/subscribe/b")
            request.method = .POST
            request.headers.add(name: "content-type", value: "application/x-www-form-urlencoded")
            request.body = .bytes(ByteBuffer(repeating: 65, count: 1 << 20))
            let answer = try await client.execute(request, timeout: .seconds(120))
            #expect(answer.status == .payloadTooLarge)
            #expect(answer.headers.first(name: "connection") == nil)
            let next = try await client.execute(HTTPClientRequest(url: base + "/live"), timeout: .seconds(120))
            #expect(next.status == .ok)
        }
    }

    @Test("a body that drips over HTTP/2 is cut", arguments: [false, true])
    func slowBody(http2: Bool) async throws {
        var limits = HTTPLimits()
        limits.bodyGrace = .milliseconds(200)
        try await live(http2: http2, limits: limits) { client, base in
            let (body, source) = AsyncStream.makeStream(of: ByteBuffer.self)
            source.yield(ByteBuffer(string: "email"))
            var request = HTTPClientRequest(url: base + "/p/a/subscribe/b")
            request.method = .POST
            request.headers.add(name: "content-type", value: "application/x-www-form-urlencoded")
            request.body = .stream(body, length: .known(Int64(1_000)))
            let answer = try await client.execute(request, timeout: .seconds(120))
            #expect(answer.status == .requestTimeout)
            source.finish()
        }
    }

    @Test("the client's address is known over HTTP/2 too")
    func address() async throws {
        try await live(http2: true) { client, base in
            let answer = try await client.execute(
                HTTPClientRequest(url: base + "/p/a/address"), timeout: .seconds(120))
            let body = try await answer.body.collect(upTo: 1_000)
            #expect(String(buffer: body) != "none")
        }
    }
}
