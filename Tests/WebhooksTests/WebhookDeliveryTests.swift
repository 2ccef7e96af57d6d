import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing
import Vault
import Webhooks

/// From what happens to the receiver's answer.
struct WebhookDeliveryTests {
    private func worker(_ house: StoreFixture, allowsLoopback: Bool = true) -> SendWebhook {
        SendWebhook(house.store, client: WebhookClient(AddressGuard(allowsLoopback: allowsLoopback)))
    }

    private func webhooks(_ house: StoreFixture) -> ManageWebhooks { ManageWebhooks(house.store, allowsLoopback: true) }

    /// Does every job that is due, up to `limit`; answers how they ended.
    private func work(_ house: StoreFixture, _ worker: SendWebhook, limit: Int = 10) async throws -> [JobOutcome] {
        var outcomes: [JobOutcome] = []
        for job in try await house.store.node.claimJobs(worker.kinds, limit: limit, lease: worker.lease) {
            let outcome = try await worker(job)
            try await house.store.node.settle(job, outcome)
            outcomes.append(outcome)
        }
        return outcomes
    }

    @Test("What happens is told in its transaction: kind and ids, nothing else, signed so that anybody can check it")
    func told() async throws {
        try await StoreFixture.with { house in
            try await WebhookReceiver.with { receiver in
                let webhook = try await webhooks(house).create(
                    url: receiver.url, events: [.personCreated, .personErased], by: house.actor)
                let id = try await CreatePerson(house.store)(StoreFixture.anna, by: house.actor)
                _ = try await ChangePerson(house.store)(id, version: nil, by: house.actor) {
                    $0.profile.familyName = "Nicht bestellt"
                }
                #expect(try await work(house, worker(house)) == [.done])
                #expect(try await work(house, worker(house)) == [], "done is done")
                let message = try #require(receiver.messages.first)
                #expect(receiver.messages.count == 1)
                let body = try #require(
                    JSONSerialization.jsonObject(with: Data(message.body)) as? [String: Any])
                #expect(Set(body.keys) == ["type", "timestamp", "webhookId", "data"])
                #expect(body["type"] as? String == "person.created")
                #expect(body["webhookId"] as? String == webhook.id.uuidString.lowercased())
                #expect((body["data"] as? [String: [String]]) == ["ids": [id.uuidString.lowercased()]])
                for value in ["Groß", "Gross", "Anna", "23125", "Auftrag"] {
                    #expect(!(message.head + String(decoding: message.body, as: UTF8.self)).contains(value))
                }
                let signature = try #require(message.header("webhook-signature"))
                #expect(signature.hasPrefix("v1a,"))
                let key = try #require(webhooks(house).publicKeys.first)
                let time = Int64(message.header("webhook-timestamp") ?? "") ?? 0
                let messageID = try #require(message.header("webhook-id"))
                #expect(
                    Ed25519.verify(
                        signature: Array(Data(base64Encoded: String(signature.dropFirst(4))) ?? Data()),
                        webhook: messageID, timestamp: time, body: message.body,
                        publicKey: Array(Data(base64Encoded: String(key.dropFirst(5))) ?? Data())))
                let told = try await webhooks(house).deliveries(of: webhook.id, limit: 10, by: house.actor)
                #expect(told.map(\.state) == [.delivered] && told.map(\.resources) == [[id]])
            }
        }
    }

    @Test("What did not happen, is not asked for, or happens elsewhere is not told")
    func untold() async throws {
        try await StoreFixture.with { house in
            let events = try await webhooks(house).create(
                url: "https://versand.example/", events: [.personUpdated], by: house.actor)
            let id = try await CreatePerson(house.store)(StoreFixture.anna, by: house.actor)
            await #expect(throws: Refusal.self) {
                try await ChangePerson(house.store)(id, version: 7, by: house.actor) {
                    $0.profile.familyName = "Zu spät"
                }
            }
            let (other, _) = try await house.otherTenant()
            let foreign = StoreFixture.actor(other.id)
            _ = try await webhooks(house).create(
                url: "https://versand.example/", events: Set(WebhookEvent.allCases), by: foreign)
            _ = try await ChangePerson(house.store)(id, version: nil, by: house.actor) {
                $0.profile.familyName = "Groß-Schmidt"
            }
            #expect(try await webhooks(house).deliveries(of: events.id, limit: 10, by: house.actor).count == 1)
            let theirs = try #require(try await webhooks(house).list(limit: 10, by: foreign).first)
            #expect(try await webhooks(house).deliveries(of: theirs.id, limit: 10, by: foreign).isEmpty)
            await #expect(throws: Refusal.self) { try await webhooks(house).one(events.id, by: foreign) }
        }
    }

    @Test("A receiver that fails is tried again later, with its status for all to see; one that is gone is left alone")
    func failing() async throws {
        try await StoreFixture.with { house in
            try await WebhookReceiver.with([503, 302, 204, 410]) { receiver in
                let webhook = try await webhooks(house).create(
                    url: receiver.url, events: [.personCreated], by: house.actor)
                _ = try await CreatePerson(house.store)(StoreFixture.anna, by: house.actor)
                #expect(try await work(house, worker(house)) == [.postponed("503")])
                #expect(try await webhooks(house).one(webhook.id, by: house.actor).failingSince != nil)
                #expect(try await work(house, worker(house)) == [], "not at once")
                house.clock.advance(by: 61)
                #expect(try await work(house, worker(house)) == [.postponed("302")], "nobody is followed")
                house.clock.advance(by: 121)
                #expect(try await work(house, worker(house)) == [.done])
                let told = try await webhooks(house).deliveries(of: webhook.id, limit: 10, by: house.actor)
                #expect(told.map(\.attempts) == [3] && told.map(\.state) == [.delivered])
                #expect(try await webhooks(house).one(webhook.id, by: house.actor).failingSince == nil)

                let delivery = try #require(told.first)
                _ = try await webhooks(house).resend(delivery.id, of: webhook.id, by: house.actor)
                await #expect(throws: Refusal.self, "it waits already") {
                    try await webhooks(house).resend(delivery.id, of: webhook.id, by: house.actor)
                }
                #expect(try await work(house, worker(house)) == [.done])
                #expect(try await webhooks(house).one(webhook.id, by: house.actor).state == .disabled)
                _ = try await CreatePerson(house.store)(StoreFixture.anna, by: house.actor)
                #expect(try await work(house, worker(house)) == [])
            }
        }
    }

    @Test("A receiver that failed is left alone for a minute, also with what else it should hear; nobody else waits")
    func rest() async throws {
        try await StoreFixture.with { house in
            try await WebhookReceiver.with([503]) { receiver in
                let (other, _) = try await house.otherTenant()
                let foreign = StoreFixture.actor(other.id)
                for actor in [house.actor, foreign] {
                    _ = try await webhooks(house).create(url: receiver.url, events: [.personCreated], by: actor)
                    _ = try await CreatePerson(house.store)(StoreFixture.anna, by: actor)
                    house.clock.advance(by: 1)
                }
                _ = try await CreatePerson(house.store)(StoreFixture.anna, by: house.actor)
                #expect(try await work(house, worker(house), limit: 1) == [.postponed("503")])
                #expect(try await work(house, worker(house)) == [.done], "the other business's")
                house.clock.advance(by: 61)
                #expect(try await work(house, worker(house)) == [.done, .done])
            }
        }
    }

    @Test("A delivery whose job has died can be sent again; one of a webhook that is paused ends without an attempt")
    func stuck() async throws {
        try await StoreFixture.with { house in
            try await WebhookReceiver.with { receiver in
                let webhook = try await webhooks(house).create(
                    url: receiver.url, events: [.personCreated], by: house.actor)
                _ = try await CreatePerson(house.store)(StoreFixture.anna, by: house.actor)
                let job = try #require(
                    try await house.store.node.claimJobs([.webhook], limit: 1, lease: 90).first)
                try await house.store.node.settle(job, .failed("internal"))
                let told = try await webhooks(house).deliveries(of: webhook.id, limit: 10, by: house.actor)
                let delivery = try #require(told.first)
                #expect(delivery.state == .waiting)
                _ = try await webhooks(house).resend(delivery.id, of: webhook.id, by: house.actor)
                _ = try await webhooks(house).change(webhook.id, version: nil, state: .paused, by: house.actor)
                #expect(try await work(house, worker(house)) == [.done])
                let ended = try await webhooks(house).deliveries(of: webhook.id, limit: 10, by: house.actor)
                #expect(ended.map(\.state) == [.failed] && ended.map(\.lastCode) == ["paused"])
                #expect(ended.map(\.attempts) == [0] && receiver.messages.isEmpty)
                #expect(try await webhooks(house).one(webhook.id, by: house.actor).failingSince == nil)
            }
        }
    }

    @Test("What many are told of at once is told a thousand at a time; restricting and lifting are told (Art. 19)")
    func portions() async throws {
        try await StoreFixture.with { house in
            let webhooks = webhooks(house)
            let webhook = try await webhooks.create(
                url: "https://versand.example/", events: [.personUpdated, .personRestricted, .personReleased],
                by: house.actor)
            _ = try await house.database.client(as: .owner).segment(
                [
                    "SELECT set_config('app.tenant', \(house.tenant.id.uuidString), true)",
                    """
                    INSERT INTO audit_entry (tenant_id, id, at, actor_kind, action, row_id)
                    SELECT \(house.tenant.id), gen_random_uuid(), \(house.clock.now), 'system', 'person.update',
                        gen_random_uuid() FROM generate_series(1, 1001)
                    """,
                ], lane: .write)
            let many = try await webhooks.deliveries(of: webhook.id, limit: 10, by: house.actor)
            #expect(many.map(\.resources.count).sorted() == [1, 1_000])
            #expect(Set(many.flatMap(\.resources)).count == 1_001)

            let id = try await CreatePerson(house.store)(StoreFixture.anna, by: house.actor)
            house.clock.advance(by: 60)
            _ = try await RestrictPerson(house.store)(id, reason: .contested, by: house.actor)
            house.clock.advance(by: 60)
            _ = try await RestrictPerson(house.store).lift(id, notifiedAt: house.clock.now, by: house.actor)
            let told = try await webhooks.deliveries(of: webhook.id, limit: 2, by: house.actor)
            #expect(told.map(\.event) == ["person.released", "person.restricted"])
            #expect(told.map(\.resources) == [[id], [id]])
        }
    }

    @Test("An answer is read to a limit, whatever its status says")
    func flood() async throws {
        try await WebhookReceiver.with([200], flood: 64 << 20) { receiver in
            let client = WebhookClient(AddressGuard(allowsLoopback: true))
            let message = WebhookMessage(url: receiver.url, headers: [], body: Array("{}".utf8))
            #expect(await client.deliver(message) == .accepted)
            while receiver.flooded == nil { await Task.yield() }
            let flooded = try #require(receiver.flooded)
            #expect(flooded < 32 << 20)
        }
    }

    @Test("After five days without an answer a webhook is disabled; made active again it starts afresh")
    func patience() async throws {
        try await StoreFixture.with { house in
            try await WebhookReceiver.with([Int](repeating: 500, count: 100)) { receiver in
                let webhook = try await webhooks(house).create(
                    url: receiver.url, events: [.personCreated], by: house.actor)
                for _ in 0..<7 {
                    _ = try await CreatePerson(house.store)(StoreFixture.anna, by: house.actor)
                    _ = try await work(house, worker(house))
                    house.clock.advance(by: 86_400)
                }
                #expect(try await webhooks(house).one(webhook.id, by: house.actor).state == .disabled)
                let back = try await webhooks(house).change(webhook.id, version: nil, state: .active, by: house.actor)
                #expect(back.state == .active && back.failingSince == nil)
            }
        }
    }

    @Test("An address that leads into our own network is not connected to, whatever it was when it was stored")
    func guarded() async throws {
        try await StoreFixture.with { house in
            try await WebhookReceiver.with { receiver in
                let url = "https://127.0.0.1:\(receiver.port)/"
                let webhook = try await webhooks(house).create(url: url, events: [.personCreated], by: house.actor)
                _ = try await CreatePerson(house.store)(StoreFixture.anna, by: house.actor)
                #expect(try await work(house, worker(house, allowsLoopback: false)) == [.done])
                let told = try await webhooks(house).deliveries(of: webhook.id, limit: 10, by: house.actor)
                #expect(told.map(\.state) == [.failed] && told.map(\.lastCode) == ["address-not-public"])
                #expect(receiver.messages.isEmpty)
            }
        }
    }

    @Test("There are twenty webhooks at most, also where two are made at once")
    func bounded() async throws {
        try await StoreFixture.with { house in
            let webhooks = webhooks(house)
            for index in 1..<WebhookRule.maximum {
                _ = try await webhooks.create(
                    url: "https://versand.example/\(index)", events: [.personCreated], by: house.actor)
            }
            let results = await withTaskGroup(of: Bool.self) { group in
                for index in 0..<4 {
                    group.addTask {
                        let made = try? await webhooks.create(
                            url: "https://versand.example/x\(index)", events: [.personCreated], by: house.actor)
                        return made != nil
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(results == 1)
            #expect(try await webhooks.list(limit: 100, by: house.actor).count == WebhookRule.maximum)
        }
    }
}
