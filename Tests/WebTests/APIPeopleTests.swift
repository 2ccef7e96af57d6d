import Domain
import Foundation
import HTTPTypes
import Operations
import Store
import TestSupport
import Testing

@testable import HTTPSupport

@Suite("People over the API")
struct APIPeopleTests {
    @Test("a person comes back as she was sent, with Location, ETag and her reason")
    func roundTrip() async throws {
        try await APIWorld.run { world in
            let made = try await world.call(.post, "/people", .json(APIWorld.erika))
            #expect(made.status == 201)
            let id = try #require(made.object["id"] as? String)
            #expect(made.headers[.location] == "/api/v1/people/\(id)")
            #expect(made.headers[.eTag] == "\"1\"")
            let read = try await world.call(.get, "/people/\(id)")
            #expect(read.text == made.text && read.headers[.eTag] == "\"1\"")
            #expect(read.object["displayName"] as? String == "Dr. Erika Müller-Lüdenscheidt")
            let points = read.object["contactPoints"] as? [[String: Any]] ?? []
            #expect(points.map { $0["value"] as? String } == ["Erika.Mueller@Kunden.example", "030 / 23125-014"])
            #expect(points.map { $0["isPrimary"] as? Bool } == [true, true])
            let grounds = try await world.call(.get, "/people/\(id)/processing")
            #expect(grounds.items.map { $0["source"] as? String } == ["Auftrag 4711"])
            let ground = try #require(grounds.items.first?["id"] as? String)
            #expect(
                try await world.call(.get, "/people/\(id)/processing/\(ground)").object["purpose"] as? String
                    == "customer-care")
            let upper = try await world.call(.get, "/people/\(id.uppercased())")
            #expect(upper.text == read.text)
        }
    }

    @Test("a country is two letters in either case, blanks around it; an empty one counts as none, as documented")
    func country() async throws {
        try await APIWorld.run { world in
            let schemas = (world.document.root["components"] as? [String: Any])?["schemas"] as? [String: Any]
            let properties = (schemas?["AddressRequest"] as? [String: Any])?["properties"] as? [String: Any]
            let pattern = try #require((properties?["addressCountry"] as? [String: Any])?["pattern"] as? String)
            for (text, status) in [("", 201), (" ", 201), (" de ", 201), ("D", 422), ("Deutschland", 422)] {
                var body = APIWorld.erika
                body["addresses"] = [["streetAddress": "Am Markt 1", "addressCountry": text]]
                #expect(try await world.call(.post, "/people", .json(body)).status == status, "\(text)")
                #expect((text.range(of: pattern, options: .regularExpression) != nil) == (status == 201), "\(text)")
            }
        }
    }

    @Test(
        "R-01 nobody is stored without purpose, basis and source, nor on a basis that purpose and policy do not take",
        arguments: [
            (nil, "processing-missing", "processing"),
            (["legalBasis": "contract", "source": "x"], "processing-missing", "processing.purpose"),
            (["purpose": "customer-care", "source": "x"], "processing-missing", "processing"),
            (["purpose": "customer-care", "legalBasis": "contract"], "source-missing", "processing.source"),
            (
                ["purpose": "customer-care", "legalBasis": "contract", "source": " "], "source-missing",
                "processing.source"
            ),
            (["purpose": "spying", "legalBasis": "contract", "source": "x"], "purpose-unknown", "processing.purpose"),
            (
                ["purpose": "customer-care", "legalBasis": "legitimate-interest", "source": "x"], "basis-not-allowed",
                "processing.legalBasis"
            ),
            (
                ["purpose": "newsletter", "legalBasis": "contract", "source": "x"], "basis-not-allowed",
                "processing.legalBasis"
            ),
            (
                ["purpose": "newsletter", "legalBasis": "consent", "source": "x"], "evidence-missing",
                "processing.evidence"
            ),
            (
                ["purpose": "customer-care", "legalBasis": "tradition", "source": "x"], "value-not-allowed",
                "processing.legalBasis"
            ),
        ] as [([String: String]?, String, String)])
    func reason(processing: [String: String]?, code: String, field: String) async throws {
        try await APIWorld.run { world in
            var body = APIWorld.erika
            body["processing"] = processing
            let answer = try await world.call(.post, "/people", .json(body))
            #expect(answer.status == 422 && answer.code == code && answer.field == field, "\(answer.text)")
            #expect(try await world.call(.get, "/people").items.isEmpty)
            let id = try await world.person()
            let added = try await world.call(
                .post, "/people/\(id)/processing", .json((processing ?? [:]).mapValues { $0 as any Sendable }))
            #expect(added.status == 422 && added.code == code, "\(added.text)")
            #expect(try await world.call(.get, "/people/\(id)/processing").items.count == 1)
        }
    }

    @Test("a consent that somebody claims is no consent, whatever is said about it")
    func claims() async throws {
        try await APIWorld.run { world in
            for method in ["claim", "double-opt-in", "imported-evidence", "synthetic-evidence"] {
                var body = APIWorld.erika
                let evidence = [
                    "method": method, "requestedAt": "2026-11-01T10:00:00Z", "confirmedAt": "2026-11-01T10:05:00Z",
                    "wording": "Ja, ich will", "sourceSystem": "Altsystem", "channel": "email",
                    "address": "erika.mueller@kunden.example",
                ]
                let processing: [String: any Sendable] = [
                    "purpose": "newsletter", "legalBasis": "consent", "source": "Messe", "evidence": evidence,
                ]
                body["processing"] = processing
                let answer = try await world.call(.post, "/people", .json(body))
                #expect(answer.status == 422, "\(method)")
                #expect(["consent-not-confirmed", "evidence-not-accepted"].contains(answer.code), "\(method)")
            }
        }
    }

    @Test("evidence beside a contract is kept and shown, as text or in its parts")
    func evidence() async throws {
        try await APIWorld.run { world in
            let id = try await world.person()
            var order: [String: any Sendable] = APIWorld.processing
            order["evidence"] = "Unterschrift vom 3. März"
            let text = try await world.call(.post, "/people/\(id)/processing", .json(order))
            #expect(text.status == 201)
            #expect((text.object["evidence"] as? String)?.contains("Unterschrift vom 3. März") == true)
            #expect(text.headers[.location] == "/api/v1/people/\(id)/processing/\(text.object["id"] as? String ?? "")")
            order["evidence"] = [
                "wording": "Hiermit bestelle ich", "requestedAt": "2026-01-02T03:04:05Z", "channel": "post",
            ]
            let parts = try await world.call(.post, "/people/\(id)/processing", .json(order))
            let shown = parts.object["evidence"] as? String ?? ""
            #expect(
                shown.contains("Hiermit bestelle ich") && shown.contains("2026-01-02T03:04:05Z")
                    && shown.contains("post"))
        }
    }

    @Test("a change needs the version that was read, names the newer one, and changes nothing otherwise")
    func preconditions() async throws {
        try await APIWorld.run { world in
            let id = try await world.person()
            let path = "/people/\(id)"
            let patch = APIBody.json(["familyName": "Weiß"])
            let blind = try await world.call(.patch, path, patch)
            #expect(blind.status == 428 && blind.code == "version-missing")
            let changed = try await world.call(.patch, path, patch, headers: [.ifMatch: "\"1\""])
            #expect(changed.status == 200 && changed.headers[.eTag] == "\"2\"")
            #expect(
                changed.object["familyName"] as? String == "Weiß" && changed.object["givenName"] as? String == "Erika")
            for tag in ["\"1\"", "\"7\"", "W/\"2\"", "\"abc\"", "\"1\", \"3\"", "\"99999999999\""] {
                let stale = try await world.call(
                    .patch, path, .json(["familyName": "Schwarz"]), headers: [.ifMatch: tag])
                #expect(stale.status == 412 && stale.headers[.eTag] == "\"2\"", "\(tag)")
            }
            #expect(try await world.call(.patch, path, patch, headers: [.ifMatch: "2"]).status == 400)
            let several = try await world.call(
                .patch, path, .json(["givenName": "Eva"]), headers: [.ifMatch: "\"1\", \"2\""])
            #expect(several.status == 200 && several.headers[.eTag] == "\"3\"")
            let any = try await world.call(.patch, path, .json(["givenName": "Ida"]), headers: [.ifMatch: "*"])
            #expect(any.status == 200 && any.object["version"] as? Int == 4)
            #expect(try await world.call(.get, path).object["familyName"] as? String == "Weiß")
        }
    }

    @Test("of ten changes to one version at once, one wins")
    func race() async throws {
        try await APIWorld.run { world in
            let id = try await world.person()
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<10 {
                    group.addTask {
                        try await world.call(
                            .patch, "/people/\(id)", .json(["givenName": "Eva \(number)"]), headers: [.ifMatch: "\"1\""]
                        ).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.sorted() == [200] + [Int](repeating: 412, count: 9))
            #expect(try await world.call(.get, "/people/\(id)").object["version"] as? Int == 2)
        }
    }

    @Test("a merge patch leaves what is absent, empties what is null, replaces lists; a change of nothing is no edit")
    func patches() async throws {
        try await APIWorld.run { world in
            let id = try await world.person()
            func change(_ body: [String: any Sendable]) async throws -> APIAnswer {
                try await world.call(
                    .patch, "/people/\(id)", .bytes(APIBody.json(body).bytes ?? [], "application/merge-patch+json"),
                    headers: [.ifMatch: "*"])
            }
            let emptied = try await change(["honorificPrefix": NSNull(), "addresses": NSNull()])
            #expect(emptied.status == 200 && emptied.object["honorificPrefix"] == nil)
            #expect((emptied.object["addresses"] as? [Any])?.isEmpty == true && emptied.object["version"] as? Int == 2)
            let names = try await change(["salutation": "ms", "additionalName": "Käthe", "nickname": "Eri"])
            #expect(names.object["displayName"] as? String == "Erika Käthe Müller-Lüdenscheidt")
            #expect(names.object["salutation"] as? String == "ms" && names.object["nickname"] as? String == "Eri")
            let plain = try await change(["salutation": NSNull(), "additionalName": NSNull(), "nickname": NSNull()])
            #expect(plain.object["salutation"] == nil && plain.object["version"] as? Int == 4)
            let points: [[String: any Sendable]] = [["kind": "telephone", "value": "+49 30 23125014"]]
            let replaced = try await change(["contactPoints": points, "lifecycle": "former"])
            #expect(
                (replaced.object["contactPoints"] as? [Any])?.count == 1
                    && replaced.object["lifecycle"] as? String == "former")
            for same in [[:], ["lifecycle": "former"], ["givenName": " Erika "], ["contactPoints": points]]
                as [[String: any Sendable]]
            {
                let unchanged = try await change(same)
                #expect(unchanged.status == 200 && unchanged.object["version"] as? Int == 5)
                #expect(unchanged.object["updatedAt"] as? String == replaced.object["updatedAt"] as? String)
            }
            #expect(try await change(["lifecycle": NSNull()]).status == 422)
            let unknown = try await change(["salutation": "sire"])
            #expect(unknown.status == 422 && unknown.field == "salutation")
            let nobody = try await change(["givenName": NSNull(), "familyName": NSNull(), "contactPoints": NSNull()])
            #expect([400, 422].contains(nobody.status) && nobody.code == "name-or-contact-missing")
            #expect(try await world.call(.get, "/people/\(id)").object["version"] as? Int == 5)
        }
    }

    @Test("every person is on exactly one page, in either order, while others come and go")
    func paging() async throws {
        try await APIWorld.run { world in
            var ids: [String] = []
            for number in 0..<23 {
                if number % 3 == 0 { world.fixture.clock.advance(by: 1) }
                ids.append(try await world.person(APIWorld.somebody("P\(number)", "p\(number)@kunden.example")))
            }
            for (sort, expected) in [("", ids), ("&sort=-createdAt", ids), ("&sort=createdAt", ids.reversed())] {
                var seen: [String] = []
                var cursor: String?
                repeat {
                    let page = try await world.call(
                        .get, "/people?limit=4\(sort)" + (cursor.map { "&cursor=\($0)" } ?? ""))
                    #expect(page.status == 200 && page.items.count <= 4)
                    seen += page.items.compactMap { $0["id"] as? String }
                    cursor = page.nextCursor
                } while cursor != nil
                #expect(seen.count == ids.count && Set(seen) == Set(expected), "\(sort)")
                // Within one instant ids decide, so the order is told by the instants.
                let times = seen.map { id in (ids.firstIndex(of: id) ?? 0) / 3 }
                #expect(
                    sort.hasSuffix("=createdAt") ? times == times.sorted() : times == times.sorted(by: >), "\(sort)")
            }
            let cursor = try #require(try await world.call(.get, "/people?limit=4").nextCursor)
            #expect(try await world.call(.get, "/people?limit=4&sort=createdAt&cursor=\(cursor)").status == 400)
            #expect(try await world.call(.get, "/members?cursor=\(cursor)").status == 400)
            #expect(try await world.call(.get, "/people?limit=200").items.count == 23)
            #expect(try await world.call(.get, "/people?limit=200").nextCursor == nil)
        }
    }

    @Test("she is found by words, by address and by number in any notation, and by nothing else")
    func finding() async throws {
        try await APIWorld.run { world in
            let id = try await world.person()
            _ = try await world.person(APIWorld.somebody("Bodo", "bodo@kunden.example"))
            for query in [
                "erika.mueller@kunden.example", "ERIKA.MUELLER@KUNDEN.EXAMPLE", "%20Erika.Mueller@kunden.example%20",
                "030%2023125014", "%2B493023125014", "+493023125014", "0049-30-23125-014",
                "+49%20(0)30%20/%2023125-014",
            ] {
                let found = try await world.call(.get, "/people?q=\(query)")
                #expect(found.items.compactMap { $0["id"] as? String } == [id], "\(query): \(found.text)")
            }
            for query in ["erika@kunden.example", "030%2099999999", "niemand@nirgends.example"] {
                let found = try await world.call(.get, "/people?q=\(query)")
                #expect(found.status == 200 && found.items.isEmpty, "\(query)")
            }
            for query in [
                "Erika", "m%C3%BCller", "mueller%20erika", "LUDENSCHEIDT", "berlin", "10623", "strasse%20des%2017.",
                "erika.m",
            ] {
                let found = try await world.call(.get, "/people?q=\(query)")
                #expect(found.items.compactMap { $0["id"] as? String } == [id], "\(query): \(found.text)")
            }
            for number in 0..<3 {
                _ = try await world.person(APIWorld.somebody("K\(number)", "familie@kunden.example"))
            }
            let first = try await world.call(.get, "/people?q=familie@kunden.example&limit=2")
            let cursor = try #require(first.nextCursor)
            let second = try await world.call(.get, "/people?q=familie@kunden.example&limit=2&cursor=\(cursor)")
            #expect(first.items.count == 2 && second.items.count == 1 && second.nextCursor == nil)
            #expect(try await world.call(.get, "/people?q=bodo@kunden.example&cursor=\(cursor)").status == 400)
        }
    }

    @Test("lists are sorted by name and time and narrowed by stage, town, country and consent; wrong filters are named")
    func filtering() async throws {
        try await APIWorld.run { world in
            let erika = try await world.person()
            let bodo = try await world.person(APIWorld.somebody("Bodo", "bodo@kunden.example"))
            func ids(_ query: String) async throws -> [String] {
                let answer = try await world.call(.get, "/people?" + query)
                #expect(answer.status == 200, "\(query)")
                return answer.items.compactMap { $0["id"] as? String }
            }
            #expect(try await ids("sort=name") == [bodo, erika])
            #expect(try await ids("sort=-name") == [erika, bodo])
            #expect(try await ids("lifecycle=customer") == [erika])
            #expect(try await ids("lifecycle=former").isEmpty)
            #expect(try await ids("town=BERLIN&country=DE") == [erika])
            #expect(try await ids("town=Bern").isEmpty)
            #expect(try await ids("consent=newsletter:email:ConsentGiven").isEmpty)
            #expect(Set(try await ids("sort=-updatedAt")) == [erika, bodo])
            for query in [
                "lifecycle=friend", "tag=Unbekannt", "owner=ich", "town=", "country=de", "consent=newsletter",
                "consent=:email:ConsentGiven",
                "consent=newsletter:fax:ConsentGiven", "consent=newsletter:email:yes", "sort=height",
            ] {
                let refused = try await world.call(.get, "/people?" + query)
                #expect(refused.status == 400 && refused.field == query.split(separator: "=").first.map(String.init))
            }
            _ = try await world.call(.post, "/tags", .json(["label": "Stammkundschaft"]))
            let member = world.own.owner.id.uuidString.lowercased()
            let changed = try await world.call(
                .patch, "/people/\(bodo)", .json(["tags": ["Stammkundschaft"], "owner": member]),
                headers: [.ifMatch: "*"])
            #expect(changed.status == 200)
            #expect(try await ids("tag=STAMMKUNDSCHAFT") == [bodo])
            #expect(try await ids("owner=\(member)&tag=Stammkundschaft&q=bodo") == [bodo])
            #expect(try await ids("owner=\(UUID())").isEmpty)
            let first = try await world.call(.get, "/people?sort=name&limit=1")
            let cursor = try #require(first.nextCursor)
            #expect(try await ids("sort=name&limit=1&cursor=\(cursor)") == [erika])
            for other in ["sort=-name", "sort=name&town=Berlin", "sort=createdAt", "q=bodo&sort=name"] {
                #expect(try await world.call(.get, "/people?\(other)&cursor=\(cursor)").status == 400, "\(other)")
            }
            let narrow = try await world.token([.peopleRead]).token
            let consents = "/people?consent=newsletter:email:ConsentGiven"
            #expect(try await world.call(.get, consents, as: narrow).status == 403)
            #expect(try await world.call(.get, "/people?lifecycle=customer", as: narrow).status == 200)
            let foreign = try await world.call(.get, "/people?q=erika", as: world.foreign.token)
            #expect(foreign.status == 200 && foreign.items.isEmpty)
        }
    }

    @Test("R-60 every reading of a person stands in her read log: by whom in which role, for what; no names")
    func readLog() async throws {
        try await APIWorld.run { world in
            let id = try await world.person()
            let other = try await world.person(APIWorld.somebody("Bodo", "bodo@kunden.example"))
            func actions() async throws -> [String] {
                var actions: [String] = []
                var cursor: String?
                repeat {
                    let page = try await world.call(
                        .get, "/people/\(id)/reads?limit=3" + (cursor.map { "&cursor=\($0)" } ?? ""))
                    #expect(page.status == 200)
                    actions += page.items.compactMap { $0["action"] as? String }
                    for item in page.items {
                        #expect(item["role"] as? String == "owner" && item["actor"] as? String == "token")
                        #expect(item["purpose"] as? String == "customer-care")
                        #expect(Set(item.keys) == ["at", "actor", "role", "purpose", "action"])
                    }
                    cursor = page.nextCursor
                } while cursor != nil
                return actions.reversed()
            }
            let start = try await actions()
            _ = try await world.call(.get, "/people/\(id)")
            _ = try await world.call(.head, "/people/\(id)")
            _ = try await world.call(.get, "/people")
            _ = try await world.call(.get, "/people?q=erika.mueller@kunden.example")
            _ = try await world.call(.get, "/people/\(id)/processing")
            _ = try await world.call(.patch, "/people/\(id)", .json(["givenName": "Eva"]), headers: [.ifMatch: "\"1\""])
            _ = try await world.call(.get, "/people/\(other)")
            _ = try await world.call(.get, "/people?q=bodo@kunden.example")
            #expect(
                try await actions().dropFirst(start.count)
                    == ["person.read", "person.read", "people.list", "people.find", "processing.read", "person.edit"])
            let narrow = try await world.token([.peopleRead])
            #expect(try await world.call(.get, "/people/\(id)/reads", as: narrow.token).status == 403)
        }
    }
}
