import Foundation
import TestSupport
import Testing

@testable import Mail

/// One connection for many messages.
@Suite("Mail over one connection")
struct SessionTests {
    private func message(_ number: Int) throws -> MailMessage {
        try MailMessage(
            from: Mailbox(name: "Blumen Schäfer", address: "obhut@blumen.example"),
            to: Mailbox(address: "kunde-\(number)@kunden.example"), subject: "Straße", language: "de", text: "Grüße\n",
            unsubscribe: "https://obhut.example/p/blumen/unsubscribe/abc", date: Date(timeIntervalSince1970: 0))
    }

    private func session(_ port: Int) -> SMTPSession {
        SMTPSession(SMTPServer(host: "127.0.0.1", port: port, security: .opportunistic, overallLimit: 120))
    }

    @Test("Messages go one after the other, each from an address of its own; what comes too late is not sent")
    func several() async throws {
        try await MailSink.with { sink async throws in
            let session = session(sink.port)
            for number in 1...5 {
                #expect(await session.prepare() == nil)
                let outcome = await session.deliver(
                    try message(number), from: "obhut+\(number)@blumen.example", before: .now + .seconds(20))
                #expect(outcome == .accepted)
            }
            #expect(await session.deliver(try message(6), from: "x@blumen.example", before: .now) == .late)
            await session.close()
            let caught = try sink.messages()
            #expect(caught.count == 5)
            for (number, text) in caught.enumerated() {
                #expect(text.hasPrefix("X-From: obhut+\(number + 1)@blumen.example\r\nX-To: kunde-\(number + 1)@"))
                #expect(text.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"))
            }
        }
    }

    @Test("A reply tells what became of a message, silence after it began does not")
    func replies() async throws {
        for (options, outcome) in [
            (["--reply-rcpt", "450 later"], SessionOutcome.postponed("450")),
            (["--reply-data", "452 full"], .postponed("452")), (["--reply-rcpt", "550 no"], .refused("550")),
        ] {
            try await MailSink.with(options) { sink async throws in
                let session = session(sink.port)
                #expect(await session.prepare() == nil)
                let found = await session.deliver(
                    try message(1), from: "obhut@blumen.example", before: .now + .seconds(20))
                #expect(found == outcome)
                await session.close()
            }
        }
        let nobody = session(1)
        #expect(await nobody.prepare() == "unreachable")
        await nobody.close()
    }
}
