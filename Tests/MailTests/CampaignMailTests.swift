import Domain
import Foundation
import Mail
import Operations
import Postgres
import Store
import TestSupport
import Testing
import Vault

/// Campaigns, from a draft to the mailbox and back.
@Suite("Campaigns that are sent")
struct CampaignMailTests {
    @Test("R-30, R-31, R-33 every message says who, why, where from, how to stop it and to object, and tracks nobody")
    func whole() async throws {
        try await StoreFixture.with { house in
            let world = CampaignWorld(house: house)
            let person = try await world.subscriber("kaethe.gross@kunden.example")
            let id = try await world.draft()
            _ = try await world.campaigns.start(id, by: house.actor)
            try await MailSink.with { sink async throws in
                #expect(try await world.work(world.sender(sink.port)) == [.done])
                let messages = try sink.messages()
                let message = try #require(messages.first)
                #expect(messages.count == 1 && message.contains("X-To: kaethe.gross@kunden.example"))
                let back = try #require(CampaignWorld.header("X-From", message))
                #expect(back.wholeMatch(of: /obhut\+b-[0-9a-f]{32}@muster\.example/) != nil)
                let link = try #require(CampaignWorld.header("List-Unsubscribe", message))
                #expect(
                    link.wholeMatch(of: /<https:\/\/obhut\.example\/p\/muster\/unsubscribe\/[A-Za-z0-9_-]+>/) != nil)
                #expect(CampaignWorld.header("List-Unsubscribe-Post", message) == "List-Unsubscribe=One-Click")
                #expect(message.contains("Content-Type: text/plain; charset=utf-8\r\n"))
                for word in ["multipart", "text/html", "<img", "http://"] { #expect(!message.contains(word)) }
                let text = MailSink.text(of: message)
                let address = String(link.dropFirst().dropLast())
                for word in [
                    "es gibt Tee.", "Frau Schäfer", "Muster & Söhne GmbH", "Newsletter", "Anmeldung im Laden",
                    "Ihr Recht auf Widerspruch", address, "/p/muster/preferences/",
                ] {
                    #expect(text.contains(word), "\(word)")
                }
                let token = try #require(address.split(separator: "/").last.map(String.init))
                _ = try await world.consents.unsubscribe(token, of: "muster")
                let gone = try await world.number("SELECT count(*) FROM delivery")
                #expect(gone == 0, "one click, and with her last reason she goes")
                _ = person
            }
            #expect(try await world.campaigns.one(id, by: house.actor).state == .sent)
        }
    }

    @Test("R-20 whoever withdraws, objects, is restricted or erased in between gets nothing; the others do, once")
    func gate() async throws {
        try await StoreFixture.with { house in
            let world = CampaignWorld(house: house)
            let people = try await world.subscribers(6)
            let care = ProcessingStatement(purpose: "customer-care", legalBasis: .contract, source: "Auftrag")
            for person in people.prefix(3) {
                _ = try await ChangePerson(house.store).add(care, to: person, by: house.actor)
            }
            let id = try await world.draft()
            _ = try await world.campaigns.start(id, by: house.actor)
            // The list stands, nothing is sent: nobody listens there.
            #expect(try await world.work(world.sender(1)) == [.postponed("unreachable")])
            #expect(try await world.counts(id)[.planned] == 6)
            try await world.withdraw(people[0])
            _ = try await world.consents.reduce(
                .objection, of: people[1], purposes: nil, channels: nil, source: nil, by: house.actor)
            _ = try await RestrictPerson(house.store)(
                people[2], reason: RestrictionReason.allCases[0], by: house.actor)
            _ = try await house.erase(people[3], reason: .noLongerNeeded, suppress: false, by: house.actor)
            house.clock.advance(by: 120)
            try await MailSink.with { sink async throws in
                #expect(try await world.work(world.sender(sink.port)) == [.done])
                #expect(try sink.messages().count == 2)
                let counts = try await world.counts(id)
                #expect(counts[.accepted] == 2 && counts[.skipped] == 3 && counts.total == 5)
                #expect(counts.reasons["restricted"] == 1)
                // Once more, as if the end of the job had been lost.
                _ = try await house.store.scoped(to: .system(in: house.tenant.id)).continueCampaign(id)
                #expect(try await world.work(world.sender(sink.port)) == [.done])
                #expect(try sink.messages().count == 2)
            }
        }
    }

