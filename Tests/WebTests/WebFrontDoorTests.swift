import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Operations
import Postgres
import Store
import TestSupport
import Testing
import Vault

@testable import HTTPSupport

/// The pages for strangers, as a browser without scripts and cookies, a mail scanner and a mail program use them.
struct WebFrontDoorTests {
    private static let form = "/p/muster/subscribe/newsletter"

    /// Fills the form in as it is served, with these boxes ticked.
    private func send(
        _ browser: WebBrowser, _ email: String, _ purposes: [String] = ["newsletter"]
    ) async throws -> WebBrowser.Answer {
        let page = try await browser.get(Self.form)
        let served = try #require(try WebForm.all(in: page.body).first)
        let hidden = served.fields.filter { $0.name != "email" && $0.name != "purpose" }.map { ($0.name, $0.value) }
        return try await browser.post(
            served.action, [("email", email)] + purposes.map { ("purpose", $0) } + hidden)
    }

    /// Hands the message over that waits; answers the path of its link.
    private func link(_ world: APIWorld) async throws -> String {
        let client = world.fixture.database.smallClient(as: .superuser)
        let rows = try await client.segment(
            ["SELECT id FROM pending_signup WHERE state = 'waiting' LIMIT 1"], lane: .read)
        let id = try #require(rows[0].first).decode(UUID.self)
        let scope = world.fixture.store.scoped(to: .system(in: world.own.tenant.id))
        let secret = RandomToken()
        let isWaiting = try await scope.markSent(
            try #require(try await scope.signup(id)), token: (id: UUID(), hash: secret.hash), message: "m",
            rendered: [UInt8](repeating: 5, count: 32), expiresAt: world.fixture.clock.now.addingTimeInterval(3_600))
        #expect(isWaiting)
        return "/p/muster/confirm/\(secret.text)"
    }

    private func count(_ world: APIWorld, _ query: PostgresQuery) async throws -> Int64 {
        let client = world.fixture.database.smallClient(as: .superuser)
        return try await client.segment([query], lane: .read)[0][0].decode(Int64.self)
    }

