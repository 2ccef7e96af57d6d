import Domain
import Foundation
import HTTPTypes
import Operations
import Store
import TestSupport
import Testing

@testable import HTTPSupport

@Suite("Campaigns over the API")
struct APICampaignTests {
    private static let draft: [String: any Sendable] = [
        "name": "Herbst", "purpose": "newsletter", "subject": "Neues", "body": "Guten Tag",
    ]

    @Test("a draft is made, changed by its version, sent and halted; wrong input is named")
    func life() async throws {
        try await APIWorld.run { world in
            for (change, field) in [("name", ""), ("purpose", "nichts"), ("purpose", "sms-offers")] {
                var wrong = Self.draft
                wrong[change] = field
                let refused = try await world.call(.post, "/campaigns", .json(wrong))
                #expect(refused.status == 422 && refused.field == change, "\(change) \(field)")
            }
            let made = try await world.call(.post, "/campaigns", .json(Self.draft))
            #expect(made.status == 201 && made.headers[.eTag] == "\"1\"")
            #expect(made.object["senderName"] as? String == world.fixture.tenant.name)
            let id = try #require(made.object["id"] as? String)
            let path = "/campaigns/\(id)"
            #expect(try await world.call(.patch, path, .json(["name": "Neu"])).status == 428)
            let changed = try await world.call(
                .patch, path, .json(["name": "Neu", "town": "Köln"]), headers: [.ifMatch: "\"1\""])
            #expect(changed.status == 200 && changed.object["town"] as? String == "Köln")
            let late = try await world.call(.patch, path, .json(["name": "Alt"]), headers: [.ifMatch: "\"1\""])
            #expect(late.status == 412)
            let reach = try await world.call(.get, "\(path)/reach")
            #expect(reach.status == 200 && reach.object["permitted"] as? Int == 0)
            #expect(try await world.call(.get, "/campaigns").items.first?["state"] as? String == "draft")
            let sent = try await world.call(.post, "\(path)/sending")
            #expect(sent.status == 202 && sent.object["state"] as? String == "sending")
            let fixed = try await world.call(.patch, path, .json(["name": "Alt"]), headers: [.ifMatch: "*"])
            #expect(fixed.status == 409)
            #expect(try await world.call(.delete, "\(path)/sending").status == 204)
            #expect(try await world.call(.get, path).object["state"] as? String == "paused")
        }
    }

    @Test("whoever may only look neither writes nor sends, and others do not even look")
    func roles() async throws {
        try await APIWorld.run { world in
            let id = try #require(
                try await world.call(.post, "/campaigns", .json(Self.draft)).object["id"] as? String)
            let reader = try await world.token([.campaignsRead])
            #expect(try await world.call(.get, "/campaigns/\(id)/reach", as: reader.token).status == 200)
            #expect(try await world.call(.post, "/campaigns", .json(Self.draft), as: reader.token).status == 403)
            #expect(try await world.call(.post, "/campaigns/\(id)/sending", as: reader.token).status == 403)
            let other = try await world.token([.peopleRead])
            #expect(try await world.call(.get, "/campaigns", as: other.token).status == 403)
        }
    }
}
