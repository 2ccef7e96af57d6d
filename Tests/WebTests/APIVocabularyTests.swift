import Domain
import Foundation
import HTTPTypes
import Operations
import Store
import TestSupport
import Testing

@Suite("Tags, fields and owners over the API")
struct APIVocabularyTests {
    private func patch(_ world: APIWorld, _ path: String, _ body: [String: any Sendable]) async throws -> APIAnswer {
        try await world.call(.patch, path, .json(body), headers: [.ifMatch: "*"])
    }

    @Test("a tag is unique whatever its case, is given by its label, and leaves everybody when it goes")
    func tags() async throws {
        try await APIWorld.run { world in
            let made = try await world.call(.post, "/tags", .json(["label": "  Groß   kunde "]))
            #expect(made.status == 201 && made.object["label"] as? String == "Groß kunde")
            let tag = try #require(made.object["id"] as? String)
            for label in ["GROSS KUNDE", "groß kunde"] {
                let again = try await world.call(.post, "/tags", .json(["label": label]))
                #expect(again.status == 409 && again.code == "already-exists" && again.field == "label")
            }
            for label in ["", "a,b", String(repeating: "x", count: 61)] {
                #expect(try await world.call(.post, "/tags", .json(["label": label])).field == "label")
            }
            var body = APIWorld.erika
            body["tags"] = ["gross kunde"]
            let id = try await world.person(body)
            #expect(try await world.call(.get, "/people/\(id)").object["tags"] as? [String] == ["Groß kunde"])
            let unknown = try await patch(world, "/people/\(id)", ["tags": ["Groß kunde", "Unbekannt"]])
            #expect(unknown.status == 422 && unknown.code == "tag-unknown" && unknown.field == "tags[1]")
            let renamed = try await patch(world, "/tags/\(tag)", ["label": "Stammkunde"])
            #expect(renamed.status == 200 && renamed.object["version"] as? Int == 2)
            let stale = try await world.call(
                .patch, "/tags/\(tag)", .json(["label": "Neu"]), headers: [.ifMatch: "\"1\""])
            #expect(stale.status == 412)
            #expect(try await world.call(.get, "/people/\(id)").object["tags"] as? [String] == ["Stammkunde"])
            #expect(try await world.call(.delete, "/tags/\(tag)").status == 204)
            #expect(try await world.call(.get, "/tags").items.isEmpty)
            #expect(try await world.call(.get, "/tags/\(tag)").status == 404)
            let after = try await world.call(.get, "/people/\(id)")
            #expect((after.object["tags"] as? [String])?.isEmpty == true && after.object["version"] as? Int == 2)
        }
    }

