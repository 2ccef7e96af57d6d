import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing

/// Columns, saved views and organisations in lists.
struct WebListViewTests {
    private typealias Journey = WebJourneyTests

    private func person(_ given: String, _ family: String, town: String, in house: StoreFixture) async throws -> UUID {
        try await CreatePerson(house.store)(
            PersonInput(
                profile: PersonProfile(
                    givenName: given, familyName: family,
                    contactPoints: [ContactPoint(kind: .email, value: "\(UUID())@kunden.example")],
                    addresses: [PostalAddress(addressLocality: town, addressCountry: "DE")]),
                processing: ProcessingStatement(purpose: "customer-care", legalBasis: .contract, source: "Messe")),
            by: house.actor)
    }

    private func organization(_ name: String, town: String, in house: StoreFixture) async throws -> UUID {
        try await CreateOrganization(house.store)(
            OrganizationInput(
                profile: OrganizationProfile(
                    name: name, addresses: [PostalAddress(addressLocality: town, addressCountry: "DE")]),
                processing: ProcessingStatement(purpose: "customer-care", legalBasis: .contract, source: "Messe")),
            by: house.actor)
    }

    /// A consent to the newsletter that runs out in two years.
    private func give(_ person: UUID, in house: StoreFixture) async throws {
        let (tenant, event, now) = (house.tenant.id, UUID(), house.clock.now)
        let address = try await house.store.scoped(to: house.actor).person(person).profile.contactPoints[0].id
        _ = try await house.database.client(as: .superuser).segment(
            [
                """
                INSERT INTO consent_event (tenant_id, id, subject_id, purpose_code, channel, address_id, state, method, at)
                VALUES (\(tenant), \(event), \(person), 'newsletter', 'email', \(address), 'ConsentGiven', 'claim', \(now))
                """,
                """
                INSERT INTO consent (tenant_id, subject_id, purpose_code, channel, address_id, state, since, valid_until,
                    event_id)
                VALUES (\(tenant), \(person), 'newsletter', 'email', \(address), 'ConsentGiven', \(now),
                    \(now.addingTimeInterval(2 * 365 * 86_400)), \(event))
                """,
            ], lane: .write)
    }

    /// The view that an answer leads to.
    private func view(_ answer: WebBrowser.Answer) throws -> UUID {
        let text = answer.location?.split(separator: "=").last.map(String.init)
        return try #require(text.flatMap { UUID(uuidString: $0) })
    }

    private func head(_ column: String) -> String { "<th scope=\"col\">\(column)</th>" }

    @Test("Columns are chosen without a script, remembered for the member alone, and an empty choice is one too")
    func columns() async throws {
        try await WebHouse.with { house, browser in
            let csrf = try await Journey.enter(house, browser)
            _ = try await person("Anna", "Groß", town: "Köln", in: house)
            let plain = try await browser.get("/people").body
            #expect(plain.contains(head("Ort")) && !plain.contains(head("Zuständig")))
            let chosen = try await browser.post(
                "/people/columns", [("sort", "name"), ("column.owner", "yes"), ("column.consents", "yes")], csrf: csrf)
            #expect(chosen.status == 303 && chosen.location == "/people?sort=name")
            let list = try await browser.get("/people").body
            #expect(list.contains(head("Zuständig")) && list.contains(head("Einwilligungen")))
            #expect(!list.contains(head("Ort")) && !list.contains(head("E-Mail")))
            #expect(try await browser.get("/organizations").status == 200)
            _ = try await browser.post("/people/columns", [("column.consents.x", "yes")], csrf: csrf)
            #expect(try await !browser.get("/people").body.contains(head("Zuständig")))
            #expect(try await browser.get("/people/columns").location == "/people")
        }
    }