    @Test("R-23 a consent that nobody used is pointed out after 18 months, and after 24 no message rests on it")
    func expiry() async throws {
        try await StoreFixture.with { house in
            let world = CampaignWorld(house: house)
            _ = try await world.subscribers(1)
            let id = try await world.draft()
            _ = try await world.campaigns.start(id, by: house.actor)
            #expect(try await world.work(world.sender(1)) == [.postponed("unreachable")])
            house.clock.advance(by: 17 * 30.5 * 86_400)
            #expect(try await world.campaigns.reach(id, by: house.actor) == CampaignReach(people: 1, permitted: 1))
            house.clock.advance(by: 2 * 30.5 * 86_400)
            let flagged = CampaignReach(people: 1, permitted: 1, stale: 1)
            #expect(try await world.campaigns.reach(id, by: house.actor) == flagged)
            house.clock.advance(by: 6 * 30.5 * 86_400)
            let reach = try await world.campaigns.reach(id, by: house.actor)
            #expect(reach == CampaignReach(people: 1, permitted: 0, blocked: ["consent-not-confirmed": 1]))
        }
    }

    @Test("A message that was handed over when the process died is never sent again")
    func once() async throws {
        try await StoreFixture.with { house in
            let world = CampaignWorld(house: house)
            let person = try await world.subscribers(1)[0]
            let id = try await world.draft()
            _ = try await world.campaigns.start(id, by: house.actor)
            #expect(try await world.work(world.sender(1)) == [.postponed("unreachable")])
            let scope = house.store.scoped(to: .system(in: house.tenant.id))
            let handed = try await scope.handOver(
                id, for: "newsletter", [CampaignWorld.outgoing(to: person)])
            guard case .given(let letters) = handed, let letter = letters[person] else {
                Issue.record("not handed over")
                return
            }
            #expect(letter.address == "kunde-1@kunden.example" && letter.basis == .consent)
            #expect(letter.source == "Anmeldung im Laden")
            house.clock.advance(by: 120)
            try await MailSink.with { sink async throws in
                #expect(try await world.work(world.sender(sink.port)) == [.done])
                #expect(try sink.messages().isEmpty)
            }
            let campaign = try await world.campaigns.one(id, by: house.actor)
            #expect(campaign.state == .sent && campaign.counts[.handedOver] == 1)
        }
    }

    @Test("Halted it hands nothing over; going on it begins where it stopped")
    func pause() async throws {
        try await StoreFixture.with { house in
            let world = CampaignWorld(house: house)
            _ = try await world.subscribers(3)
            let id = try await world.draft()
            _ = try await world.campaigns.start(id, by: house.actor)
            try await MailSink.with { sink async throws in
                #expect(try await world.campaigns.pause(id, by: house.actor).state == .paused)
                #expect(try await world.work(world.sender(sink.port)).isEmpty)
                #expect(try sink.messages().isEmpty)
                _ = try await world.campaigns.start(id, by: house.actor)
                _ = try await world.campaigns.start(id, by: house.actor)
                #expect(try await world.work(world.sender(sink.port)) == [.done])
                #expect(try sink.messages().count == 3)
            }
            let again = await #expect(throws: Refusal.self) { try await world.campaigns.start(id, by: house.actor) }
            #expect(again?.kind == .conflict)
        }
    }

    @Test("What the server puts off comes later, what it refuses does not, and ten refusals in a row halt the campaign")
    func refusals() async throws {
        try await StoreFixture.with { house in
            let world = CampaignWorld(house: house)
            _ = try await world.subscribers(24)
            let id = try await world.draft()
            _ = try await world.campaigns.start(id, by: house.actor)
            try await MailSink.with(["--reply-rcpt", "450 greylisted"]) { sink async throws in
                #expect(try await world.work(world.sender(sink.port)) == [.postponed("put-off")])
            }
            var counts = try await world.counts(id)
            #expect(counts[.planned] == 24 && counts.total == 24)
            #expect(try await world.number("SELECT count(*) FROM person_link") == 0, "nobody was told their secrets")
            house.clock.advance(by: 600)
            try await MailSink.with(["--reply-rcpt", "550 no such user"]) { sink async throws in
                #expect(try await world.work(world.sender(sink.port)) == [.done])
            }
            counts = try await world.counts(id)
            let campaign = try await world.campaigns.one(id, by: house.actor)
            #expect(campaign.state == .paused && campaign.pauseCode == "refused")
            // The other three connections have had one in hand.
            #expect((10...13).contains(counts[.bounced]) && counts[.planned] == 24 - counts[.bounced])
        }
    }