    @Test(
        "R-07 R-08 the form is whole without script and cookie: unticked boxes, one a purpose, and a no is a fine answer"
    )
    func form() async throws {
        try await APIWorld.run { world in
            let browser = WebBrowser(world.client)
            let page = try await browser.get(Self.form)
            #expect(page.status == 200 && page.headers[values: .setCookie].isEmpty && browser.cookies.isEmpty)
            #expect(!page.body.contains("<script") && !page.body.contains("csrf"))
            let tags = try WebMarkup(page.body).tags
            let boxes = tags.filter { $0["type"] == "checkbox" }
            #expect(
                boxes.map { $0["value"] } == ["newsletter", "raffle"] && boxes.allSatisfy { $0["name"] == "purpose" })
            #expect(!page.body.contains(" checked"))
            #expect(page.body.contains("Muster &amp; Söhne GmbH darf mir den Newsletter"))
            let before = try await world.fingerprint(without: [])
            let refused = try await send(browser, "niemand@kunden.example", [])
            #expect(refused.status == 200 && refused.body.contains("Gut, dann schreiben wir Ihnen nicht"))
            #expect(try await world.fingerprint(without: []) == before)
            let wrong = try await send(browser, "kein Postfach")
            #expect(wrong.status == 422 && wrong.body.contains("value=\"kein Postfach\""), "what was typed stays")
            #expect(wrong.body.contains("id=\"email-error\"") && wrong.body.contains(" checked"))
            for path in ["/p/muster/subscribe/nichts", "/p/nichts/subscribe/newsletter", "/p/muster/confirm/nichts"] {
                #expect(try await browser.get(path).status == 404, "\(path)")
            }
            browser.language = "en"
            #expect(try await browser.get(Self.form).body.contains("What may we write to you about?"))
        }
    }

    @Test("Nobody learns from a form whether an address is known, signed up, suppressed or had its messages already")
    func sameAnswer() async throws {
        try await APIWorld.run { world in
            let browser = WebBrowser(world.client)
            _ = try await world.person()
            let person = try await world.person(APIWorld.somebody("Bert", "bert@kunden.example"))
            _ = try await world.fixture.erase(
                try #require(UUID(uuidString: person)), reason: .objection, suppress: true, by: world.fixture.actor)
            var bodies: Set<String> = []
            for email in [
                "Erika.Mueller@Kunden.example", "neu@kunden.example", "neu@kunden.example", "bert@kunden.example",
            ] {
                let answer = try await send(browser, email)
                #expect(answer.status == 200)
                bodies.insert(answer.body)
            }
            #expect(bodies.count == 1 && bodies.first?.contains("Bitte sehen Sie in Ihr Postfach") == true)
            #expect(try await count(world, "SELECT count(*) FROM pending_signup") == 3)
        }
    }

    @Test("R-16 a scanner that looks at the link twice, by GET and HEAD, changes nothing; one POST confirms, once")
    func confirm() async throws {
        try await APIWorld.run { world in
            let browser = WebBrowser(world.client)
            #expect(try await send(browser, "anna.gross@kunden.example").status == 200)
            let path = try await link(world)
            let before = try await world.fingerprint(without: [])
            for method in [HTTPRequest.Method.get, .head, .get, .head] {
                let looked = try await world.client.execute(uri: path, method: method, headers: [:], body: nil)
                #expect(looked.status == .ok)
            }
            let page = try await browser.get(path)
            let buttons = try WebMarkup(page.body).tags.filter { $0.name == "button" && !$0.isEnd }
            #expect(buttons.count == 1 && !page.body.contains("anna.gross"))
            #expect(page.body.contains("darf mir den Newsletter"), "the words that were ticked")
            #expect(try await world.fingerprint(without: []) == before)
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 1...20 {
                    group.addTask {
                        try await world.client.execute(uri: path, method: .post, headers: [:], body: nil).status.code
                    }
                }
                return try await group.reduce(into: [Int]()) { $0.append($1) }
            }
            #expect(statuses.contains(200) && statuses.allSatisfy { [200, 503].contains($0) }, "\(statuses)")
            #expect(try await count(world, "SELECT count(*) FROM consent_event WHERE state = 'ConsentGiven'") == 1)
            #expect(try await count(world, "SELECT count(*) FROM person") == 1)
            let used = try await browser.get(path)
            #expect(used.status == 200 && used.body.contains("Schon bestätigt") && !used.body.contains("<form"))
        }
    }

    @Test("R-19 R-31 the link that is shown then takes it back by one bare POST, and every link gets the same answer")
    func unsubscribe() async throws {
        try await APIWorld.run { world in
            let browser = WebBrowser(world.client)
            #expect(try await send(browser, "anna.gross@kunden.example").status == 200)
            let done = try await browser.post(try await link(world), [])
            #expect(done.status == 200 && done.body.contains("Bestätigt"))
            let found = try #require(done.body.firstMatch(of: /href="(\/p\/muster\/unsubscribe\/[^"]+)"/))
            let path = String(found.1)
            let before = try await world.fingerprint(without: [])
            let page = try await browser.get(path)
            #expect(page.status == 200 && page.body.contains("Mit einem Klick"))
            let head = try await world.client.execute(uri: path, method: .head, headers: [:], body: nil)
            #expect(head.status == .ok)
            #expect(try await world.fingerprint(without: []) == before)
            func post(_ path: String) async throws -> (status: Int, headers: HTTPFields, body: String) {
                let answer = try await world.client.execute(
                    uri: path, method: .post, headers: [.contentType: "application/x-www-form-urlencoded"],
                    body: ByteBuffer(string: "List-Unsubscribe=One-Click"))
                return (answer.status.code, answer.headers, String(buffer: answer.body))
            }
            let unknown = try await post("/p/muster/unsubscribe/nie-gesehen-nie-gesehen-nie-gesehen-nie-gese")
            #expect(try await world.fingerprint(without: []) == before)
            let first = try await post(path)
            #expect(first.status == 200 && first.headers[values: .setCookie].isEmpty)
            // Nothing else carried her data: she is forgotten, and her link answers as before.
            #expect(try await count(world, "SELECT count(*) FROM person") == 0)
            let again = try await post(path)
            #expect(unknown.status == 200 && again.status == 200)
            #expect(first.body == unknown.body && again.body == unknown.body)
        }
    }

    @Test("R-19 the page of preferences names nobody, and takes one purpose back by its button")
    func preferences() async throws {
        try await APIWorld.run { world in
            _ = try await world.person(APIWorld.somebody("Anna", "anna.gross@kunden.example"))
            let browser = WebBrowser(world.client)
            #expect(try await send(browser, "anna.gross@kunden.example", ["newsletter", "raffle"]).status == 200)
            let done = try await browser.post(try await link(world), [])
            let found = try #require(done.body.firstMatch(of: /href="(\/p\/muster\/preferences\/[^"]+)"/))
            let page = try await browser.get(String(found.1))
            #expect(page.status == 200 && !page.body.contains("anna.gross") && !page.body.contains("Anna"))
            let forms = try WebForm.all(in: page.body)
            #expect(forms.map { $0.fields.map(\.value) } == [["newsletter"], ["raffle"]])
            let taken = try await browser.post(forms[1].action, [("purpose", "raffle")])
            #expect(taken.status == 200 && taken.body.contains("Zurückgenommen"))
            #expect(try WebForm.all(in: taken.body).map { $0.fields.map(\.value) } == [["newsletter"]])
            #expect(try await browser.get("/p/muster/preferences/nie-gesehen").status == 404)
        }
    }

    @Test("R-19 a mailbox provider that takes back for hundreds from one address is never told to wait")
    func neverTooOften() async throws {
        try await APIWorld.run { world in
            let browser = WebBrowser(world.client)
            for number in 1...150 {
                let path = "/p/muster/unsubscribe/unbekannt-\(number)"
                let answer = try await browser.post(path, [("List-Unsubscribe", "One-Click")])
                #expect(answer.status == 200)
            }
            #expect(try await browser.get("/p/muster/preferences/unbekannt").status == 404)
            #expect(try await browser.post("/p/muster/confirm/unbekannt", []).status == 404)
        }
    }

    @Test("A new business has one published form, and the API names it")
    func forms() async throws {
        try await APIWorld.run { world in
            let answer = try await world.call(.get, "/forms")
            let items = try #require(answer.object["items"] as? [[String: Any]])
            #expect(items.count == 1 && items[0]["slug"] as? String == "newsletter")
            #expect(items[0]["state"] as? String == "published" && items[0]["title"] as? String != nil)
            #expect(items[0]["purposes"] as? [String] == ["newsletter", "raffle"])
            let url = try #require(items[0]["url"] as? String)
            #expect(url.hasSuffix(Self.form))
            let browser = WebBrowser(world.client)
            let password = [("password", WebJourneyTests.password), ("again", WebJourneyTests.password)]
            _ = try await browser.post("/invitation/\(world.own.invitation.secret)", password)
            let page = try await browser.get("/forms")
            #expect(page.status == 200 && page.body.contains("href=\"\(Self.form)\""))
            let id = try #require(items[0]["id"] as? String)
            let own = try await browser.get("/forms/\(id)")
            #expect(own.body.contains("action=&quot;\(url)&quot;") && own.body.contains("name=&quot;shown&quot;"))
        }
    }

    @Test("R-13 an address in a header that no trusted proxy wrote is neither believed nor kept")
    func forwarded() async throws {
        try await APIWorld.run { world in
            let browser = WebBrowser(world.client)
            let page = try await browser.get(Self.form)
            let served = try #require(try WebForm.all(in: page.body).first)
            var form = served
            form.fields = served.fields.filter { $0.value != "raffle" }
            for index in form.fields.indices where form.fields[index].name == "email" {
                form.fields[index].value = "anna.gross@kunden.example"
            }
            let forwarded = try #require(HTTPField.Name("X-Forwarded-For"))
            let answer = try await world.client.execute(
                uri: Self.form, method: .post,
                headers: [.contentType: "application/x-www-form-urlencoded", forwarded: "203.0.113.7"],
                body: ByteBuffer(bytes: form.body(csrf: nil)))
            #expect(answer.status == .ok)
            _ = try await browser.post(try await link(world), [])
            let scope = world.fixture.store.scoped(to: world.fixture.actor)
            let people = try await scope.people(after: nil, limit: 10)
            let person = try #require(people.first)
            let history = try await scope.consentHistory(of: person.id, limit: 10)
            #expect(
                history.count == 2 && history.allSatisfy { $0.detail?.ipAddress == nil && $0.detail?.userAgent == nil })
        }
    }
}
