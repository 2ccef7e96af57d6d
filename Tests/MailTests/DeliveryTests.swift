import Foundation
import TestSupport
import Testing

@testable import Mail

/// Delivery to a real mail server, an obedient one and several difficult ones.
@Suite("Mail delivery")
struct DeliveryTests {
    private func message(_ text: String = "Grüße aus Köln\n.\n..x\n") throws -> MailMessage {
        try MailMessage(
            from: Mailbox(name: "Blumen Schäfer", address: "obhut@blumen.example"),
            to: Mailbox(name: "Jürgen", address: "juergen@kunden.example"), subject: "Straße", language: "de",
            text: text,
            date: Date(timeIntervalSince1970: 1_795_000_000))
    }

    private func client(
        _ sink: MailSink, _ security: SMTPServer.Security = .opportunistic, host: String = "127.0.0.1",
        login: SMTPServer.Login? = nil, certificates: String? = nil, limit: Int = 120
    ) -> SMTPClient {
        SMTPClient(
            SMTPServer(
                host: host, port: sink.port, security: security, login: login, greeting: "obhut.example",
                certificates: certificates, overallLimit: limit))
    }

    @Test("A message arrives byte for byte, also with lines of dots")
    func delivered() async throws {
        try await MailSink.with { sink async throws in
            #expect(await client(sink).deliver(try message()) == .accepted)
            let caught = try sink.messages()
            #expect(caught.count == 1)
            let first = try #require(caught.first)
            #expect(first.hasPrefix("X-From: obhut@blumen.example\r\nX-To: juergen@kunden.example\r\nX-TLS: no\r\n"))
            #expect(first.hasSuffix(String(decoding: try message().encoded(), as: UTF8.self).suffix(60)))
            #expect(MailSink.text(of: first) == "Grüße aus Köln\n.\n..x\n")
        }
    }

    @Test(
        "Refusals at every step are told apart from put-offs",
        arguments: [
            (["--reply-mail", "550 no"], MailOutcome.refused("550")),
            (["--reply-rcpt", "550 5.1.1 unknown"], .refused("550")),
            (["--reply-rcpt", "450 greylisted"], .postponed("450")),
            (["--reply-data", "554 spam"], .refused("554")), (["--reply-data", "452 full"], .postponed("452")),
        ])
    func replies(_ options: [String], _ outcome: MailOutcome) async throws {
        try await MailSink.with(options) { sink async throws in
            #expect(await client(sink).deliver(try message()) == outcome)
            #expect(try sink.messages().isEmpty)
        }
    }

    @Test("Nobody listening and nobody answering are put off in bounded time")
    func absent() async throws {
        try await MailSink.with(["--silent"]) { sink async throws in
            #expect(await client(sink, limit: 1).deliver(try message()) == .postponed("timeout"))
        }
        let nobody = SMTPClient(SMTPServer(host: "127.0.0.1", port: 1, security: .opportunistic))
        #expect(await nobody.deliver(try message()) == .postponed("unreachable"))
    }

    @Test("A delivery that is cancelled ends soon")
    func cancelled() async throws {
        try await MailSink.with(["--silent"]) { sink async throws in
            let outcome = try await withThrowingTaskGroup(of: MailOutcome.self) { group in
                let (client, message) = (client(sink, limit: 300), try message())
                group.addTask { await client.deliver(message) }
                group.cancelAll()
                return try await group.next()
            }
            #expect(outcome == .postponed("interrupted"))
        }
    }

    @Test("STARTTLS and TLS from the first byte carry the message only under a certificate that holds")
    func protected() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "obhut-tls-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (key, certificate) = (folder.appending(path: "key.pem").path(), folder.appending(path: "cert.pem").path())
        _ = try await SystemProgram.run(
            "/usr/bin/openssl",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj",
                "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-days", "2", "-keyout", key, "-out",
                certificate,
            ])
        for (security, options) in [(SMTPServer.Security.startTLSRequired, []), (.implicit, ["--implicit"])] {
            let options = options + ["--certificate", certificate, "--key", key]
            try await MailSink.with(options) { sink async throws in
                let trusting = client(sink, security, host: "localhost", certificates: certificate)
                #expect(await trusting.deliver(try message()) == .accepted)
                #expect(try sink.messages().first?.contains("X-TLS: yes") == true)
                #expect(await client(sink, security, host: "localhost").deliver(try message()) == .postponed("tls"))
                let otherName = client(sink, security, certificates: certificate)
                #expect(await otherName.deliver(try message()) == .postponed("tls"), "the certificate is for localhost")
                #expect(try sink.messages().count == 1)
            }
        }
        try await MailSink.with { sink async throws in
            let demanding = client(sink, .startTLSRequired, host: "localhost", certificates: certificate)
            #expect(await demanding.deliver(try message()) == .postponed("tls"), "no STARTTLS on offer")
        }
    }

    @Test("A login is used, and a wrong one is the operator's matter: the message waits")
    func login() async throws {
        try await MailSink.with(["--login", "obhut:Geheim, ganz geheim"]) { sink async throws in
            let right = SMTPServer.Login(user: "obhut", password: "Geheim, ganz geheim")
            #expect(await client(sink, login: right).deliver(try message()) == .accepted)
            let wrong = SMTPServer.Login(user: "obhut", password: "falsch")
            #expect(await client(sink, login: wrong).deliver(try message()) == .postponed("535"))
            #expect(await client(sink).deliver(try message()) == .postponed("530"))
            #expect(try sink.messages().count == 1)
        }
    }
}
