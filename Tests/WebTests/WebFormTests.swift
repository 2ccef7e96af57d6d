import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Operations
import Store
import TestSupport
import Testing

@testable import HTTPSupport

/// Forms and purposes as people at a desk set them up, and what visitors of other pages get.
struct WebFormTests {
    private func post(
        _ world: APIWorld, _ path: String, _ fields: [(String, String)]
    ) async throws -> (status: HTTPResponse.Status, headers: HTTPFields, body: String) {
        let body = fields.map { "\(FormEncoding.encode($0.0))=\(FormEncoding.encode($0.1))" }.joined(separator: "&")
        let answer = try await world.client.execute(
            uri: path, method: .post, headers: [.contentType: "application/x-www-form-urlencoded"],
            body: ByteBuffer(string: body))
        return (answer.status, answer.headers, String(buffer: answer.body))
    }

    /// A published form with these members.
    private func form(_ world: APIWorld, _ members: [String: any Sendable]) async throws -> [String: Any] {
        let order: [String: any Sendable] = [
            "slug": "neues", "titles": ["de": "Neues", "en": "News"], "purposes": ["newsletter"],
            "state": "published",
        ]
        let made = try await world.call(.post, "/forms", .json(order.merging(members) { $1 }))
        #expect(made.status == 201, "\(made.text)")
        return made.object
    }

    @Test("R-07 a form is written with a preview, nothing ticked in it, published, embedded, changed and closed")
    func journey() async throws {
        try await WebHouse.with { house, browser in
            _ = try await WebJourneyTests.enter(house, browser)
            let blank = try await browser.get("/forms/new")
            let csrf = try blank.hidden("csrf")
            #expect(blank.body.contains("name=\"purpose.raffle\"") && !blank.body.contains("purpose.sms-offers"))
            #expect(blank.body.contains("Angebote per SMS"), "why it is not on offer")
            let fields = [
                ("csrf", csrf), ("slug", "neues"), ("titles.de", "Neues"), ("titles.en", "News"),
                ("purpose.newsletter", "yes"), ("embedOrigins", "https://www.muster.example/"), ("version", ""),
            ]
            let preview = try await browser.post("/forms/new", fields + [("preview", "yes")])
            #expect(preview.status == 200 && preview.body.contains("darf mir den Newsletter"))
            #expect(preview.body.contains("may send me the newsletter"), "both languages")
            #expect(try await browser.get("/forms").body.contains("/subscribe/neues") == false, "nothing is kept")
            let refused = try await browser.post(
                "/forms/new", fields.filter { $0.0 != "embedOrigins" } + [("embedOrigins", "http://unsicher.example")])
            #expect(refused.status == 422 && refused.body.contains("http://unsicher.example"))
            let made = try await browser.post("/forms/new", fields)
            let path = try #require(made.location)
            let draft = try await browser.get(path)
            #expect(draft.body.contains("Entwurf") && !draft.body.contains("&lt;iframe"))
            #expect(try await browser.get("/p/muster/subscribe/neues").status == 404)
            func state(_ state: String, _ version: String) async throws -> Int {
                try await browser.post("\(path)/state", [("csrf", csrf), ("version", version), ("state", state)])
                    .status
            }
            #expect(try await state("published", "1") == 303)
            let shown = try await browser.get(path)
            #expect(shown.body.contains("&lt;iframe src=") && shown.body.contains("Fassung 2"))
            let visitor = try await browser.get("/p/muster/subscribe/neues")
            #expect(visitor.status == 200 && !visitor.body.contains(" checked"))
            #expect(try await state("closed", "1") == 412, "somebody else was faster")
            #expect(try await state("closed", "2") == 303)
            #expect(try await browser.get("/p/muster/subscribe/neues").status == 404)
            let edit = try await browser.get("\(path)/edit")
            #expect(try edit.hidden("version") == "3" && edit.body.contains("https://www.muster.example"))
        }
    }

    @Test(
        "Only the pages that a form names may show it in a frame, and that form alone; no other page may be shown in one"
    )
    func frames() async throws {
        try await APIWorld.run { world in
            _ = try await form(world, ["embedOrigins": ["https://www.muster.example"]])
            let name = try #require(HTTPField.Name("X-Frame-Options"))
            func headers(_ path: String) async throws -> HTTPFields {
                try await world.client.execute(uri: path, method: .get).headers
            }
            let framed = try await headers("/p/muster/subscribe/neues")
            let policy = try #require(framed[.contentSecurityPolicy])
            #expect(policy.hasSuffix("frame-ancestors https://www.muster.example") && framed[name] == nil)
            #expect(policy.contains("default-src 'none'") && policy.contains("form-action 'self';"))
            for path in ["/p/muster/subscribe/newsletter", "/p/muster/privacy", "/login", "/p/muster/subscribe/nichts"]
            {
                let other = try await headers(path)
                #expect(other[.contentSecurityPolicy]?.contains("frame-ancestors 'none'") == true, "\(path)")
                #expect(other[name] == "DENY", "\(path)")
            }
        }
    }

