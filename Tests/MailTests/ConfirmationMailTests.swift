import Domain
import Foundation
import Operations
import Store
import TestSupport
import Testing
import Vault

/// Confirmation messages, from a form to the mailbox and back.
@Suite("Mail that asks to confirm")
struct ConfirmationMailTests {
    private static let base = "https://obhut.example"
    private static let email = "Kaethe.Gross@Müller-Lüdenscheidt.example"

    private func sender(_ house: StoreFixture, port: Int) -> SendConfirmation {
        SendConfirmation(house.store, post: .local(port, links: Self.base))
    }

    private func consents(_ house: StoreFixture) -> ConsentUseCases {
        ConsentUseCases(house.store, declaration: .init(backupHorizonDays: 30, rootProvider: "file"))
    }

    private func ask(_ house: StoreFixture, _ language: String = "de") async throws {
        let subscribe = consents(house).subscribe
        let offer = try await subscribe.form("newsletter", of: house.tenant.slug)
        _ = try await subscribe(
            SignupInput(
                email: Self.email, purposes: ["newsletter", "raffle"], shown: offer.boxes.map(\.shown),
                language: language), to: offer)
    }

    /// Does every job that is due; answers how many there were.
    private func work(_ house: StoreFixture, _ sender: SendConfirmation) async throws -> Int {
        let jobs = try await house.store.node.claimJobs(sender.kinds, limit: 10, lease: sender.lease)
        for job in jobs { try await house.store.node.settle(job, try await sender(job)) }
        return jobs.count
    }

    /// The secret in a message's one link.
    private func secret(_ message: String) throws -> String {
        let links = MailSink.text(of: message).split(separator: "\n").filter { $0.contains("://") }
        #expect(links.count == 1, "one link, alone on its line")
        let start = "\(Self.base)/p/muster/confirm/"
        let link = try #require(links.first)
        #expect(link.hasPrefix(start) && link.wholeMatch(of: /[!-~]+/) != nil)
        return String(link.dropFirst(start.count))
    }

    @Test("R-14 the message is one text that says who, what, one link and what happens otherwise; nothing else")
    func naked() async throws {
        try await StoreFixture.with { house in
            try await ask(house)
            try await MailSink.with { sink async throws in
                let sender = sender(house, port: sink.port)
                #expect(try await work(house, sender) == 1)
                house.clock.advance(by: 3 * 86_400 - 1)
                #expect(try await work(house, sender) == 0, "R-17 no reminder")
                let message = try #require(try sink.messages().first)
                #expect(message.contains("X-To: Kaethe.Gross@xn--mller-ldenscheidt-"))
                #expect(message.contains("Content-Type: text/plain; charset=utf-8\r\n"))
                #expect(
                    message.contains("Content-Language: de\r\n") && message.contains("Auto-Submitted: auto-generated"))
                for word in ["multipart", "text/html", "List-Unsubscribe", "<img", "cid:", "www."] {
                    #expect(!message.contains(word), "\(word)")
                }
                let text = MailSink.text(of: message)
                for word in ["Muster & Söhne GmbH", "Newsletter und Gewinnspiel", "Wenn Sie nichts tun"] {
                    #expect(text.contains(word), "\(word)")
                }
                guard case .confirmed = try await consents(house).confirm(try secret(message), of: "muster").outcome
                else {
                    Issue.record("not confirmed")
                    return
                }
            }
        }
    }

    @Test("R-13 the proof names the message that was sent: its id, and the hash of what was handed over")
    func proof() async throws {
        try await StoreFixture.with { house in
            try await ask(house, "en")
            try await MailSink.with { sink async throws in
                #expect(try await work(house, sender(house, port: sink.port)) == 1)
                let message = try #require(try sink.messages().first)
                #expect(message.contains("Content-Language: en\r\n") && message.contains("Subject: Please confirm"))
                let outcome = try await consents(house).confirm(try secret(message), of: "muster").outcome
                guard case .confirmed(let person, _) = outcome else {
                    Issue.record("not confirmed")
                    return
                }
                let history = try await consents(house).read.history(of: person, limit: 10, by: house.actor)
                let detail = try #require(history.first { $0.state == .given }?.detail)
                let id = try #require(detail.messageID)
                #expect(message.contains("Message-ID: <\(id)@muster.example>"))
                // What the sink adds stands before the message's own headers.
                let start = try #require(message.range(of: "\r\nFrom: "))
                let sent = Array(message[start.lowerBound...].utf8.dropFirst(2))
                #expect(detail.renderedHash == Blake2b.hash(sent, size: 32))
                #expect(history.first { $0.state == .given }?.keptWording?.hasPrefix("Yes, ") == true)
            }
        }
    }

    @Test("While no mail server takes it the token does not exist; the one that arrives is good for three days")
    func waiting() async throws {
        try await StoreFixture.with { house in
            try await ask(house)
            #expect(try await work(house, sender(house, port: 1)) == 1)
            let queue = MessageQueue(house.store)
            let job = try #require(try await queue.list(limit: 10).jobs.first)
            #expect(job.kind == .confirmationMail && job.lastCode == "unreachable" && job.state == .waiting)
            house.clock.advance(by: 2 * 86_400)
            try await MailSink.with { sink async throws in
                #expect(try await work(house, sender(house, port: sink.port)) == 1)
                let secret = try secret(try #require(try sink.messages().first))
                house.clock.advance(by: 72 * 3_600 - 1)
                #expect(try await consents(house).confirm.look(secret, of: "muster").ending == nil)
                house.clock.advance(by: 1)
                #expect(try await consents(house).confirm.look(secret, of: "muster").ending == .over)
                #expect(try await consents(house).confirm(secret, of: "muster").outcome == .over)
            }
        }
    }

    @Test("A message whose sign-up is gone is not sent, and one that is refused is kept for people to see")
    func pointless() async throws {
        try await StoreFixture.with { house in
            try await ask(house)
            try await MailSink.with(["--reply-rcpt", "550 5.1.1 unknown"]) { sink async throws in
                #expect(try await work(house, sender(house, port: sink.port)) == 1)
            }
            let job = try #require(try await MessageQueue(house.store).list(limit: 10).jobs.first)
            #expect(job.state == .dead && job.lastCode == "550")
            house.clock.advance(by: FrontDoorRule.unsentPeriod)
            #expect(try await ExpireSignups(house.store)() == 1)
            try await MessageQueue(house.operatorStore).retry(job.id)
            try await MailSink.with { sink async throws in
                #expect(try await work(house, sender(house, port: sink.port)) == 1)
                #expect(try sink.messages().isEmpty)
            }
        }
    }
}
