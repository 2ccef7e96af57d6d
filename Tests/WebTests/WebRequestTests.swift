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

/// Rights over data, as a browser without scripts and cookies, a mail scanner and the staff use them.
struct WebRequestTests {
    private static let form = "/p/muster/requests"

    private func send(_ browser: WebBrowser, _ kind: String, _ email: String) async throws -> WebBrowser.Answer {
        try await browser.post(Self.form, [("kind", kind), ("email", email), ("language", "de")])
    }

    /// Hands over what waits; answers the path of its link.
    private func link(_ world: APIWorld, isPackage: Bool = false) async throws -> String {
        let client = world.fixture.database.smallClient(as: .superuser)
        let rows = try await client.segment(
            [
                isPackage
                    ? "SELECT id FROM subject_request WHERE state = 'RequestAccepted' LIMIT 1"
                    : "SELECT id FROM subject_request WHERE state = 'RequestInitiated' AND link_hash IS NULL LIMIT 1"
            ], lane: .read)
        let id = try #require(rows[0].first).decode(UUID.self)
        let secret = RandomToken()
        let until = world.fixture.clock.now.addingTimeInterval(3_600)
        try await world.fixture.store.scoped(to: .system(in: world.own.tenant.id)).change(
            request: id, "request.send"
        ) { request in
            if isPackage {
                request.packageHash = secret.hash
                request.packageExpiresAt = until
            } else {
                request.linkHash = secret.hash
                request.linkExpiresAt = until
            }
            return []
        }
        return "\(Self.form)/\(secret.text)\(isPackage ? "/package" : "")"
    }