    @Test("R-08 whoever signs up is led where the form says, whoever ticks nothing is not; nothing else decides where")
    func thanks() async throws {
        try await APIWorld.run { world in
            let thanks = "https://www.muster.example/danke"
            _ = try await form(world, ["thanksUrl": thanks, "language": "en"])
            let path = "/p/muster/subscribe/neues"
            let page = try await world.client.execute(
                uri: path, method: .get, headers: [.acceptLanguage: "de"])
            let body = String(buffer: page.body)
            #expect(
                body.contains("lang=\"en\"") && body.contains("may send me the newsletter"), "it speaks one language")
            let policy = try #require(page.headers[.contentSecurityPolicy])
            #expect(policy.contains("form-action 'self' https://www.muster.example;"))
            #expect(policy.hasSuffix("frame-ancestors 'none'"))
            let served = try #require(try WebForm.all(in: body).first)
            let hidden = served.fields.filter { $0.name != "email" && $0.name != "purpose" }.map { ($0.name, $0.value) }
            #expect(served.fields.contains(WebForm.Field(name: "form", value: "1")))
            let fields = hidden + [("email", "anna@kunden.example"), ("thanksUrl", "https://fremd.example/")]
            let asked = try await post(world, path, fields + [("purpose", "newsletter")])
            #expect(asked.status == .seeOther && asked.headers[.location] == thanks)
            let nothing = try await post(world, path, fields)
            #expect(nothing.status == .ok && nothing.headers[.location] == nil)
            let wrong = try await post(world, path, hidden + [("purpose", "newsletter"), ("email", "keine")])
            #expect(wrong.status == .unprocessableContent && wrong.headers[.location] == nil)
        }
    }

    @Test("Over the API a form is made, changed by versions and listed with them; the rights are those of settings")
    func api() async throws {
        try await APIWorld.run { world in
            let made = try await form(world, [:])
            let path = "/forms/\(try #require(made["id"] as? String))"
            #expect(made["version"] as? Int == 1 && made["language"] == nil)
            #expect(try await world.call(.patch, path, .json(["state": "closed"])).status == 428)
            let changed = try await world.call(
                .patch, path, .json(["titles": ["de": "Anders", "en": "Other"], "language": "de"]),
                headers: [.ifMatch: "\"1\""])
            #expect(changed.status == 200 && changed.object["version"] as? Int == 2, "\(changed.text)")
            #expect(changed.object["language"] as? String == "de")
            let stale = try await world.call(.patch, path, .json(["state": "closed"]), headers: [.ifMatch: "\"1\""])
            #expect(stale.status == 412)
            let versions = try await world.call(.get, "\(path)/versions?limit=1")
            let numbers = versions.items.map { $0["version"] as? Int }
            #expect(numbers == [2])
            let cursor = try #require(versions.nextCursor)
            let rest = try await world.call(.get, "\(path)/versions?limit=1&cursor=\(cursor)")
            let titles = rest.items.map { ($0["titles"] as? [String: String])?["de"] }
            #expect(titles == ["Neues"])
            let wrong = try await world.call(
                .patch, path, .json(["purposes": ["sms-offers"]]), headers: [.ifMatch: "*"])
            #expect(wrong.status == 422 && wrong.field == "purposes")
            for role in Role.allCases where role != .owner {
                let token = try await world.member(role)
                let answer = try await world.call(
                    .patch, path, .json(["state": "draft"]), as: token, headers: [.ifMatch: "*"])
                #expect(answer.status == (role.allows(.settingsWrite) ? 200 : 403), "\(role)")
            }
        }
    }

    @Test("A purpose is set up with what it is for good, and given up after its plan was shown")
    func purposes() async throws {
        try await WebHouse.with { house, browser in
            _ = try await WebJourneyTests.enter(house, browser)
            let blank = try await browser.get("/purposes/new")
            let csrf = try blank.hidden("csrf")
            #expect(!blank.body.contains("value=\"yes\" checked"))
            let fields = [
                ("csrf", csrf), ("name.de", "Einladungen"), ("name.en", "Invitations"), ("code", "einladungen"),
                ("basis.consent", "yes"), ("channel.email", "yes"), ("marketing", "yes"),
                ("endRule", "while-consent-given"), ("months", ""), ("endsOn", ""),
            ]
            let refused = try await browser.post("/purposes/new", fields + [("channel.sms", "yes")])
            #expect(refused.status == 422 && refused.body.contains("§ 7 Abs. 2 UWG"))
            #expect(refused.body.contains("value=\"Einladungen\""), "what was typed stays")
            #expect(try await browser.post("/purposes/new", fields).location == "/purposes/einladungen")
            let page = try await browser.get("/purposes/einladungen")
            #expect(page.body.contains("durch einen Link in einer E-Mail") && page.body.contains("wird verfolgt"))
            let again = try await browser.post("/purposes/new", fields)
            #expect(again.status == 422 && again.body.contains("id=\"code-error\""))
            let plan = try await browser.get("/purposes/newsletter/end")
            #expect(plan.body.contains("Auf dem Laufenden bleiben"), "the forms that ask for it")
            #expect(
                try await browser.get("/purposes/newsletter").body.contains("wird verfolgt"), "looking does nothing")
            #expect(try await browser.post("/purposes/newsletter/end", [("csrf", csrf)]).status == 303)
            let ended = try await browser.get("/purposes/newsletter")
            #expect(ended.body.contains("beendet") && !ended.body.contains("/purposes/newsletter/end"))
            #expect(ended.body.contains("darf mir den Newsletter"), "its words stay readable")
        }
    }

    @Test("Before new words are used the page shows what changes, and afterwards where each version is used")
    func changes() async throws {
        try await WebHouse.with { house, browser in
            _ = try await WebJourneyTests.enter(house, browser)
            let form = try await browser.get("/purposes/newsletter/wording/new")
            let csrf = try form.hidden("csrf")
            let texts = try await ConsentUseCases(
                house.store, declaration: .init(backupHorizonDays: 30, rootProvider: "file")
            ).wordings.list(of: "newsletter", by: house.actor)
            let words = try #require(texts.first { $0.kind == .wording })
            let german = words.german.body.replacingOccurrences(of: "Newsletter", with: "Rundbrief")
            let preview = try await browser.post(
                "/purposes/newsletter/wording/new",
                [("csrf", csrf), ("version", "1"), ("de", german), ("en", words.english.body), ("preview", "yes")])
            #expect(preview.body.contains("Newsletter </del>") && preview.body.contains("Rundbrief </ins>"))
            #expect(preview.body.components(separatedBy: "<ins>").count == 2, "the English text stays")
            let page = try await browser.get("/purposes/newsletter")
            #expect(page.body.contains("Auf dem Laufenden bleiben"), "the form that shows it")
        }
    }

    @Test("R-06 the overview counts each state and leads to its people; a view keeps a state, none included")
    func overview() async throws {
        try await APIWorld.run { world in
            let person = try await world.person(APIWorld.somebody("Anna", "anna@kunden.example"))
            let other = try await world.person(APIWorld.somebody("Bodo", "bodo@kunden.example"))
            let ask: [String: any Sendable] = ["purpose": "newsletter", "channel": "email"]
            #expect(try await world.call(.post, "/people/\(person)/consents", .json(ask)).status == 201)
            let counts = try await world.call(.get, "/people/consents")
            #expect(counts.object["people"] as? Int == 2)
            let lines = counts.object["counts"] as? [[String: Any]] ?? []
            let newsletter = lines.filter { $0["purpose"] as? String == "newsletter" }
            let states = newsletter.map { $0["state"] as? String }
            let numbers = newsletter.map { $0["people"] as? Int }
            #expect(states == ["ConsentRequested", "none"] && numbers == [1, 1])
            let none = try await world.call(.get, "/people?consent=newsletter:email:none")
            let found = none.items.map { $0["id"] as? String }
            #expect(found == [other])
            let view = try await world.call(
                .post, "/views",
                .json(["kind": "person", "name": "Nie gefragt", "filters": ["consent": "newsletter:email:none"]]))
            #expect(view.status == 201, "\(view.text)")
            let browser = WebBrowser(world.client)
            let password = [("password", WebJourneyTests.password), ("again", WebJourneyTests.password)]
            _ = try await browser.post("/invitation/\(world.own.invitation.secret)", password)
            let page = try await browser.get("/people/consents")
            #expect(page.body.contains("/people?consent=newsletter%3Aemail%3Anone"), "\(page.status)")
            let list = try await browser.get("/people?consent=newsletter%3Aemail%3Anone")
            #expect(list.body.contains("Bodo") && !list.body.contains("Anna"))
            let people = try await world.token([.peopleRead]).token
            #expect(try await world.call(.get, "/people/consents", as: people).status == 403)
        }
    }
}
