import Domain
import Foundation
import HTTPTypes
import Store
import TestSupport
import Testing

@testable import HTTPSupport

@Suite("Members and tokens over the API")
struct APITokenTests {
    @Test("a token says who it speaks for, makes none wider than itself, and ends at once when revoked")
    func tokens() async throws {
        try await APIWorld.run { world in
            let me = try await world.call(.get, "/me")
            #expect(me.object["role"] as? String == "owner" && me.object["scopes"] as? [String] == ["all"])
            let later = Timestamp.string(world.fixture.clock.now.addingTimeInterval(86_400))
            let narrow = try await world.call(
                .post, "/tokens", .json(["scopes": ["members:write", "people:read"], "expiresAt": later]))
            #expect(narrow.status == 201)
            let token = try #require(narrow.object["token"] as? String)
            let id = try #require(narrow.object["id"] as? String)
            #expect(narrow.headers[.location] == "/api/v1/tokens/\(id)")
            let listed = try await world.call(.get, "/tokens/\(id)")
            #expect(
                listed.object["scopes"] as? [String] == ["members:write", "people:read"] && !listed.text.contains(token)
            )
            #expect(try await world.call(.get, "/people", as: token).status == 200)
            let wider = try await world.call(
                .post, "/tokens", .json(["scopes": ["people:write"], "expiresAt": later]), as: token)
            #expect(wider.status == 403 && wider.code == "scope-missing")
            #expect(try await world.call(.post, "/people", .json(APIWorld.erika), as: token).status == 403)
            #expect(try await world.call(.delete, "/tokens/\(id)").status == 204)
            #expect(try await world.call(.get, "/people", as: token).status == 401)
            #expect(try await world.call(.delete, "/tokens/\(id)").status == 204)
            #expect(try await world.call(.get, "/tokens/\(id)").object["revokedAt"] != nil)
        }
    }

    @Test("a token lives between now and a year")
    func lifetimes() async throws {
        try await APIWorld.run { world in
            for seconds in [-1, 0, 367 * 86_400, 1e11] as [TimeInterval] {
                let at = Timestamp.string(world.fixture.clock.now.addingTimeInterval(seconds))
                let answer = try await world.call(
                    .post, "/tokens", .json(["scopes": ["people:read"], "expiresAt": at]))
                #expect(answer.status == 422 && answer.field == "expiresAt", "\(at)")
            }
            for at in [
                "tomorrow", "2026-11-31T00:00:00Z", "2026-13-01T00:00:00Z", "2026-11-23", "0000-00-00T00:00:00Z", "",
            ] {
                let answer = try await world.call(
                    .post, "/tokens", .json(["scopes": ["people:read"], "expiresAt": at]))
                #expect(answer.status == 422 && answer.field == "expiresAt", "\(at)")
            }
            let at = Timestamp.string(world.fixture.clock.now.addingTimeInterval(60))
            let none = try await world.call(.post, "/tokens", .json(["scopes": [String](), "expiresAt": at]))
            #expect(none.status == 422 && none.field == "scopes")
            let unknown = try await world.call(
                .post, "/tokens", .json(["scopes": ["people:read", "world"], "expiresAt": at]))
            #expect(unknown.status == 422 && unknown.field == "scopes[1]")
        }
    }

    @Test("hundreds of dead tokens from one address each see 401, and a living one is not held up by them")
    func deadTokens() async throws {
        try await APIWorld.run { world in
            for number in 0..<400 {
                let answer = try await world.call(
                    .get, "/people", as: "obh_" + String(repeating: "\(number % 10)", count: 43))
                #expect(answer.status == 401)
            }
            #expect(try await world.call(.get, "/people").status == 200)
        }
    }

    @Test("an invited member has a place and an address nobody else has, invited again or not; lists come in pages")
    func members() async throws {
        try await APIWorld.run { world in
            var ids: Set<String> = [world.own.owner.id.uuidString.lowercased()]
            for number in 0..<4 {
                let order: [String: any Sendable] = [
                    "email": "m\(number)@muster.example", "name": "Mitglied \(number)", "role": "sales",
                ]
                let made = try await world.call(.post, "/members", .json(order))
                let id = try #require(made.object["id"] as? String)
                ids.insert(id)
                #expect(made.status == 201 && made.headers[.location] == "/api/v1/members/\(id)")
                #expect(try await world.call(.get, "/members/\(id)").object["state"] as? String == "invited")
                let twice = try await world.call(.post, "/members", .json(order))
                #expect(twice.status == 201 && twice.object["id"] as? String == id, "an open invitation is renewed")
            }
            // The neighbour may invite the same address: members of different businesses never meet.
            let neighbour = try await world.call(
                .post, "/members", .json(["email": "m0@muster.example", "role": "sales"]), as: world.foreign.token)
            #expect(neighbour.status == 201)
            for (path, expected) in [
                ("/members", ids), ("/purposes", ["customer-care", "newsletter", "raffle", "sms-offers"]),
            ] {
                var seen: [String] = []
                var cursor: String?
                repeat {
                    let page = try await world.call(.get, "\(path)?limit=2" + (cursor.map { "&cursor=\($0)" } ?? ""))
                    #expect(page.status == 200 && page.items.count <= 2)
                    seen += page.items.compactMap { ($0["id"] ?? $0["code"]) as? String }
                    cursor = page.nextCursor
                } while cursor != nil
                #expect(seen.count == expected.count && Set(seen) == Set(expected), "\(path)")
            }
        }
    }

    @Test("roles reach what their table says: a read-only member changes nothing, sales sees no audit log")
    func roles() async throws {
        try await APIWorld.run { world in
            for (role, reaches) in [
                (
                    Role.readOnly,
                    [
                        "/people": 200, "/audit": 403, "/imports": 403, "/tokens": 403, "/erasures": 403,
                        "/purposes": 200,
                    ]
                ),
                (.sales, ["/people": 200, "/audit": 403, "/imports": 200, "/tokens": 403, "/erasures": 403]),
                (.privacyOfficer, ["/people": 200, "/audit": 200, "/imports": 403, "/tokens": 403, "/erasures": 200]),
            ] {
                let token = try await world.member(role)
                for (path, status) in reaches {
                    #expect(try await world.call(.get, path, as: token).status == status, "\(role) \(path)")
                }
                let writes = try await world.call(.post, "/people", .json(APIWorld.erika), as: token).status
                #expect(writes == (role == .sales ? 201 : 403), "\(role)")
            }
        }
    }

    @Test("the audit log tells every change in order, in pages, without a personal value")
    func audit() async throws {
        try await APIWorld.run { world in
            let id = try await world.person()
            _ = try await world.call(.patch, "/people/\(id)", .json(["givenName": "Eva"]), headers: [.ifMatch: "*"])
            _ = try await world.call(.post, "/people/\(id)/erasures", .json(["reason": "art-17-1-a"]))
            var entries: [[String: Any]] = []
            var cursor: String?
            repeat {
                let page = try await world.call(.get, "/audit?limit=2" + (cursor.map { "&cursor=\($0)" } ?? ""))
                #expect(!page.text.contains("Erika") && !page.text.contains("kunden.example"))
                entries += page.items
                cursor = page.nextCursor
            } while cursor != nil
            #expect(Set(entries.compactMap { $0["id"] as? String }).count == entries.count)
            let actions = entries.filter { $0["subjectId"] as? String == id }.compactMap { $0["action"] as? String }
            #expect(
                Set(actions) == [
                    "person.erase", "ground.erase", "erasure.add", "person.update", "person.create", "ground.add",
                ])
            #expect(entries.first?["memberId"] as? String == world.own.owner.id.uuidString.lowercased())
        }
    }
}