    @Test("A view keeps filters, order and columns; it is changed, shared, removed, and nothing of it lies in clear")
    func views() async throws {
        try await WebHouse.with { house, browser in
            let csrf = try await Journey.enter(house, browser)
            _ = try await person("Anna", "Groß", town: "Köln", in: house)
            _ = try await person("Bodo", "Bär", town: "Jena", in: house)
            let fields = [("sort", "name"), ("town", "Köln")]
            for name in ["", " ", String(repeating: "x", count: 101)] {
                let refused = try await browser.post("/people/views", fields + [("name", name)], csrf: csrf)
                #expect(refused.status == 422 && refused.body.contains("id=\"name-error\""), "\(name.count)")
            }
            let saved = try await browser.post(
                "/people/views", fields + [("name", "Kölner Kundschaft")], csrf: csrf)
            let path = try #require(saved.location)
            #expect(saved.status == 303 && path.hasPrefix("/people?view=") && !path.contains("K%C3%B6ln"))
            let shown = try await browser.get(path).body
            #expect(shown.contains("Kölner Kundschaft") && shown.contains("Groß") && !shown.contains("Bär"))
            #expect(shown.contains("aria-sort=\"ascending\""))

            let id = try #require(path.split(separator: "=").last.map(String.init))
            let columns = try await browser.post(
                "/people/columns", fields + [("view", id), ("column.changed", "yes")], csrf: csrf)
            #expect(columns.location?.contains("view=\(id)") == true)
            #expect(try await browser.get(path).body.contains("Geändert</a>"))
            #expect(try await !browser.get("/people").body.contains("Geändert</a>"), "the list itself keeps its own")
            let kept = try await browser.post(
                "/people/views/\(id)", [("view", id), ("sort", "-name"), ("town", "Jena")], csrf: csrf)
            #expect(kept.location == path)
            let other = try await browser.get(path).body
            #expect(other.contains("Bär") && !other.contains("Groß") && other.contains("aria-sort=\"descending\""))

            let rows = try await house.database.client(as: .superuser).segment(
                ["SELECT v::text FROM list_view v"], lane: .read)
            let row = try #require(try rows[0].first?.decode(String.self))
            for text in ["Kundschaft", "Jena", "town"] {
                #expect(!row.contains(text) && !row.contains(Data(text.utf8).map { String($0, radix: 16) }.joined()))
            }
            #expect(try await browser.get("/people?view=\(UUID())").status == 404)
            #expect(try await browser.get("/organizations?view=\(id)").status == 404)
            #expect(try await browser.post("/people/views/\(UUID())/removal", [], csrf: csrf).status == 404)
            #expect(try await browser.post("/people/views/\(id)/removal", [], csrf: csrf).location == "/people")
            #expect(try await browser.get(path).status == 404)
        }
    }

