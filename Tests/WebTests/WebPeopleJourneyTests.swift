import Domain
import Foundation
import Operations
import Store
import TestSupport
import Testing

/// Tags, fields of one's own, restriction and joined records at the pages.
struct WebPeopleJourneyTests {
    private typealias Journey = WebJourneyTests

    @Test("Tags are made as they are typed, a field is made and filled, and both stand on the person's page")
    func vocabulary() async throws {
        try await WebHouse.with { house, browser in
            let csrf = try await Journey.enter(house, browser)
            let field = [
                ("code", "umsatz"), ("label.de", "Umsatz"), ("label.en", "Turnover"), ("kind", "number"),
                ("purpose", "customer-care"),
            ]
            #expect(try await browser.post("/people/vocabulary/fields", field, csrf: csrf).status == 303)
            let twice = try await browser.post("/people/vocabulary/fields", field, csrf: csrf)
            #expect(twice.status == 422 && twice.body.contains("value=\"Turnover\""))
            let fields =
                Journey.anna + Journey.reasons + [
                    ("salutation", "ms"), ("honorificPrefix", "Dr."), ("furtherTags", "VIP, Presse"),
                    ("customFields.umsatz", "1.234,5"), ("owner", house.invitation.member.uuidString),
                ]
            let path = try #require(try await browser.post("/people/new", fields, csrf: csrf).location)
            let page = try await browser.get(path).body
            for word in ["VIP", "Presse", "Umsatz", "1234,5", "Sehr geehrte Frau Dr. Groß", "inhaberin@muster.example"]
            {
                #expect(page.contains(word), "\(word)")
            }
            let form = try await browser.get("\(path)/edit")
            #expect(form.body.contains("value=\"1234,5\"") && form.body.contains(" checked"))
            let refused = fields.map { ($0.0, $0.0 == "customFields.umsatz" ? "viel" : $0.1) }
            let wrong = try await browser.post(
                "\(path)/edit", refused + [("version", try form.hidden("version"))], csrf: csrf)
            #expect(wrong.status == 422 && wrong.body.contains("value=\"viel\""))
            let list = try await browser.get("/people/vocabulary").body
            #expect(list.contains("VIP") && list.contains("Umsatz"))
            #expect(try await browser.post("/people/vocabulary/tags", [("label", "vip")], csrf: csrf).status == 422)
        }
    }

    @Test(
        "A tag, a field and a joining that somebody else was faster with are 412 with the page again; without a version 428"
    )
    func late() async throws {
        try await WebHouse.with { house, browser in
            let csrf = try await Journey.enter(house, browser)
            let fields = ManageCustomFields(house.store)
            let tag = try await ManageTags(house.store).create("Presse", by: house.actor)
            let field = [
                ("code", "umsatz"), ("label.de", "Umsatz"), ("label.en", "Turnover"), ("kind", "number"),
                ("purpose", "customer-care"),
            ]
            #expect(try await browser.post("/people/vocabulary/fields", field, csrf: csrf).status == 303)
            let made = try #require(try await house.store.vocabulary(of: house.tenant.id).fields.first)
            _ = try await fields.change(made.id, version: nil, by: house.actor) { $0.searchable.toggle() }
            _ = try await ManageTags(house.store).rename(tag.id, to: "Medien", version: nil, by: house.actor)
            let id = tag.id.uuidString.lowercased()
            let label = ("tags.\(id).label", "Zeitungen")
            func expect(_ path: String, _ typed: [(String, String)], _ versions: [(String, String)]) async throws {
                let late = try await browser.post(path, typed + versions, csrf: csrf)
                #expect(late.status == 412 && late.body.contains("<form"), "\(path): \(late.status)")
                #expect(try await browser.post(path, typed, csrf: csrf).status == 428, "\(path)")
            }
            try await expect("/people/vocabulary/tags/\(id)", [label], [("version", "1")])
            try await expect(
                "/people/vocabulary/fields/\(made.id.uuidString.lowercased())", field, [("version", "1")])
            let kept = try #require(
                try await browser.post("/people/new", Journey.anna + Journey.reasons, csrf: csrf).location)
            let other = try #require(
                try await browser.post("/people/new", Journey.anna + Journey.reasons, csrf: csrf).location)
            let merge = "\(kept)/merge/\(other.split(separator: "/").last ?? "")"
            try await expect(merge, [], [("version", "7"), ("otherVersion", "1")])
            #expect(try await browser.get(other).status == 200)
        }
    }

    @Test("Restricting shows its plan first, and ends only after the person was told")
    func restriction() async throws {
        try await WebHouse.with { house, browser in
            let csrf = try await Journey.enter(house, browser)
            let path = try #require(
                try await browser.post("/people/new", Journey.anna + Journey.reasons, csrf: csrf).location)
            let plan = try await browser.get("\(path)/restriction")
            #expect(plan.status == 200 && plan.body.contains("Art. 18"))
            #expect(try await browser.post("\(path)/restriction", [], csrf: csrf).status == 422)
            let done = try await browser.post("\(path)/restriction", [("reason", "art-18-1-a")], csrf: csrf)
            #expect(done.location == path)
            #expect(try await browser.get(path).body.contains("Eingeschränkt"))
            let early = try await browser.post("\(path)/restriction", [("lift", "yes")], csrf: csrf)
            #expect(early.status == 422)
            let today = "\(CalendarDay(house.clock.now, in: TimeZone(identifier: "Europe/Berlin") ?? .gmt))"
            let lifted = try await browser.post(
                "\(path)/restriction", [("lift", "yes"), ("notifiedOn", today)], csrf: csrf)
            #expect(lifted.location == path)
            let changes = try await browser.get("\(path)/changes").body
            #expect(changes.contains("eingeschränkt") && changes.contains("Einschränkung aufgehoben"))
        }
    }

    @Test("Two records are found, compared and joined; of the second one nothing is left")
    func merge() async throws {
        try await WebHouse.with { house, browser in
            let csrf = try await Journey.enter(house, browser)
            let path = try #require(
                try await browser.post("/people/new", Journey.anna + Journey.reasons, csrf: csrf).location)
            let twin = [
                ("givenName", "Anna"), ("familyName", "Groß-Weiß"), ("contactPoints[0].kind", "email"),
                ("contactPoints[0].value", "anna@privat.example"),
            ]
            let other = try #require(
                try await browser.post("/people/new", twin + Journey.reasons, csrf: csrf).location)
            let found = try await browser.post("\(path)/merge", [("q", "anna@privat.example")], csrf: csrf)
            let href = "\(path)/merge/\(other.split(separator: "/").last ?? "")"
            #expect(found.status == 200 && found.body.contains(href))
            let comparison = try await browser.get(href)
            #expect(comparison.body.contains("Groß-Weiß") && comparison.body.contains("take.familyName"))
            let joined = try await browser.post(
                href,
                [
                    ("version", try comparison.hidden("version")),
                    ("otherVersion", try comparison.hidden("otherVersion")), ("take.familyName", "other"),
                ], csrf: csrf)
            #expect(joined.location == path)
            let page = try await browser.get(path).body
            #expect(page.contains("Groß-Weiß") && page.contains("anna@privat.example"))
            #expect(page.contains("Anna.Gross@Kunden.example"))
            #expect(try await browser.get(other).status == 404)
        }
    }
}
