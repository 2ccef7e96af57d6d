import Domain
import Foundation
import HTTPTypes
import Operations
import Store
import TestSupport
import Testing

/// Narrowing the list of people at its page, and doing something with those who are chosen in it.
struct WebPeopleListTests {
    private typealias Journey = WebJourneyTests

    /// Somebody with a name and an address.
    private func person(
        _ given: String, _ family: String, town: String? = nil, _ lifecycle: Lifecycle = .lead, in house: StoreFixture
    ) async throws -> UUID {
        try await CreatePerson(house.store)(
            PersonInput(
                profile: PersonProfile(
                    givenName: given, familyName: family,
                    contactPoints: [ContactPoint(kind: .email, value: "\(UUID())@kunden.example")],
                    addresses: town.map { [PostalAddress(addressLocality: $0, addressCountry: "DE")] } ?? []),
                lifecycle: lifecycle,
                processing: ProcessingStatement(purpose: "customer-care", legalBasis: .contract, source: "Messe")),
            by: house.actor)
    }

    private func tags(of id: UUID, in house: StoreFixture) async throws -> [String] {
        let profile = try await house.store.scoped(to: house.actor).person(id).profile
        return try await house.store.vocabulary(of: house.tenant.id).tags(of: profile).map(\.label)
    }

    private func id(_ id: UUID) -> String { id.uuidString.lowercased() }

    /// Sends the form of a list and goes where its answer leads.
    private func tag(
        _ fields: [(String, String)], _ csrf: String, in browser: WebBrowser
    ) async throws -> WebBrowser.Answer {
        let answer = try await browser.post("/people/tags", fields, csrf: csrf)
        guard answer.status == 303, let path = answer.location else { return answer }
        return try await browser.get(path)
    }