    @Test("a tag whose end was cut off is taken from everybody and removed when the service goes on with it")
    func cutOff() async throws {
        try await APIWorld.run { world in
            let made = try await world.call(.post, "/tags", .json(["label": "Messe"]))
            let tag = try #require((made.object["id"] as? String).flatMap { UUID(uuidString: $0) })
            var body = APIWorld.erika
            body["tags"] = ["Messe"]
            let id = try await world.person(body)
            let store = world.fixture.store
            try await store.scoped(to: world.fixture.actor).beginEnd(ofTag: tag)
            #expect(try await world.call(.get, "/tags").items.isEmpty, "it is out of sight at once")
            #expect(try await store.scoped(to: world.fixture.actor).endingTags() == [tag])
            try await ManageTags(store).finishEnding(in: world.fixture.tenant.id)
            #expect(try await store.scoped(to: world.fixture.actor).endingTags().isEmpty)
            let person = try await store.scoped(to: world.fixture.actor).person(try #require(UUID(uuidString: id)))
            #expect(person.profile.tags.isEmpty)
            #expect(try await world.call(.post, "/tags", .json(["label": "Messe"])).status == 201)
        }
    }

    @Test("many people are tagged in one call, which says what it changed; the reverse undoes it")
    func tagging() async throws {
        try await APIWorld.run { world in
            for label in ["VIP", "Presse"] { _ = try await world.call(.post, "/tags", .json(["label": label])) }
            let first = try await world.person()
            let second = try await world.person(APIWorld.somebody("Bodo", "bodo@kunden.example"))
            let nobody = "0f9d7c1e-5a0b-4c3d-8e2f-6b1a2c3d4e5f"
            let tagged = try await world.call(
                .post, "/people/tags", .json(["ids": [first, second, nobody, first], "add": ["vip"]]))
            #expect(tagged.status == 200 && tagged.object["missing"] as? [String] == [nobody])
            let changed = try #require(tagged.object["changed"] as? [[String: Any]])
            #expect(changed.compactMap { $0["id"] as? String } == [first, second])
            #expect(changed.allSatisfy { $0["added"] as? [String] == ["VIP"] })
            let again = try await world.call(.post, "/people/tags", .json(["ids": [first], "add": ["VIP"]]))
            #expect(again.object["unchanged"] as? [String] == [first])
            let undone = try await world.call(
                .post, "/people/tags", .json(["ids": [first, second], "remove": ["VIP"]]))
            #expect((undone.object["changed"] as? [Any])?.count == 2)
            #expect((try await world.call(.get, "/people/\(second)").object["tags"] as? [String])?.isEmpty == true)
            let tooMany = try await world.call(
                .post, "/people/tags", .json(["ids": [String](repeating: first, count: 201), "add": ["VIP"]]))
            #expect(tooMany.status == 422 && tooMany.field == "ids")
            let sales = try await world.member(.readOnly)
            #expect(
                try await world.call(.post, "/people/tags", .json(["ids": [first], "add": ["VIP"]]), as: sales).status
                    == 403)
        }
    }

    @Test("a field takes values of its kind only, in one spelling; an ended one takes no new ones")
    func customFields() async throws {
        try await APIWorld.run { world in
            func make(_ code: String, _ kind: String, _ more: [String: any Sendable] = [:]) async throws -> String {
                var body = APICrawler.customField(code)
                body["kind"] = kind
                body.merge(more) { $1 }
                let answer = try await world.call(.post, "/custom-fields", .json(body))
                #expect(answer.status == 201, "\(code)")
                return answer.object["id"] as? String ?? ""
            }
            let number = try await make("umsatz", "number")
            _ = try await make("seit", "date")
            _ = try await make("stufe", "choice", ["choices": ["Gold", "Silber"]])
            _ = try await make("abo", "flag")
            _ = try await make("seite", "url")
            let id = try await world.person()
            let values: [String: any Sendable] = [
                "umsatz": 1234.5, "seit": "2026-02-28", "stufe": "Gold", "abo": false,
                "seite": "https://kunden.example/erika",
            ]
            let stored = try await patch(world, "/people/\(id)", ["customFields": values])
            let got = try #require(stored.object["customFields"] as? [String: Any])
            #expect(got["umsatz"] as? Double == 1234.5 && got["abo"] as? Bool == false)
            #expect(got["seit"] as? String == "2026-02-28" && got["stufe"] as? String == "Gold" && got.count == 5)
            let wrong: [(String, any Sendable)] = [
                ("umsatz", "viel"), ("umsatz", true), ("seit", "2026-02-30"), ("stufe", "Bronze"), ("abo", "ja"),
                ("seite", "javascript:alert(1)"), ("seite", "nirgends"), ("umsatz", 1e16),
            ]
            for (code, value) in wrong {
                let refused = try await patch(world, "/people/\(id)", ["customFields": [code: value]])
                #expect(refused.status == 422 && refused.field == "customFields.\(code)", "\(code) \(value)")
            }
            let unknown = try await patch(world, "/people/\(id)", ["customFields": ["nichts": "x"]])
            #expect(unknown.status == 422 && unknown.code == "field-unknown")
            #expect(try await world.call(.delete, "/custom-fields/\(number)").code == "in-use")
            #expect(try await patch(world, "/custom-fields/\(number)", ["state": "ended"]).status == 200)
            #expect(try await world.call(.delete, "/custom-fields/\(number)").code == "in-use")
            let late = try await patch(world, "/people/\(id)", ["customFields": ["umsatz": 2]])
            #expect(late.status == 422 && late.code == "field-ended")
            #expect(try await patch(world, "/people/\(id)", ["customFields": ["umsatz": NSNull()]]).status == 200)
            #expect(try await world.call(.delete, "/custom-fields/\(number)").status == 204)
            #expect(try await world.call(.get, "/custom-fields").items.count == 4)
        }
    }