    @Test("Another member sees shared views only, and changes none; another business sees none")
    func sharing() async throws {
        try await WebHouse.with { house, browser in
            let csrf = try await Journey.enter(house, browser)
            _ = try await person("Anna", "Groß", town: "Köln", in: house)
            func save(_ name: String, _ more: [(String, String)] = []) async throws -> UUID {
                try view(try await browser.post("/people/views", [("name", name)] + more, csrf: csrf))
            }
            let own = try await save("Eigene")
            let shared = try await save("Gemeinsame", [("shared", "yes")])
            let lists = ArrangeLists(house.store)
            let clerk = try await InviteMember(house.store)(
                email: "lesen@muster.example", name: "Lea Leser", role: .readOnly, by: house.actor
            ).member
            func actor(_ role: Role, _ tenant: UUID, _ member: UUID) -> Actor {
                Actor(tenant: tenant, member: member, role: role, purpose: "customer-care", via: .session)
            }
            let reader = actor(.readOnly, house.tenant.id, clerk)
            #expect(try await lists.views(of: .person, by: reader).map(\.record.name) == ["Gemeinsame"])
            #expect(try await lists.views(of: .organization, by: reader).isEmpty)
            await #expect(throws: Refusal.self) { try await lists.view(own, of: .person, by: reader) }
            for id in [own, shared] {
                await #expect(throws: Refusal.self) {
                    try await lists.change(id, of: .person, by: reader) { $0.name = "Übernommen" }
                }
                await #expect(throws: Refusal.self) { try await lists.remove(id, by: reader) }
            }
            await #expect(throws: Refusal.self, "she may not change what others see") {
                try await lists.save(
                    ListViewRecord(name: "Alle", order: "name", filters: [], columns: []), of: .person,
                    isShared: true, by: reader)
            }
            let (other, invitation) = try await house.otherTenant()
            let foreign = actor(.owner, other.id, invitation.member)
            #expect(try await lists.views(of: .person, by: foreign).isEmpty)
            await #expect(throws: Refusal.self) { try await lists.remove(shared, by: foreign) }
            #expect(try await lists.views(of: .person, by: reader).count == 1)
        }
    }

    @Test("At most fifty views of one's own, also where they are saved at once")
    func bound() async throws {
        try await WebHouse.with { house, _ in
            let lists = ArrangeLists(house.store)
            let actor = Actor(
                tenant: house.tenant.id, member: house.invitation.member, role: .owner, purpose: "customer-care",
                via: .session)
            @Sendable func save(_ number: Int) async throws {
                _ = try await lists.save(
                    ListViewRecord(name: "Ansicht \(number)", order: "name", filters: [], columns: [.town]),
                    of: .person, isShared: false, by: actor)
            }
            for number in 1..<50 { try await save(number) }
            let made = await withTaskGroup(of: Bool.self) { group in
                for number in 50..<54 { group.addTask { (try? await save(number)) != nil } }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(made == 1)
            #expect(try await lists.views(of: .person, by: actor).count == 50)
        }
    }

    @Test("How consents stand is shown in a column and narrows the list")
    func consents() async throws {
        try await WebHouse.with { house, browser in
            let csrf = try await Journey.enter(house, browser)
            let anna = try await person("Anna", "Groß", town: "Köln", in: house)
            _ = try await person("Bodo", "Bär", town: "Köln", in: house)
            try await give(anna, in: house)
            _ = try await browser.post("/people/columns", [("column.consents", "yes")], csrf: csrf)
            let list = try await browser.get("/people").body
            #expect(list.contains("</svg>Newsletter: erteilt</span>"))
            let narrowed = try await browser.post(
                "/people/filters", [("consent", "newsletter:email:ConsentGiven")], csrf: csrf)
            let path = try #require(narrowed.location)
            let given = try await browser.get(path).body
            #expect(given.contains("Groß") && !given.contains("Bär"))
            for wrong in [
                "newsletter", "newsletter:email:yes", "a@b:email:ConsentGiven", "newsletter:fax:ConsentGiven",
            ] {
                let refused = try await browser.post("/people/filters", [("consent", wrong)], csrf: csrf)
                #expect(refused.status == 400, "\(wrong)")
            }
            // One that has run out is no consent any more, whatever its row says.
            house.clock.advance(by: 3 * 365 * 86_400)
            #expect(
                try await ArrangeLists(house.store).consents(of: [anna], by: house.actor)[anna]?.map(\.state)
                    == ["ConsentExpired"])
        }
    }

    @Test("Organisations are found while typing and by Enter, sorted and narrowed like people")
    func organizations() async throws {
        try await WebHouse.with { house, browser in
            let csrf = try await Journey.enter(house, browser)
            let bakery = try await organization("Bäckerei Groß", town: "Köln", in: house)
            _ = try await organization("Zimmerei Öztürk", town: "Jena", in: house)
            let sorted = try await browser.get("/organizations?sort=-name").body
            let first = try #require(sorted.range(of: "Zimmerei")?.lowerBound)
            let second = try #require(sorted.range(of: "Bäckerei")?.lowerBound)
            #expect(first < second && sorted.contains("aria-sort=\"descending\""))
            let there = try await browser.post("/organizations/filters", [("town", "koeln")], csrf: csrf)
            #expect(there.location == "/organizations?town=koeln")
            let narrowed = try await browser.get("/organizations?town=koeln").body
            #expect(narrowed.contains("Bäckerei") && !narrowed.contains("Zimmerei"))
            let refused = try await browser.post("/organizations/filters", [("town", "50667")], csrf: csrf)
            #expect(refused.status == 422 && refused.body.contains("id=\"town-error\""))
            #expect(try await browser.get("/organizations?tag=\(UUID())").status == 400)

            let path = "/organizations/\(bakery.uuidString.lowercased())"
            let typed = try await browser.post("/people/suggestions", [("q", "baecker")], csrf: csrf).body
            #expect(typed.contains("Bäckerei Groß") && typed.contains("Organisation, Köln"))
            #expect(try await browser.post("/people/search", [("q", "baecker")], csrf: csrf).location == path)
            _ = try await person("Anna", "Groß", town: "Köln", in: house)
            let both = try await browser.post("/people/search", [("q", "groß")], csrf: csrf)
            #expect(both.status == 200 && both.body.contains("Anna Groß") && both.body.contains("href=\"\(path)\""))

            let saved = try await browser.post(
                "/organizations/views", [("town", "Jena"), ("name", "In Jena"), ("column.tags", "yes")], csrf: csrf)
            let view = try await browser.get(try #require(saved.location)).body
            #expect(view.contains("Zimmerei") && !view.contains("Bäckerei") && view.contains("In Jena"))
            _ = try await EraseOrganization(
                house.store, declaration: ErasureDeclaration(backupHorizonDays: 30, rootProvider: "file"))(
                    bakery, reason: .noLongerNeeded, suppress: false, by: house.actor)
            #expect(
                try await !browser.post("/people/suggestions", [("q", "baecker")], csrf: csrf).body.contains("Bäckerei")
            )
        }
    }
}