    @Test("R-35 the form is whole without script and cookie, names every right, and keeps what was typed")
    func form() async throws {
        try await APIWorld.run { world in
            let browser = WebBrowser(world.client)
            let page = try await browser.get(Self.form)
            #expect(page.status == 200 && page.headers[values: .setCookie].isEmpty && browser.cookies.isEmpty)
            #expect(!page.body.contains("<script") && !page.body.contains("csrf") && !page.body.contains(" checked"))
            for kind in RequestKind.allCases { #expect(page.body.contains("value=\"\(kind.rawValue)\"")) }
            let wrong = try await send(browser, "erasure", "kein Postfach")
            #expect(wrong.status == 422 && wrong.body.contains("value=\"kein Postfach\""))
            #expect(wrong.body.contains("value=\"erasure\" checked"))
            let kindless = try await browser.post(Self.form, [("email", "anna@kunden.example")])
            #expect(kindless.status == 422 && kindless.body.contains("kind-error"))
            for path in ["/p/nichts/requests", "\(Self.form)/nichts", "\(Self.form)/nichts/package"] {
                #expect(try await browser.get(path).status == 404, "\(path)")
            }
            browser.language = "en"
            #expect(try await browser.get(Self.form).body.contains("What do you want?"))
        }
    }

    @Test("Nobody learns from the form whether an address is known or had its messages already")
    func sameAnswer() async throws {
        try await APIWorld.run { world in
            let browser = WebBrowser(world.client)
            _ = try await world.person()
            var bodies: Set<String> = []
            for email in ["Erika.Mueller@Kunden.example", "neu@kunden.example", "neu@kunden.example"] {
                let answer = try await send(browser, "access", email)
                #expect(answer.status == 200)
                bodies.insert(answer.body)
            }
            #expect(bodies.count == 1 && bodies.first?.contains("Bitte sehen Sie in Ihr Postfach") == true)
        }
    }

    @Test(
        "R-16 R-43 looking at a link changes nothing; one click confirms, and a released package is fetched by another")
    func journey() async throws {
        try await APIWorld.run { world in
            let browser = WebBrowser(world.client)
            _ = try await world.person()
            #expect(try await send(browser, "access", "erika.mueller@kunden.example").status == 200)
            let path = try await link(world)
            let before = try await world.fingerprint(without: [])
            for method in [HTTPRequest.Method.get, .head, .get] {
                let looked = try await world.client.execute(uri: path, method: method, headers: [:], body: nil)
                #expect(looked.status == .ok)
            }
            #expect(try await world.fingerprint(without: []) == before)
            let confirmed = try await browser.post(path, [])
            #expect(confirmed.status == 200 && confirmed.body.contains("Ihr Antrag ist bestätigt"))
            let again = try await browser.post(path, [])
            #expect(again.status == 200 && !again.body.contains("Ihr Antrag ist bestätigt"))
            let listed = try await world.call(.get, "/requests?state=open")
            let request = try #require((listed.object["items"] as? [[String: Any]])?.first)
            #expect(request["state"] as? String == "RequestAcknowledged" && request["personId"] != nil)
            let id = try #require(request["id"] as? String)
            let released = try await world.call(.post, "/requests/\(id)/release")
            #expect(released.status == 201 && released.object["state"] as? String == "RequestAccepted")
            let package = try await link(world, isPackage: true)
            #expect(try await browser.get(package).body.contains("Meine Daten abholen"))
            let archive = try await world.client.execute(uri: package, method: .post, headers: [:], body: nil)
            #expect(archive.status == .ok && archive.headers[.contentType] == "application/zip")
            #expect(Array(archive.body.readableBytesView.prefix(2)) == Array("PK".utf8))
            #expect(try await world.call(.get, "/requests/\(id)").object["downloads"] as? Int == 1)
        }
    }

    @Test("R-37 R-38 requests are opened, extended and refused by the API, with the rules of the law")
    func api() async throws {
        try await APIWorld.run { world in
            let person = try await world.person()
            let opened = try await world.call(.post, "/requests", .json(["kind": "rectification", "personId": person]))
            #expect(opened.status == 201 && opened.object["identity"] as? String == "staff")
            let id = try #require(opened.object["id"] as? String)
            let longer = try await world.call(
                .post, "/requests/\(id)/extension", .json(["months": 2, "reason": "complexity"]))
            #expect(longer.status == 201 && longer.object["extendedBy"] as? Int == 2)
            let tooLong = try await world.call(
                .post, "/requests/\(id)/extension", .json(["months": 1, "reason": "number"]))
            #expect(
                tooLong.status == 422 && tooLong.object["code"] as? String == "extension-too-long")
            let refusal: [String: any Sendable] = ["reason": "excessive", "text": "Schon wieder."]
            let proposed = try await world.call(.post, "/requests/\(id)/refusal", .json(refusal))
            #expect((proposed.object["refusal"] as? [String: Any])?["state"] as? String == "proposed")
            let alone = try await world.call(.post, "/requests/\(id)/refusal", .json(refusal))
            #expect(alone.object["code"] as? String == "second-person-needed")
            let done = try await world.call(.post, "/requests/\(id)/completion", .json(["answer": "Berichtigt."]))
            #expect(done.object["state"] as? String == "RequestFulfilled")
            #expect(try await world.call(.post, "/requests/\(id)/completion", .json([:])).status == 409)
            let nobody = try await world.call(.post, "/requests", .json(["kind": "access"]))
            #expect(nobody.status == 422 && nobody.object["field"] as? String == "contact")
        }
    }

    @Test(
        "The privacy notice names the business, its purposes, bases, periods and rights, in both languages, without a cookie"
    )
    func privacy() async throws {
        try await APIWorld.run { world in
            let browser = WebBrowser(world.client)
            let page = try await browser.get("/p/muster/privacy")
            #expect(page.status == 200 && page.headers[values: .setCookie].isEmpty)
            for words in [
                "Muster &amp; Söhne GmbH", "Newsletter", "Art. 6", "/p/muster/requests",
                "/p/muster/subscribe/newsletter",
                "3 Jahre", "Aufsichtsbehörde",
            ] {
                #expect(page.body.contains(words), "\(words)")
            }
            browser.language = "en"
            #expect(try await browser.get("/p/muster/privacy").body.contains("Privacy notice"))
            #expect(try await browser.get("/p/nichts/privacy").status == 404)
        }
    }
}
