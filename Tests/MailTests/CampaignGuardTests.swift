import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing
import Vault

@testable import Mail

/// What large mailbox providers ask of whoever writes to many.
@Suite("Guards of campaigns")
struct CampaignGuardTests {
    private static let set = ["blumen.test=v=spf1 mx -all", "_dmarc.blumen.test=v=DMARC1; p=reject"]

    private func server(_ host: String = "mail.blumen.test", _ port: Int = 25) -> SMTPServer {
        SMTPServer(host: host, port: port, security: .opportunistic, connectLimit: 1, overallLimit: 120)
    }

    @Test("R-32 a domain is set up that says who sends for it and what to do with others, itself or above it")
    func domains() async throws {
        for (records, sender, standing) in [
            (Self.set, "obhut@blumen.test", SenderDomain.Standing.ready),
            (Self.set, "obhut@Blumen.Test", .ready),
            (Self.set + ["news.blumen.test=v=spf1 -all"], "obhut@news.blumen.test", .ready),
            ([Self.set[0]], "obhut@blumen.test", .notSetUp),
            ([Self.set[1], "blumen.test=v=spf10"], "obhut@blumen.test", .notSetUp),
            ([], "obhut@blumen.test", .notSetUp),
        ] {
            try await NameServer.with(records) { port in
                #expect(
                    await SenderDomain(of: sender, server: server(), port: port).standing() == standing, "\(records)")
            }
        }
        #expect(await SenderDomain(of: "obhut@blumen.example", server: server(), port: 1).standing() == .ready)
        #expect(await SenderDomain(of: "a@blumen.test", server: server("127.0.0.1"), port: 1).standing() == .ready)
        // Where it only is to be known how it stands, a relay of one's own hides nothing.
        #expect(await SenderDomain(of: "a@blumen.test", server: nil, port: 1).standing() == .unknown)
        #expect(SenderDomain(of: "a@blumen.test", server: nil).isReserved == false)
        #expect(await SenderDomain(of: "a@blumen.test", server: server(), port: 1).standing() == .unknown)
    }

    @Test("Any bytes of a name server are read without a trap")
    func fuzz() {
        var generator = SystemRandomNumberGenerator()
        let head: [UInt8] = [0, 0, 0x81, 0x80, 0, 1, 0, 2, 0, 0, 0, 0]
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 0...80)).map { _ in UInt8.random(in: 0...255, using: &generator) }
            _ = TextRecords(bytes)
            _ = TextRecords(head + bytes)
        }
    }

    @Test("R-32 what goes to more than fifty waits until the sender's domain is set up; what goes to fewer does not")
    func many() async throws {
        try await StoreFixture.with { house in
            let world = CampaignWorld(house: house)
            _ = try await world.subscribers(CampaignReach.unguarded)
            try await NameServer.with([]) { names in
                try await MailSink.with { sink async throws in
                    let sender = SendCampaign(
                        house.store,
                        post: .local(
                            sink.port, links: CampaignWorld.base,
                            domain: SenderDomain(of: "obhut@blumen.test", server: server(), port: names)))
                    let few = try await world.draft()
                    _ = try await world.campaigns.start(few, by: house.actor)
                    #expect(try await world.work(sender) == [.done])
                    #expect(try sink.messages().count == CampaignReach.unguarded)
                    _ = try await world.subscriber("noch-eine@kunden.example")
                    let many = try await world.draft()
                    _ = try await world.campaigns.start(many, by: house.actor)
                    #expect(try await world.work(sender) == [.done])
                    let campaign = try await world.campaigns.one(many, by: house.actor)
                    #expect(campaign.state == .paused && campaign.pauseCode == "sender-domain")
                    #expect(try sink.messages().count == CampaignReach.unguarded)
                }
            }
        }
    }

    @Test("R-32 whoever calls it spam gets nothing more, and three in a thousand halt the campaign")
    func complaints() async throws {
        try await StoreFixture.with { house in
            let world = CampaignWorld(house: house)
            let people = try await world.subscribers(3)
            let care = ProcessingStatement(purpose: "customer-care", legalBasis: .contract, source: "Auftrag")
            for person in people { _ = try await ChangePerson(house.store).add(care, to: person, by: house.actor) }
            let id = try await world.draft()
            _ = try await world.campaigns.start(id, by: house.actor)
            #expect(try await world.work(world.sender(1)) == [.postponed("unreachable")])
            let scope = house.store.scoped(to: .system(in: house.tenant.id))
            let token = String(repeating: "0a", count: BounceNotice.tokenLength / 2)
            let message = OutgoingMessage(
                to: people[0], token: RandomToken.hash(of: token),
                link: PersonLink(.message, hash: RandomToken().hash, channel: .email))
            _ = try await scope.handOver(id, for: "newsletter", [message])
            try await scope.settleAccepted([message.token])
            let take = TakeBounce(house.operatorStore, declaration: world.declaration)
            let report = Array(
                "Content-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nOriginal-Mail-From: <obhut+b-\(token)@muster.example>\r\n"
                    .utf8)
            for _ in 1...2 {
                let outcome = try await take(report) { StoreFixture.actor($0.id) }
                #expect(outcome == .complaint)
                #expect(
                    try await world.number("SELECT complaints FROM campaign") == 1, "a second notice counts nothing")
            }
            let campaign = try await world.campaigns.one(id, by: house.actor)
            #expect(campaign.state == .paused && campaign.pauseCode == "complaints")
            #expect(campaign.counts.reasons["complaint"] == 1)
            let reach = try await world.campaigns.reach(id, by: house.actor)
            #expect(reach.people == 3 && reach.permitted == 2)
        }
    }
}
