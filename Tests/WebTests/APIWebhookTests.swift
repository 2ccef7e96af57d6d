import Domain
import Foundation
import HTTPTypes
import Operations
import Testing

@testable import HTTPSupport

@Suite("Webhooks over the API")
struct APIWebhookTests {
    private static let order: [String: any Sendable] = [
        "url": "https://versand.example/obhut", "events": ["person.created", "person.erased"],
    ]

    @Test("a webhook is made, changed by its version, and removed; a wrong address or event is named")
    func life() async throws {
        try await APIWorld.run { world in
            for (url, status) in [("http://versand.example/", 422), ("https://a:b@versand.example/", 422), ("", 422)] {
                let refused = try await world.call(
                    .post, "/webhooks", .json(["url": url, "events": ["person.created"]]))
                #expect(refused.status == status && refused.field == "url", "\(url)")
            }
            let unknown = try await world.call(
                .post, "/webhooks", .json(["url": "https://x.example", "events": ["x"]]))
            #expect(unknown.status == 422 && unknown.field == "events[0]")
            let none = try await world.call(
                .post, "/webhooks", .json(["url": "https://x.example", "events": [String]()]))
            #expect(none.status == 422 && none.field == "events")
            let made = try await world.call(.post, "/webhooks", .json(Self.order))
            #expect(made.status == 201 && made.headers[.eTag] == "\"1\"")
            let id = try #require(made.object["id"] as? String)
            let keys = made.object["publicKeys"] as? [String] ?? []
            #expect(keys.count == 1 && keys.allSatisfy { $0.hasPrefix("whpk_") })
            let paused = APIBody.json(["state": "paused"])
            #expect(try await world.call(.patch, "/webhooks/\(id)", paused).status == 428)
            let changed = try await world.call(.patch, "/webhooks/\(id)", paused, headers: [.ifMatch: "\"1\""])
            #expect(changed.status == 200 && changed.object["state"] as? String == "paused")
            let late = try await world.call(.patch, "/webhooks/\(id)", paused, headers: [.ifMatch: "\"1\""])
            #expect(late.status == 412)
            let disabled = try await world.call(
                .patch, "/webhooks/\(id)", .json(["state": "disabled"]), headers: [.ifMatch: "*"])
            #expect(disabled.status == 422 && disabled.field == "state")
            #expect(try await world.call(.delete, "/webhooks/\(id)").status == 204)
            #expect(try await world.call(.get, "/webhooks/\(id)").status == 404)
        }
    }

    @Test("what happens waits to be told; it is nobody's business but that of those who may change settings")
    func deliveries() async throws {
        try await APIWorld.run { world in
            let made = try await world.call(.post, "/webhooks", .json(Self.order))
            let id = try #require(made.object["id"] as? String)
            let person = try await world.person()
            let told = try await world.call(.get, "/webhooks/\(id)/deliveries")
            #expect(told.items.count == 1 && told.items.first?["event"] as? String == "person.created")
            #expect(told.items.first?["resourceIds"] as? [String] == [person])
            let delivery = try #require(told.items.first?["id"] as? String)
            let again = try await world.call(.post, "/webhooks/\(id)/deliveries/\(delivery)/attempts")
            #expect(again.status == 409, "it waits already")
            let reader = try await world.token([.settingsRead, .peopleRead])
            for path in ["/webhooks", "/webhooks/\(id)", "/webhooks/\(id)/deliveries"] {
                #expect(try await world.call(.get, path, as: reader.token).status == 403, "\(path)")
            }
        }
    }
}
