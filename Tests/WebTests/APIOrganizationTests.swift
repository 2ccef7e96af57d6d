import Domain
import Foundation
import HTTPTypes
import Store
import TestSupport
import Testing

@testable import HTTPSupport

@Suite("Organisations over the API")
struct APIOrganizationTests {
    @Test("an organisation is stored with a reason, read, changed, found by its address, and listed in pages")
    func journey() async throws {
        try await APIWorld.run { world in
            var body = APIWorld.baeckerei
            body["processing"] = nil
            let refused = try await world.call(.post, "/organizations", .json(body))
            #expect(refused.status == 422 && refused.code == "processing-missing")
            let made = try await world.call(.post, "/organizations", .json(APIWorld.baeckerei))
            let id = try #require(made.object["id"] as? String)
            #expect(made.status == 201 && made.headers[.location] == "/api/v1/organizations/\(id)")
            #expect(made.object["vatId"] as? String == "DE123456789")
            #expect(made.object["url"] as? String == "https://www.baeckerei-gross.example")
            #expect(try await world.call(.get, "/organizations/\(id)").text == made.text)
            let owner = world.own.owner.id.uuidString.lowercased()
            let patch: [String: any Sendable] = ["industry": NSNull(), "owner": owner, "lifecycle": "former"]
            #expect(try await world.call(.patch, "/organizations/\(id)", .json(patch)).status == 428)
            let changed = try await world.call(
                .patch, "/organizations/\(id)", .json(patch), headers: [.ifMatch: "\"1\""])
            #expect(changed.status == 200 && changed.object["owner"] as? String == owner)
            #expect(changed.object["industry"] == nil && changed.headers[.eTag] == "\"2\"")
            let late = try await world.call(
                .patch, "/organizations/\(id)", .json(["name": "X"]), headers: [.ifMatch: "\"1\""])
            #expect(late.status == 412 && late.headers[.eTag] == "\"2\"")
            let wrong = try await world.call(
                .patch, "/organizations/\(id)", .json(["owner": UUID().uuidString]), headers: [.ifMatch: "*"])
            #expect(wrong.status == 422 && wrong.field == "owner")
            for query in [
                "kontakt%40baeckerei-gross.example", "%2B492214567-0", "0221%2045670", "groß", "baeckerei%20koeln",
            ] {
                let found = try await world.call(.get, "/organizations?q=\(query)")
                #expect(found.items.compactMap { $0["id"] as? String } == [id], "\(query)")
            }
            for number in 0..<4 {
                var other = APIWorld.baeckerei
                other["name"] = "Filiale \(number)"
                other["contactPoints"] = [["kind": "email", "value": "filiale\(number)@baeckerei.example"]]
                _ = try await world.organization(other)
            }
            var seen: Set<String> = []
            var cursor: String?
            repeat {
                let page = try await world.call(.get, "/organizations?limit=2" + (cursor.map { "&cursor=\($0)" } ?? ""))
                seen.formUnion(page.items.compactMap { $0["name"] as? String })
                cursor = page.nextCursor
            } while cursor != nil
            #expect(seen.count == 5)
            func names(_ query: String) async throws -> [String] {
                try await world.call(.get, "/organizations?\(query)").items.compactMap { $0["name"] as? String }
            }
            let byName = try await names("sort=name")
            #expect(byName.count == 5 && byName.dropFirst().elementsEqual((0..<4).map { "Filiale \($0)" }))
            #expect(try await names("sort=-name") == byName.reversed())
            #expect(try await names("lifecycle=former&owner=\(owner)") == [byName[0]])
            #expect(try await names("town=koeln").count == 5)
            #expect(try await names("town=Jena").isEmpty)
            #expect(try await names("q=filiale%203") == ["Filiale 3"])
            for wrong in ["lifecycle=friend", "owner=x", "country=de", "sort=height", "tag=x", "consent=x"] {
                #expect(try await world.call(.get, "/organizations?\(wrong)").status == 400, "\(wrong)")
            }
            // looking for somebody is told from looking through the list.
            let reads = try await world.call(.get, "/organizations/\(id)/reads?limit=200")
            let actions = Set(reads.items.compactMap { $0["action"] as? String })
            #expect(actions.isSuperset(of: ["organizations.list", "organizations.find", "organization.read"]))
        }
    }

