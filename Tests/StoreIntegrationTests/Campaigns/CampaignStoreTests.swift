import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing
import Vault

/// What campaigns leave, and what becomes of it with the people it went to.
struct CampaignStoreTests {
    private func draft(_ world: ConsentWorld) async throws -> UUID {
        try await ManageCampaigns(world.fixture.store).create(
            CampaignContent(name: "Herbst", purpose: "newsletter", senderName: "Wir", subject: "Neues", body: "Tee"),
            by: world.fixture.actor
        ).id
    }

    private func planned(_ world: ConsentWorld) async throws -> (campaign: UUID, scope: TenantScope) {
        let store = world.fixture.store
        let id = try await draft(world)
        let scope = store.scoped(to: .system(in: world.fixture.tenant.id))
        let campaign = try await ManageCampaigns(store).start(id, by: world.fixture.actor)
        while try await scope.planCampaign(id, campaign.content) {}
        return (id, scope)
    }

    private func handOver(_ person: UUID, _ campaign: UUID, _ scope: TenantScope) async throws -> Bool {
        let link = PersonLink(.message, hash: RandomToken().hash, channel: .email)
        let message = OutgoingMessage(to: person, token: RandomToken().hash, link: link)
        guard case .given(let letters) = try await scope.handOver(campaign, for: "newsletter", [message]) else {
            return false
        }
        return letters[person] != nil
    }

    @Test("R-49 an erasure takes every message of hers and every link along")
    func erasure() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let person = try await world.subscriber()
            let (campaign, scope) = try await planned(world)
            #expect(try await handOver(person, campaign, scope))
            #expect(try await world.count("SELECT count(*) FROM delivery WHERE state = 'handed-over'") == 1)
            let plan = try await fixture.store.scoped(to: fixture.actor).erasureFacts(of: person)
            #expect(plan.sets.contains(ErasableSet(table: "delivery", compartment: .marketing, count: 1)))
            _ = try await fixture.erase(person, reason: .noLongerNeeded, suppress: false, by: fixture.actor)
            #expect(try await world.count("SELECT count(*) FROM delivery") == 0)
            #expect(try await world.count("SELECT count(*) FROM person_link") == 0)
        }
    }

    @Test("Joined records keep what went to either, and get nothing twice")
    func merge() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let kept = try await world.subscriber("anna.gross@kunden.example")
            let dropped = try await world.subscriber("anna@kunden.example")
            let (campaign, scope) = try await planned(world)
            #expect(try await handOver(dropped, campaign, scope))
            _ = try await MergePeople(fixture.store, declaration: world.declaration)(
                MergeOrder(kept: kept, dropped: dropped), by: fixture.actor)
            #expect(try await !handOver(kept, campaign, scope))
            #expect(
                try await world.count(
                    "SELECT count(*) FROM delivery WHERE state = 'handed-over' AND subject_id = \(kept)") == 1)
            #expect(try await world.count("SELECT count(*) FROM delivery") == 1)
        }
    }

    @Test("R-42 whoever asks what is kept of her is told what was sent to her, and why")
    func disclosure() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let person = try await world.subscriber()
            let (campaign, scope) = try await planned(world)
            #expect(try await handOver(person, campaign, scope))
            let reader = fixture.store.scoped(to: fixture.actor)
            let records = try await reader.disclosedRecords(of: try await reader.person(person))
            let message = try #require(records.messages.first)
            #expect(message.subject == "Neues" && message.basis == "consent" && message.state == .handedOver)
        }
    }

    @Test("The links that a newsletter makes are no news for the directory: it does not fill anew after each")
    func feed() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let person = try await world.subscriber()
            let (campaign, scope) = try await planned(world)
            let position = try await scope.beginDirectory().position
            #expect(try await handOver(person, campaign, scope))
            #expect(try await world.count("SELECT count(*) FROM person_link WHERE kind = 'message'") == 1)
            #expect(try await scope.changes(since: position).subjects == [])
        }
    }

    @Test("Of many people only those in the town and with the tags are meant, and each reason is counted once")
    func reach() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            _ = try await LoadDemo(fixture.store)(people: 60, by: fixture.actor)
            let scope = fixture.store.scoped(to: fixture.actor)
            var content = CampaignContent(name: "A", purpose: "newsletter", senderName: "Wir")
            let all = try await scope.reach(of: content)
            #expect(all.people == 60 && all.permitted == 20 && all.blocked == ["consent-not-confirmed": 40])
            content.town = "köln"
            let some = try await scope.reach(of: content)
            #expect(some.people > 0 && some.people < 60 && some.permitted <= some.people)
            content.tags = [UUID()]
            #expect(try await scope.reach(of: content) == CampaignReach())
            let list = try await scope.campaigns(limit: 1)
            #expect(list.first?.state == .draft && list.first?.content.purpose == "newsletter")
            _ = world
        }
    }

    @Test("What was changed in a campaign behind the log's back is found")
    func tampered() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let id = try await draft(world)
            let client = fixture.database.smallClient(as: .superuser)
            _ = try await client.segment(["UPDATE campaign SET body = 'anders'"], lane: .write)
            let findings = try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).findings
            #expect(findings.contains { $0.code == "row-changed" && "\($0)".contains("campaign") }, "\(id)")
        }
    }
}