    @Test("A message that comes back for good ends all others to its address; notices of nobody's are dropped")
    func bounce() async throws {
        try await StoreFixture.with { house in
            let world = CampaignWorld(house: house)
            let people = try await world.subscribers(2)
            let id = try await world.draft()
            _ = try await world.campaigns.start(id, by: house.actor)
            try await MailSink.with { sink async throws in
                #expect(try await world.work(world.sender(sink.port)) == [.done])
                let messages = try sink.messages()
                let senders = messages.compactMap { CampaignWorld.header("X-From", $0) }
                #expect(Set(senders).count == 2)
                let take = TakeBounce(house.operatorStore, declaration: world.declaration)
                func notice(_ index: Int, _ action: String, _ status: String) -> [UInt8] {
                    Array("To: <\(senders[index])>\r\nAction: \(action)\r\nStatus: \(status)\r\n".utf8)
                }
                func told(_ notice: [UInt8]) async throws -> TakeBounce.Outcome {
                    try await take(notice) { StoreFixture.actor($0.id) }
                }
                #expect(try await told(notice(0, "delayed", "4.2.0")) == .delayed)
                let looked = try await take.look(notice(0, "failed", "5.1.1")) { StoreFixture.actor($0.id) }
                #expect(looked == .noted)
                #expect(try await world.counts(id)[.bounced] == 0, "who only looks changes nothing")
                #expect(try await told(notice(0, "failed", "5.1.1")) == .noted)
                #expect(try await told(notice(0, "failed", "5.1.1")) == .noted)
                #expect(try await told(Array("To: <x@y.example>".utf8)) == .dropped)
                let counts = try await world.counts(id)
                #expect(counts[.bounced] == 1 && counts[.accepted] == 1 && counts.reasons["5.1.1"] == 1)
                let next = try await world.draft()
                let reach = try await world.campaigns.reach(next, by: house.actor)
                #expect(reach.permitted == 1 && reach.blocked == ["address-bounced": 1])
                for person in people {
                    _ = try await house.erase(
                        person, reason: .noLongerNeeded, suppress: false, by: house.actor)
                }
                #expect(try await told(notice(1, "failed", "5.1.1")) == .dropped, "she is gone, and her token with her")
                #expect(try await world.number("SELECT count(*) FROM delivery") == 0)
            }
        }
    }

    @Test("After an objection only a fresh confirmation of her own opens the newsletter again")
    func reconfirmed() async throws {
        try await StoreFixture.with { house in
            let world = CampaignWorld(house: house)
            let person = try await world.subscriber("kaethe.gross@kunden.example")
            let care = ProcessingStatement(purpose: "customer-care", legalBasis: .contract, source: "Auftrag")
            _ = try await ChangePerson(house.store).add(care, to: person, by: house.actor)
            house.clock.advance(by: 60)
            _ = try await world.consents.reduce(
                .objection, of: person, purposes: nil, channels: nil, source: nil, by: house.actor)
            let id = try await world.draft()
            #expect(try await world.campaigns.reach(id, by: house.actor).permitted == 0)
            house.clock.advance(by: 60)
            let offer = try await world.consents.subscribe.form("newsletter", of: "muster")
            _ = try await world.consents.subscribe(
                SignupInput(
                    email: "kaethe.gross@kunden.example", purposes: ["newsletter"], shown: offer.boxes.map(\.shown),
                    language: "de"), to: offer)
            let secret = RandomToken()
            let scope = house.store.scoped(to: .system(in: house.tenant.id))
            let job = try #require(
                try await house.store.node.claimJobs([.confirmationMail], limit: 1, lease: 60).first?.reference)
            let signup = try #require(try await scope.signup(job))
            _ = try await scope.markSent(
                signup, token: (id: UUID(), hash: secret.hash), message: "m",
                rendered: [UInt8](repeating: 5, count: 32), expiresAt: house.clock.now.addingTimeInterval(3_600))
            guard case .confirmed = try await world.consents.confirm(secret.text, of: "muster").outcome else {
                Issue.record("not confirmed")
                return
            }
            #expect(try await world.campaigns.reach(id, by: house.actor).permitted == 1)
        }
    }

    @Test("The link of a message shows preferences for its week, and unsubscribes for ever")
    func links() async throws {
        try await StoreFixture.with { house in
            let world = CampaignWorld(house: house)
            _ = try await world.subscribers(1)
            let id = try await world.draft()
            _ = try await world.campaigns.start(id, by: house.actor)
            let found = try await MailSink.with { sink async throws in
                #expect(try await world.work(world.sender(sink.port)) == [.done])
                return try sink.messages().first?.firstMatch(of: /unsubscribe\/([A-Za-z0-9_-]+)>/).map { String($0.1) }
            }
            let secret = try #require(found)
            let preferences = world.consents.preferences
            #expect(try await preferences.look(secret, of: "muster").sheet?.lines.count == 1)
            house.clock.advance(by: SignupRule.preferencesPeriod)
            #expect(try await ExpireLinks(house.store)() == 0)
            #expect(try await preferences.look(secret, of: "muster").sheet == nil)
            _ = try await world.consents.unsubscribe(secret, of: "muster")
            #expect(try await world.number("SELECT count(*) FROM person_link") == 0, "she is gone, and it with her")
        }
    }
}