    @Test("a person gets a place, it changes and goes; erasing the organisation takes it along and leaves a receipt")
    func employments() async throws {
        try await APIWorld.run { world in
            let person = try await world.person()
            let organization = try await world.organization()
            let path = "/people/\(person)/employments"
            let made = try await world.call(
                .post, path,
                .json(["organizationId": organization, "jobTitle": "Leiterin Einkauf", "since": "2019-04-01"]))
            let id = try #require(made.object["id"] as? String)
            #expect(made.status == 201 && made.headers[.location] == "/api/v1\(path)/\(id)")
            for wrong in [UUID().uuidString.lowercased(), person] {
                let answer = try await world.call(.post, path, .json(["organizationId": wrong]))
                #expect(answer.status == 422 && answer.field == "organizationId")
            }
            let backward = try await world.call(
                .patch, "\(path)/\(id)", .json(["until": "2018-01-01"]), headers: [.ifMatch: "\"1\""])
            #expect(backward.status == 422 && backward.field == "until")
            let changed = try await world.call(
                .patch, "\(path)/\(id)", .json(["since": NSNull(), "department": "Einkauf"]),
                headers: [.ifMatch: "\"1\""])
            #expect(changed.status == 200 && changed.object["since"] == nil)
            let hers = try await world.call(.get, path)
            #expect(hers.items.first?["organizationName"] as? String == "Bäckerei Groß")
            let its = try await world.call(.get, "/organizations/\(organization)/employments")
            #expect(its.items.first?["personName"] as? String == "Dr. Erika Müller-Lüdenscheidt")
            let second = try await world.call(.post, path, .json(["organizationId": organization]))
            let gone = second.object["id"] as? String ?? ""
            #expect(try await world.call(.delete, "\(path)/\(gone)").status == 204)
            #expect(try await world.call(.delete, "\(path)/\(gone)").status == 404)
            let plan = try await world.call(.get, "/organizations/\(organization)/erasure-plan")
            let entries = plan.object["entries"] as? [[String: Any]] ?? []
            #expect(entries.contains { $0["table"] as? String == "employment" && $0["count"] as? Int == 1 })
            let erased = try await world.call(
                .post, "/organizations/\(organization)/erasures", .json(["reason": "art-17-1-a"]))
            #expect(erased.status == 201)
            #expect(try await world.call(.get, path).items.isEmpty)
            #expect(try await world.call(.get, "/organizations/\(organization)").status == 404)
            #expect(
                try await world.call(.post, "/people/\(organization)/erasures", .json(["reason": "art-17-1-a"])).status
                    == 404)
        }
    }

    @Test("what was said stands in both timelines, is changed, deleted and brought back; the plan lists shared texts")
    func activities() async throws {
        try await APIWorld.run { world in
            let person = try await world.person()
            let organization = try await world.organization()
            let nobody = try await world.call(.post, "/activities", .json(["kind": "note", "text": "Wer?"]))
            #expect(nobody.status == 422 && nobody.field == "personIds")
            let stranger = try await world.call(
                .post, "/activities",
                .json(["kind": "note", "text": "Wer?", "personIds": [person, UUID().uuidString.lowercased()]]))
            #expect(stranger.status == 422 && stranger.field == "personIds")
            let made = try await world.call(
                .post, "/activities",
                .json([
                    "kind": "call", "subject": "Rückruf", "text": "Dienstags\nliefern", "organizationId": organization,
                    "personIds": [person], "happenedAt": "2026-11-20T09:30:00Z",
                ]))
            let id = try #require(made.object["id"] as? String)
            #expect(made.status == 201 && made.object["organizationId"] as? String == organization)
            for path in ["/people/\(person)/timeline", "/organizations/\(organization)/timeline"] {
                let timeline = try await world.call(.get, path)
                let calls = timeline.items.filter { $0["kind"] as? String == "call" }
                #expect(calls.count == 1 && (calls[0]["activity"] as? [String: Any])?["id"] as? String == id)
                #expect(timeline.items.contains { $0["kind"] as? String == "change" })
            }
            let plan = try await world.call(.get, "/people/\(person)/erasure-plan")
            #expect(plan.object["sharedActivityIds"] as? [String] == [id])
            let changed = try await world.call(
                .patch, "/activities/\(id)", .json(["text": NSNull(), "personIds": [String]()]),
                headers: [.ifMatch: "\"1\""])
            #expect(changed.status == 200 && changed.object["text"] == nil)
            #expect((changed.object["personIds"] as? [String])?.isEmpty == true)
            let empty = try await world.call(
                .patch, "/activities/\(id)", .json(["subject": NSNull()]), headers: [.ifMatch: "\"2\""])
            #expect(empty.status == 422 && empty.field == "text")
            #expect(try await world.call(.post, "/activities/\(id)/restorations").status == 404)
            #expect(try await world.call(.delete, "/activities/\(id)").status == 204)
            #expect(try await world.call(.get, "/activities/\(id)").status == 404)
            #expect(try await world.call(.get, "/activities").items.isEmpty)
            let restored = try await world.call(.post, "/activities/\(id)/restorations")
            #expect(restored.status == 201 && restored.object["subject"] as? String == "Rückruf")
            #expect(try await world.call(.get, "/activities").items.count == 1)
            let readOnly = try await world.member(.readOnly)
            #expect(try await world.call(.delete, "/activities/\(id)", as: readOnly).status == 403)
            #expect(try await world.call(.get, "/activities/\(id)", as: readOnly).status == 200)
        }
    }
}
