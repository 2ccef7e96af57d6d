import Domain
import Foundation
import Operations
import Store
import TestSupport
import Testing
import Vault

/// Messages about requests, from a form to the mailbox and back.
@Suite("Mail about requests")
struct RequestMailTests {
    private static let base = "https://obhut.example"
    private static let email = "Anna.Gross@Kunden.example"

    private func sender(_ house: StoreFixture, port: Int) -> SendRequestMail {
        SendRequestMail(house.store, post: .local(port, links: Self.base))
    }

    private func requests(_ house: StoreFixture) -> RequestUseCases {
        RequestUseCases(house.store, declaration: .init(backupHorizonDays: 30, rootProvider: "file"))
    }

    private func ask(_ house: StoreFixture, _ kind: RequestKind) async throws {
        let door = requests(house).door
        try await door(
            kind: kind.rawValue, email: Self.email, language: "de", to: try await door.form(of: house.tenant.slug))
    }

    /// Does every job that is due; answers how many there were.
    private func work(_ house: StoreFixture, _ sender: SendRequestMail) async throws -> Int {
        let jobs = try await house.store.node.claimJobs(sender.kinds, limit: 10, lease: sender.lease)
        for job in jobs { try await house.store.node.settle(job, try await sender(job)) }
        return jobs.count
    }

    /// The end of a message's one link.
    private func link(_ message: String) throws -> String {
        let links = MailSink.text(of: message).split(separator: "\n").filter { $0.contains("://") }
        #expect(links.count == 1, "one link, alone on its line")
        let start = "\(Self.base)/p/muster/requests/"
        let link = try #require(links.first)
        #expect(link.hasPrefix(start) && link.wholeMatch(of: /[!-~]+/) != nil)
        return String(link.dropFirst(start.count))
    }

    @Test("The message that asks whose request it is is one text with one link, and no reminder; its link confirms")
    func naked() async throws {
        try await StoreFixture.with { house in
            let anna = try await CreatePerson(house.store)(StoreFixture.anna, by: house.actor)
            try await ask(house, .access)
            try await MailSink.with { sink async throws in
                let sender = sender(house, port: sink.port)
                #expect(try await work(house, sender) == 1)
                house.clock.advance(by: RequestRule.linkPeriod - 1)
                #expect(try await work(house, sender) == 0)
                let message = try #require(try sink.messages().first)
                for word in ["multipart", "text/html", "List-Unsubscribe", "<img", "cid:", "www."] {
                    #expect(!message.contains(word), "\(word)")
                }
                #expect(MailSink.text(of: message).contains("Muster & Söhne GmbH"))
                let secret = try link(message)
                let look = try await requests(house).door.confirm(secret, of: "muster")
                #expect(look.isNew && look.request?.person == anna)
            }
        }
    }

    @Test("R-43 the package's link comes by mail after the release, is good for a week, and fulfils the request")
    func package() async throws {
        try await StoreFixture.with { house in
            _ = try await CreatePerson(house.store)(StoreFixture.anna, by: house.actor)
            let useCases = requests(house)
            try await ask(house, .portability)
            try await MailSink.with { sink async throws in
                let sender = sender(house, port: sink.port)
                #expect(try await work(house, sender) == 1)
                let secret = try link(try #require(try sink.messages().first))
                let id = try #require(try await useCases.door.confirm(secret, of: "muster").request).id
                _ = try await useCases.answer.release(id, by: house.actor)
                #expect(try await work(house, sender) == 1)
                let messages = try sink.messages()
                let found = try #require(messages.first { MailSink.text(of: $0).contains("/package") })
                let end = try link(found)
                #expect(end.hasSuffix("/package") && !end.contains(secret))
                let token = String(end.dropLast("/package".count))
                #expect(try await useCases.read.one(id, by: house.actor).state == .fulfilled)
                house.clock.advance(by: RequestRule.packagePeriod - 1)
                #expect(try await useCases.door.fetch(token, of: "muster").name.hasSuffix(".zip"))
                house.clock.advance(by: 1)
                await #expect(throws: Refusal.self) { try await useCases.door.fetch(token, of: "muster") }
            }
        }
    }

    @Test("R-43 the link goes to the address that is on her record when the message leaves, not when it was released")
    func corrected() async throws {
        try await StoreFixture.with { house in
            let anna = try await CreatePerson(house.store)(StoreFixture.anna, by: house.actor)
            let useCases = requests(house)
            let request = try await useCases.open(
                OpenRequest.Entry(kind: .access, person: anna, contact: nil), by: house.actor)
            _ = try await useCases.answer.release(request.id, by: house.actor)
            _ = try await ChangePerson(house.store)(anna, version: nil, by: house.actor) { edit in
                edit.profile.contactPoints = [ContactPoint(kind: .email, value: "richtig@kunden.example")]
            }
            try await MailSink.with { sink async throws in
                #expect(try await work(house, sender(house, port: sink.port)) == 1)
                #expect(try #require(try sink.messages().first).contains("richtig@kunden.example"))
            }
        }
    }

    @Test("R-37 R-38 she is told of an extension, and of a refusal with its reason and her remedies; not of a proposal")
    func answers() async throws {
        try await StoreFixture.with { house in
            let useCases = requests(house)
            let anna = try await CreatePerson(house.store)(StoreFixture.anna, by: house.actor)
            let request = try await useCases.open(
                OpenRequest.Entry(kind: .rectification, person: anna, contact: Self.email), by: house.actor)
            _ = try await useCases.answer.extend(
                request.id, months: 1, reason: .complexity, text: "Wir suchen noch.", by: house.actor)
            try await MailSink.with { sink async throws in
                let sender = sender(house, port: sink.port)
                #expect(try await work(house, sender) == 1)
                let later = MailSink.text(of: try #require(try sink.messages().first))
                #expect(later.contains("Wir suchen noch.") && later.contains("Art. 12 Abs. 3"))
                _ = try await useCases.answer.refuse(
                    request.id, reason: .unfounded, text: "Die Angabe stimmt.", remedies: nil, by: house.actor)
                #expect(try await work(house, sender) == 0)
                let second = Actor(
                    tenant: house.tenant.id, member: UUID(), role: .privacyOfficer, purpose: "operation", via: .session)
                _ = try await useCases.answer.refuse(request.id, reason: nil, text: nil, remedies: nil, by: second)
                #expect(try await work(house, sender) == 1)
                let refused = try #require(
                    try sink.messages().map(MailSink.text).first { $0.contains("lehnen wir ab") })
                #expect(refused.contains("Die Angabe stimmt.") && refused.contains("Art. 77"))
            }
        }
    }

    @Test("While no mail server takes it no link exists, and it does not age")
    func waiting() async throws {
        try await StoreFixture.with { house in
            try await ask(house, .erasure)
            #expect(try await work(house, sender(house, port: 1)) == 1)
            house.clock.advance(by: 2 * 86_400)
            try await MailSink.with { sink async throws in
                #expect(try await work(house, sender(house, port: sink.port)) == 1)
                let secret = try link(try #require(try sink.messages().first))
                house.clock.advance(by: RequestRule.linkPeriod - 1)
                #expect(try await requests(house).door.look(secret, of: "muster").isConfirmable)
                house.clock.advance(by: 1)
                #expect(try await requests(house).door.look(secret, of: "muster").isConfirmable == false)
            }
        }
    }
}