    @Test("The list's address holds nothing that somebody could be known by: what is typed is judged first")
    func narrowing() async throws {
        try await WebHouse.with { house, browser in
            let csrf = try await Journey.enter(house, browser)
            _ = try await person("Anna", "Groß", town: "Bad Homburg v. d. Höhe", .customer, in: house)
            _ = try await person("Bodo", "Bär", town: "Köln", .customer, in: house)
            func narrow(_ fields: [(String, String)]) async throws -> WebBrowser.Answer {
                try await browser.post("/people/filters", fields, csrf: csrf)
            }
            let plain = try await narrow([("sort", "-createdAt"), ("lifecycle", ""), ("town", " "), ("tag", "")])
            #expect(plain.status == 303 && plain.location == "/people")
            let there = try #require(
                try await narrow([
                    ("sort", "name"), ("lifecycle", "customer"), ("town", "bad homburg v. d. hoehe"),
                ]).location)
            #expect(there == "/people?sort=name&lifecycle=customer&town=bad%20homburg%20v.%20d.%20hoehe")
            let list = try await browser.get(there).body
            #expect(list.contains("Groß") && !list.contains("Bär") && list.contains("aria-sort=\"ascending\""))
            for typed in ["10115", "anna@kunden.example", String(repeating: "x", count: 101)] {
                let refused = try await narrow([("lifecycle", "customer"), ("town", typed)])
                #expect(refused.status == 422 && refused.body.contains("id=\"town-error\""))
                #expect(refused.body.contains("value=\"\(typed)\"") && refused.body.contains("Bär"))
                #expect(try await browser.get("/people?town=\(typed)").status == 400)
            }
            for (name, value) in [("lifecycle", "friend"), ("tag", "x"), ("owner", "x"), ("sort", "height")] {
                #expect(try await narrow([(name, value)]).status == 400, "\(name)")
            }
            #expect(try await browser.get("/people/filters").location == "/people")
        }
    }

    @Test("Those who are ticked get a tag; the way back takes it from those alone who got it")
    func tagging() async throws {
        try await WebHouse.with { house, browser in
            let csrf = try await Journey.enter(house, browser)
            let anna = try await person("Anna", "Groß", in: house)
            let bodo = try await person("Bodo", "Bär", in: house)
            let carl = try await person("Carl", "Öhler", in: house)
            let list = try await browser.get("/people").body
            #expect(list.components(separatedBy: "form=\"selection\"").count == 4)
            func tag(_ fields: [(String, String)]) async throws -> WebBrowser.Answer {
                try await self.tag(fields, csrf, in: browser)
            }
            let first = try await tag([
                ("sort", "name"), ("scope", "chosen"), ("id", id(anna)), ("label", "Presse"), ("do", "add"),
            ])
            #expect(first.status == 200 && first.body.contains("1 Person hat jetzt das Schlagwort „Presse“."))
            #expect(first.body.contains("aria-sort=\"ascending\""), "the same list again")
            let second = try await tag([
                ("scope", "chosen"), ("id", id(anna)), ("id", id(bodo)), ("id", id(bodo)), ("id", UUID().uuidString),
                ("label", "PRESSE"), ("do", "add"),
            ])
            #expect(second.body.contains("1 Person hat jetzt") && second.body.contains("Schon vorher: 1."))
            #expect(second.body.contains("Nicht gefunden: 1."))
            #expect(try second.hidden("ids") == id(bodo))
            #expect(try await tags(of: bodo, in: house) == ["Presse"])
            let undo = try ["ids", "tagId", "do"].map { ($0, try second.hidden($0)) }
            let undone = try await tag(undo)
            #expect(undone.status == 200 && undone.body.contains("1 Person hat das Schlagwort „Presse“ nicht mehr."))
            #expect(try await tags(of: bodo, in: house) == [])
            #expect(try await tags(of: anna, in: house) == ["Presse"])
            #expect(try await tags(of: carl, in: house) == [])
            let taken = try await tag([
                ("scope", "chosen"), ("id", id(anna)), ("id", id(carl)), ("label", "Presse"), ("do", "remove"),
            ])
            #expect(taken.body.contains("nicht mehr") && taken.body.contains("Ohne dieses Schlagwort: 1."))
            #expect(try await tags(of: anna, in: house) == [])
            #expect(try await browser.get("/people/tags").location == "/people")
        }
    }

    @Test("The list that tells of a tagging is an address: loaded again, it sends nothing and tells nothing")
    func reload() async throws {
        try await WebHouse.with { house, browser in
            let csrf = try await Journey.enter(house, browser)
            let anna = try await person("Anna", "Groß", .customer, in: house)
            let sent = try await browser.post(
                "/people/tags",
                [
                    ("sort", "name"), ("lifecycle", "customer"), ("scope", "chosen"), ("id", id(anna)),
                    ("label", "Presse"), ("do", "add"),
                ], csrf: csrf)
            #expect(sent.status == 303 && sent.body.isEmpty)
            let path = try #require(sent.location)
            #expect(path == "/people?sort=name&lifecycle=customer")
            let told = try await browser.get(path).body
            #expect(told.contains("1 Person hat jetzt das Schlagwort") && told.contains("name=\"tagId\""))
            let again = try await browser.get(path).body
            #expect(!again.contains("Person hat jetzt") && !again.contains("name=\"tagId\""))
            #expect(try await tags(of: anna, in: house) == ["Presse"])
            // What was found by a text is shown at once: the text stands in no address.
            let found = try await browser.post(
                "/people/tags", [("q", "groß"), ("scope", "all"), ("label", "Presse"), ("do", "remove")], csrf: csrf)
            #expect(found.status == 200 && found.body.contains("nicht mehr"))
        }
    }

    @Test("Everybody in a list is meant as far as it is narrowed or found; nobody, no tag and too many are said")
    func whole() async throws {
        try await WebHouse.with { house, browser in
            let csrf = try await Journey.enter(house, browser)
            let anna = try await person("Anna", "Groß", .customer, in: house)
            let bodo = try await person("Bodo", "Bär", .lead, in: house)
            func tag(_ fields: [(String, String)]) async throws -> WebBrowser.Answer {
                try await self.tag(fields + [("do", "add")], csrf, in: browser)
            }
            let customers = try await tag([("lifecycle", "customer"), ("scope", "all"), ("label", "Stamm")])
            #expect(customers.status == 200 && customers.body.contains("1 Person hat jetzt"))
            #expect(try await tags(of: anna, in: house) == ["Stamm"])
            #expect(try await tags(of: bodo, in: house) == [])
            let found = try await tag([("q", "bär"), ("scope", "all"), ("label", "Stamm")])
            #expect(found.status == 200 && found.body.contains("value=\"bär\""))
            #expect(try await tags(of: bodo, in: house) == ["Stamm"])
            let nobody = try await tag([("scope", "chosen"), ("label", "Stamm")])
            #expect(nobody.status == 422 && nobody.body.contains("id=\"scope-error\""))
            #expect(nobody.body.contains("value=\"Stamm\""), "what was typed stays")
            #expect(try await tag([("lifecycle", "former"), ("scope", "all"), ("label", "Stamm")]).status == 422)
            for label in ["", "a, b", String(repeating: "x", count: 200)] {
                let refused = try await tag([("scope", "chosen"), ("id", id(bodo)), ("label", label)])
                #expect(refused.status == 422 && refused.body.contains("id=\"label-error\""), "\(label)")
                let box = try #require(refused.body.range(of: "value=\"\(id(bodo))\""))
                #expect(refused.body[box.upperBound...].hasPrefix(" checked"), "who was ticked stays so")
            }
            let unknown = try await browser.post(
                "/people/tags", [("scope", "all"), ("label", "Nie da"), ("do", "remove")], csrf: csrf)
            #expect(unknown.status == 422 && unknown.body.contains("id=\"label-error\""))
            #expect(try await tag([("q", ""), ("scope", "all"), ("label", "Stamm")]).status == 400)
            #expect(try await tag([("cursor", "AAAA"), ("scope", "all"), ("label", "Stamm")]).status == 400)
        }
    }

    @Test("A list of up to 500 people is tagged as a whole, a longer one is not touched")
    func bound() async throws {
        try await WebHouse.with { house, browser in
            let csrf = try await Journey.enter(house, browser)
            for number in 0..<500 { _ = try await person("Anna", "Groß \(number)", in: house) }
            func tag() async throws -> WebBrowser.Answer {
                try await self.tag([("scope", "all"), ("label", "Stamm"), ("do", "add")], csrf, in: browser)
            }
            let all = try await tag()
            #expect(all.status == 200 && all.body.contains("500 Personen haben jetzt"))
            #expect(try all.hidden("ids").split(separator: ",").count == 500)
            #expect(all.body.utf8.count < 100_000)
            let undo = try ["ids", "tagId", "do"].map { ($0, try all.hidden($0)) }
            let undone = try await self.tag(undo, csrf, in: browser)
            #expect(undone.body.contains("500 Personen haben das Schlagwort"))
            let last = try await person("Bodo", "Bär", in: house)
            let refused = try await tag()
            #expect(refused.status == 422 && refused.body.contains("mehr als 500"))
            #expect(try await tags(of: last, in: house) == [])
        }
    }

    @Test("Those who are chosen are handed out, through the gate; nobody chosen is nobody, not everybody")
    func export() async throws {
        try await WebHouse.with { house, browser in
            let csrf = try await Journey.enter(house, browser)
            let anna = try await person("Anna", "Groß", .customer, in: house)
            let bodo = try await person("Bodo", "Bär", .lead, in: house)
            _ = try await person("Carl", "Öhler", .lead, in: house)
            func chosen(_ fields: [(String, String)]) async throws -> WebBrowser.Answer {
                try await browser.post("/people/export", fields, csrf: csrf)
            }
            let both = try await chosen([("scope", "chosen"), ("id", id(anna)), ("id", id(bodo))])
            #expect(both.status == 200 && both.body.contains("2 ausgewählte Personen"))
            _ = try await RestrictPerson(house.store)(bodo, reason: .contested, by: house.actor)
            for (format, ending) in [("csv", "csv"), ("vcard", "vcf")] {
                let fields = [
                    ("ids", try both.hidden("ids")), ("purpose", "customer-care"), ("format", format),
                    ("columns.names", "yes"),
                ]
                let file = try await browser.post("/people/export/file", fields, csrf: csrf)
                #expect(file.status == 200 && file.headers[.contentDisposition]?.contains(".\(ending)") == true)
                #expect(file.body.contains("Groß") && !file.body.contains("Bär") && !file.body.contains("Öhler"))
            }
            let whole = try await chosen([("lifecycle", "customer"), ("scope", "all")])
            #expect(whole.body.contains("Eine ausgewählte Person"))
            #expect(try whole.hidden("ids") == id(anna))
            let nobody = try await chosen([("scope", "chosen")])
            #expect(nobody.status == 422 && nobody.body.contains("id=\"scope-error\""))
            #expect(try await chosen([("lifecycle", "former"), ("scope", "all")]).status == 422)
        }
    }
}
