import Domain
import Foundation
import HTTPTypes
import Operations
import Store
import TestSupport
import Testing

/// Organisations, positions and the history, at the pages, against a real database and keystore.
struct WebOrganizationTests {
    private static let bakery = [
        ("name", "Bäckerei Groß"), ("legalName", "Bäckerei Groß GmbH & Co. KG"), ("vatId", "DE 123 456 789"),
        ("lifecycle", "customer"), ("contactPoints[0].kind", "email"),
        ("contactPoints[0].value", "kontakt@baeckerei-gross.example"),
    ]

    @Test(
        "R-01 An organisation needs a reason; what was typed stays; it is edited, and the second of two editors is told"
    )
    func form() async throws {
        try await WebHouse.with { house, browser in
            let csrf = try await WebJourneyTests.enter(house, browser)
            #expect(try await browser.get("/organizations").body.contains("Noch keine Organisation in Ihrer Obhut"))
            let refused = try await browser.post("/organizations/new", Self.bakery, csrf: csrf)
            #expect(refused.status == 422 && refused.body.contains("value=\"Bäckerei Groß\""))
            let wrong = Self.bakery.map { ($0.0, $0.0 == "vatId" ? "keine" : $0.1) } + WebJourneyTests.reasons
            let named = try await browser.post("/organizations/new", wrong, csrf: csrf)
            #expect(named.status == 422 && named.body.contains("id=\"vatId-error\""))
            let created = try await browser.post(
                "/organizations/new", Self.bakery + WebJourneyTests.reasons, csrf: csrf)
            let path = try #require(created.location)
            #expect(created.status == 303 && path.hasPrefix("/organizations/"))
            let page = try await browser.get(path)
            for word in ["Bäckerei Groß GmbH &amp; Co. KG", "DE123456789", "Kundenbetreuung", "Aufgenommen"] {
                #expect(page.body.contains(word), "\(word)")
            }
            let version = try await browser.get("\(path)/edit").hidden("version")
            func save(_ name: String, _ version: String) async throws -> WebBrowser.Answer {
                let owner = ("owner", house.invitation.member.uuidString.lowercased())
                let fields = Self.bakery.map { ($0.0, $0.0 == "name" ? name : $0.1) } + [owner, ("version", version)]
                return try await browser.post("\(path)/edit", fields, csrf: csrf)
            }
            #expect(try await save("Bäckerei Groß & Söhne", version).location == path)
            #expect(try await browser.get(path).body.contains("inhaberin@muster.example"))
            let late = try await save("Zu spät", version)
            #expect(late.status == 412 && late.body.contains("value=\"Zu spät\""))
            #expect(try await save("Doch noch", late.hidden("version")).location == path)
            #expect(try await browser.get("/organizations").body.contains("Doch noch"))
            let erased = try await browser.post("\(path)/erasure", [("reason", "art-17-1-a")], csrf: csrf)
            #expect(erased.location?.hasPrefix("/erasures/") == true)
            #expect(try await browser.get(path).status == 404)
        }
    }

    @Test("A position ties a person to an organisation; what is written down stands with both, and can be brought back")
    func history() async throws {
        try await WebHouse.with { house, browser in
            let csrf = try await WebJourneyTests.enter(house, browser)
            let person = try #require(
                try await browser.post(
                    "/people/new", WebJourneyTests.anna + WebJourneyTests.reasons, csrf: csrf
                ).location)
            let organization = try #require(
                try await browser.post("/organizations/new", Self.bakery + WebJourneyTests.reasons, csrf: csrf).location
            )
            let id = String(organization.dropFirst("/organizations/".count))
            let nowhere = try await browser.post("\(person)/employments/new", [("jobTitle", "Chefin")], csrf: csrf)
            #expect(nowhere.status == 422 && nowhere.body.contains("value=\"Chefin\""))
            let placed = try await browser.post(
                "\(person)/employments/new",
                [("organizationId", id), ("jobTitle", "Leiterin Einkauf"), ("since", "2019-04-01")], csrf: csrf)
            #expect(placed.location == person)
            #expect(try await browser.get(person).body.contains("seit 1. April 2019"))
            #expect(try await browser.get(organization).body.contains("Leiterin Einkauf"))
            let home = String(person.dropFirst())
            let empty = try await browser.post("/activities", [("page", home), ("kind", "call")], csrf: csrf)
            #expect(empty.status == 422 && empty.body.contains("id=\"text-error\""))
            let text = "Möchte <b>dienstags</b>\nbeliefert werden."
            let said = try await browser.post(
                "/activities",
                [("page", home), ("kind", "call"), ("subject", "Rückruf"), ("text", text), ("other", id)], csrf: csrf)
            #expect(said.location == person)
            for page in [person, organization] {
                let body = try await browser.get(page).body
                #expect(body.contains("Anruf: Rückruf") && body.contains("Möchte &lt;b&gt;dienstags&lt;/b&gt;"))
                #expect(body.contains("inhaberin@muster.example"))
            }
            let edit = try #require(
                try await browser.get(person).body.firstMatch(of: /href="(\/activities\/[0-9a-f-]+\/edit)"/)?.1)
            let activity = String(edit.dropLast("/edit".count))
            let form = try await browser.get(String(edit))
            let changed = [("kind", "meeting"), ("subject", "Treffen"), ("text", "Neu"), ("version", "1")]
            #expect(try await browser.post(String(edit), changed, csrf: csrf).location == organization)
            let late = try await browser.post(
                String(edit), changed.map { ($0.0, $0.1 == "Neu" ? "Zu spät" : $0.1) }, csrf: csrf)
            #expect(try form.hidden("version") == "1" && late.status == 412 && late.body.contains("Zu spät"))
            #expect(try await browser.get("\(person)/erasure").body.contains("\(activity)/edit"))
            #expect(try await browser.post("\(activity)/delete", [], csrf: csrf).location == organization)
            let gone = try await browser.get(person)
            #expect(gone.body.contains("\(activity)/restore") && !gone.body.contains("Treffen"))
            #expect(
                try await browser.post("\(activity)/restore", [("page", home)], csrf: csrf).location == person)
            #expect(try await browser.get("\(person)/timeline").body.contains("Gespräch: Treffen"))
        }
    }
}
