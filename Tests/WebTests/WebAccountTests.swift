import Domain
import Foundation
import Operations
import Store
import TestSupport
import Testing
import Vault

/// Accounts and the staff, as they are worked with on the pages.
struct WebAccountTests {
    private static let email = "inhaberin@muster.example"

    /// The secret that a page shows as text, as an app would take it.
    private func code(_ page: WebBrowser.Answer, _ house: StoreFixture) throws -> String {
        let shown = try #require(page.body.firstMatch(of: /<code class="secret">([A-Z2-7 ]+)<\/code>/)).1
        var bytes: [UInt8] = []
        var (accumulator, bits) = (0, 0)
        for letter in shown.filter({ $0 != " " }).utf8 {
            accumulator = (accumulator << 5 | (letter >= 65 ? Int(letter) - 65 : Int(letter) - 24)) & 0xFFFF
            bits += 5
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(accumulator >> bits & 0xFF))
            }
        }
        return TimeCode.code(bytes, step: TimeCode.step(at: house.clock.now))
    }

    @Test("Name and password are changed by their owner, who sees where she is logged in and ends it elsewhere")
    func account() async throws {
        try await WebHouse.with { house, browser in
            let csrf = try await WebJourneyTests.enter(house, browser)
            let page = try await browser.get("/account")
            #expect(page.status == 200 && page.body.contains("Unbekannter Browser") && page.body.contains("diese hier"))
            let named = try await browser.post("/account/name", [("name", "Friederike Schäfer")], csrf: csrf)
            #expect(named.location == "/account")
            #expect(try await browser.get("/account").body.contains("value=\"Friederike Schäfer\""))
            let long = String(repeating: "ä", count: 201)
            let refused = try await browser.post("/account/name", [("name", long)], csrf: csrf)
            #expect(refused.status == 422 && refused.body.contains("id=\"name-error\"") && refused.body.contains(long))

            let session = try await LogIn(house.store, hasher: PasswordHasher())(
                email: Self.email, password: WebJourneyTests.password, slug: nil,
                device: Device(browser: .firefox, system: .windows))
            guard case .opened = session else { throw StoreError.missingRow }
            let both = try await browser.get("/account")
            #expect(both.body.contains("Firefox auf Windows"))
            let href = try #require(both.body.firstMatch(of: /action="(\/account\/sessions\/[0-9a-f-]{36})"/)).1
            #expect(try await browser.post(String(href), [], csrf: csrf).location == "/account")
            #expect(try await browser.post(String(href), [], csrf: csrf).status == 404)
            #expect(try await !browser.get("/account").body.contains("Firefox auf Windows"))

            func change(_ current: String, _ new: String, _ again: String) async throws -> WebBrowser.Answer {
                try await browser.post(
                    "/account/password", [("current", current), ("password", new), ("again", again)], csrf: csrf)
            }
            let differs = try await change(WebJourneyTests.password, "Fünf Möwen über Sylt", "Sechs Möwen")
            #expect(differs.status == 422 && differs.body.contains("id=\"again-error\""))
            let wrong = try await change("falsch, ganz falsch", "Fünf Möwen über Sylt", "Fünf Möwen über Sylt")
            #expect(wrong.status == 422 && wrong.body.contains("id=\"current-error\""))
            #expect(!wrong.body.contains("falsch, ganz") && !wrong.body.contains("Möwen"))
            let changed = try await change(
                WebJourneyTests.password, "Fünf Möwen über Sylt", "Fünf Möwen über Sylt")
            #expect(changed.location == "/account")
            #expect(try await browser.get("/account").body.contains("Ihr Passwort ist geändert"))
        }
    }

    @Test("A second factor is set up by picture or text, shown codes once, and asked for at the next login")
    func secondFactor() async throws {
        try await WebHouse.with { house, browser in
            let csrf = try await WebJourneyTests.enter(house, browser)
            #expect(try await browser.get("/account/second-factor").location == "/account", "looking makes nothing")
            let begun = try await browser.post("/account/second-factor", [], csrf: csrf)
            #expect(begun.location == "/account/second-factor")
            let page = try await browser.get("/account/second-factor")
            #expect(page.body.contains("<svg class=\"qr\"") && page.body.contains("autocomplete=\"one-time-code\""))
            let wrong = try await browser.post(
                "/account/second-factor/confirmation", [("code", "000000")], csrf: csrf)
            #expect(wrong.status == 422 && wrong.body.contains("id=\"code-error\""))
            let done = try await browser.post(
                "/account/second-factor/confirmation", [("code", try code(page, house))], csrf: csrf)
            let codes = done.body.matches(of: /<code>([a-z2-7-]{19})<\/code>/).map { String($0.1) }
            #expect(done.status == 200 && codes.count == 10)
            #expect(try await browser.get("/account/second-factor").location == "/account")
            #expect(try await browser.get("/account").body.contains("Unbenutzte Wiederherstellungscodes: 10"))

            browser.forgetCookies()
            let fields = [("email", Self.email), ("password", WebJourneyTests.password), ("next", "/imports")]
            let asked = try await browser.post("/login", fields)
            #expect(asked.status == 200 && browser.cookies["obhut_session"] == nil)
            #expect(!asked.body.contains(WebJourneyTests.password))
            let refused = try await browser.post(
                "/login/code", [("ticket", try asked.hidden("ticket")), ("code", "123456")])
            #expect(refused.status == 422 && browser.cookies["obhut_session"] == nil)
            let ticket = try refused.hidden("ticket")
            let entered = try await browser.post(
                "/login/code", [("ticket", ticket), ("code", codes[0]), ("next", "/imports")])
            #expect(entered.status == 303 && entered.location == "/imports")
            #expect(browser.cookies["obhut_session"]?.count == 43)
            browser.forgetCookies()
            let again = try await browser.post("/login/code", [("ticket", ticket), ("code", codes[1])])
            #expect(again.location == "/login", "a ticket is good once")
        }
    }

    @Test("Six wrong codes are tried at once, and no more, whichever ticket they come with")
    func guessing() async throws {
        try await WebHouse.with { house, browser in
            let csrf = try await WebJourneyTests.enter(house, browser)
            _ = try await browser.post("/account/second-factor", [], csrf: csrf)
            let page = try await browser.get("/account/second-factor")
            _ = try await browser.post(
                "/account/second-factor/confirmation", [("code", try code(page, house))], csrf: csrf)
            browser.forgetCookies()
            let fields = [("email", Self.email), ("password", WebJourneyTests.password)]
            var statuses: [Int] = []
            for _ in 1...8 {
                let ticket = try await browser.post("/login", fields).hidden("ticket")
                statuses.append(
                    try await browser.post("/login/code", [("ticket", ticket), ("code", "000000")]).status)
            }
            #expect(statuses == [422, 422, 422, 422, 422, 422, 429, 429])
        }
    }

    @Test("The owner invites, changes, disables and helps members; who may not manage them sees no such page")
    func staff() async throws {
        try await WebHouse.with { house, browser in
            let csrf = try await WebJourneyTests.enter(house, browser)
            let sent = try await browser.post(
                "/members", [("email", "kai@muster.example"), ("name", "Kai Jäger"), ("role", "sales")], csrf: csrf)
            #expect(sent.location == "/members")
            #expect(try await house.store.node.jobs([.invitationMail]).count == 1)
            let twice = try await browser.post(
                "/members", [("email", "kai@muster.example"), ("name", ""), ("role", "support")], csrf: csrf)
            #expect(twice.status == 409 && twice.body.contains("id=\"email-error\""))
            let list = try await browser.get("/members")
            #expect(list.body.contains("Kai Jäger") && list.body.contains("eingeladen"))
            let kai = try await house.store.scoped(to: house.actor).member(email: "kai@muster.example")
            let path = "/members/\(kai.id.uuidString.lowercased())"
            #expect(try await browser.get(path).body.contains("\(path)/invitation"))
            #expect(try await browser.post("\(path)/role", [("role", "support")], csrf: csrf).location == path)
            #expect(try await browser.post("\(path)/disabling", [], csrf: csrf).location == path)
            #expect(try await browser.get(path).body.contains("\(path)/enabling"))
            #expect(try await browser.post("\(path)/enabling", [], csrf: csrf).location == path)

            let owner = "/members/\(house.invitation.member.uuidString.lowercased())"
            let last = try await browser.post("\(owner)/disabling", [], csrf: csrf)
            #expect(last.status == 409 && last.body.contains("die letzte Person"))
            #expect(try await browser.get("/members").status == 200)

            let policy = try await browser.post("/members/login-policy", [("roles.owner", "yes")], csrf: csrf)
            #expect(policy.location == "/members")
            browser.forgetCookies()
            let must = try await browser.post(
                "/login", [("email", Self.email), ("password", WebJourneyTests.password)])
            #expect(must.status == 200 && must.body.contains("<svg class=\"qr\""))
            let ticket = try must.hidden("ticket")
            let entered = try await browser.post(
                "/login/code", [("ticket", ticket), ("code", try code(must, house))])
            #expect(entered.status == 200 && entered.body.matches(of: /<code>[a-z2-7-]{19}<\/code>/).count == 10)
            #expect(try await browser.get("/people").status == 200)
        }
    }
}