    @Test("the member in charge is one who may log in")
    func owner() async throws {
        try await APIWorld.run { world in
            let id = try await world.person()
            let owner = world.own.owner.id.uuidString.lowercased()
            #expect(try await patch(world, "/people/\(id)", ["owner": owner]).object["owner"] as? String == owner)
            for wrong in [id, world.foreign.owner.id.uuidString.lowercased()] {
                let refused = try await patch(world, "/people/\(id)", ["owner": wrong])
                #expect(refused.status == 422 && refused.field == "owner")
            }
            #expect(try await patch(world, "/people/\(id)", ["owner": NSNull()]).object["owner"] == nil)
        }
    }

    @Test("R-47 a restricted person is shown to few, and the restriction ends only after she was told")
    func restriction() async throws {
        try await APIWorld.run { world in
            let id = try await world.person()
            let sales = try await world.member(.sales)
            let officer = try await world.member(.privacyOfficer)
            #expect(
                try await world.call(.post, "/people/\(id)/restriction", .json(["reason": "art-18-1-x"])).code
                    == "reason-unknown")
            let made = try await world.call(.post, "/people/\(id)/restriction", .json(["reason": "art-18-1-a"]))
            #expect(made.status == 201)
            #expect(
                try await world.call(.post, "/people/\(id)/restriction", .json(["reason": "art-18-1-a"])).status == 409)
            for path in ["/people/\(id)", "/people/\(id)/processing", "/people/\(id)/erasure-plan"] {
                #expect(try await world.call(.get, path, as: sales).status == 404, "\(path)")
                #expect(try await world.call(.get, path, as: officer).status == 200, "\(path)")
            }
            #expect(try await world.call(.get, "/people", as: sales).items.isEmpty)
            #expect(try await world.call(.get, "/people?q=erika.mueller@kunden.example", as: sales).items.isEmpty)
            #expect(try await world.call(.get, "/people", as: officer).items.count == 1)
            let change = try await world.call(
                .patch, "/people/\(id)", .json(["givenName": "Eva"]), as: sales, headers: [.ifMatch: "*"])
            #expect(change.status == 404)
            #expect(try await world.call(.get, "/people/\(id)").object["restricted"] as? Bool == true)
            let path = "/people/\(id)/restriction"
            #expect(try await world.call(.delete, path).code == "notice-before-lifting")
            #expect(
                try await world.call(.delete, path + "?notifiedAt=2020-01-01T00:00:00Z").code == "notice-before-lifting"
            )
            world.fixture.clock.advance(by: 60)
            let lifted = try await world.call(
                .delete, path + "?notifiedAt=" + InternetTime.text(world.fixture.clock.now))
            #expect(lifted.status == 200 && lifted.object["liftedAt"] is String)
            #expect(try await world.call(.get, "/people/\(id)", as: sales).status == 200)
            #expect(try await world.call(.delete, path + "?notifiedAt=2030-01-01T00:00:00Z").status == 404)
            let changes = try await world.call(.get, "/people/\(id)/changes")
            let actions = changes.items.compactMap { $0["action"] as? String }
            let hers = actions.filter { $0.hasPrefix("person.") }
            #expect(hers.prefix(2) == ["person.lift", "person.restrict"] && hers.contains("person.create"))
            #expect(try await world.call(.get, "/people/\(id)/changes", as: sales).status == 403)
        }
    }
}
