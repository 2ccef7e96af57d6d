import Foundation
import HTTPTypes
import Operations
import Postgres
import Store
import TestSupport
import Testing

@testable import HTTPSupport

/// Two businesses with things on every page, a member of the first one at her browser, and all her pages and forms.
struct WebCrawler {
    /// The ids that pages of one business are about.
    struct Things {
        var api = APICrawler.Things()
        /// A second record of the person's.
        var twin = ""
        /// A file that waits to be imported.
        var file = ""
        /// Where the owner is logged in.
        var session = ""
        /// A member who is no owner.
        var colleague = ""
        /// The code of a purpose that no other business has.
        var purpose = ""

        /// The id of whatever a page's parameter stands for.
        func id(_ parameter: String, in pattern: String) -> String {
            switch parameter {
            case "other": return twin
            case "employment": return api.employment
            case "row": return "2"
            case "code": return purpose
            case "kind": return "wording"
            default: break
            }
            for (prefix, id) in [
                ("/people/vocabulary/tags", api.tag), ("/people/vocabulary/fields", api.field), ("/people", api.person),
                ("/organizations", api.organization), ("/activities/{id}/restore", api.deleted),
                ("/activities", api.activity), ("/erasures", api.erasure), ("/imports/files", file),
                ("/imports", api.batch), ("/members", colleague), ("/account/sessions", session),
                ("/webhooks", api.webhook), ("/requests", api.request), ("/campaigns", api.campaign),
                ("/forms", api.form),
            ] where pattern.hasPrefix(prefix) {
                return id
            }
            return api.person
        }

        /// Every id, in one order for both businesses.
        var all: [String] {
            [
                api.person, twin, api.organization, api.employment, api.activity, api.deleted, api.erasure, api.batch,
                file, api.tag, api.field, colleague, api.member, session, api.ground, api.organizationGround,
                api.token, api.campaign, api.request, api.form,
            ]
        }
    }

    let world: APIWorld
    let own: Things
    let foreign: Things
    let browser: WebBrowser
    let csrf: String

    init(_ world: APIWorld) async throws {
        self.world = world
        let crawler = try await APICrawler(world)
        foreign = try await Self.things(crawler.foreign, world.foreign, WebBrowser(world.client), world).things
        let browser = WebBrowser(world.client)
        let (things, csrf) = try await Self.things(crawler.own, world.own, browser, world)
        (own, self.browser, self.csrf) = (things, browser, csrf)
    }

    private static func things(
        _ api: APICrawler.Things, _ house: APIWorld.House, _ browser: WebBrowser, _ world: APIWorld
    ) async throws -> (things: Things, csrf: String) {
        let password = [("password", WebJourneyTests.password), ("again", WebJourneyTests.password)]
        let entered = try await browser.post("/invitation/\(house.invitation.secret)", password)
        #expect(entered.status == 303)
        let csrf = try await browser.get("/account").hidden("csrf")
        let slug = house.tenant.slug
        var things = Things(api: api)
        things.twin = try await world.person(APIWorld.somebody("Erika", "erika@\(slug).example"), as: house.token)
        let sent = try await browser.upload(
            "/imports", [("csrf", csrf)], file: "Vorname;E-Mail\nBerta;berta@\(slug).example\n", named: "kunden.csv")
        things.file = sent.location?.split(separator: "/").last.map(String.init) ?? ""
        let invited = try await world.call(
            .post, "/members", .json(["email": "kollegin@\(slug).example", "role": "sales"]), as: house.token)
        things.colleague = invited.object["id"] as? String ?? ""
        let client = world.fixture.database.smallClient(as: .superuser)
        things.purpose = api.purpose
        let rows = try await client.segment(
            ["SELECT id FROM session WHERE tenant_id = \(house.tenant.id)"], lane: .read)
        things.session = try rows[0].first?.decode(UUID.self).uuidString.lowercased() ?? ""
        #expect(things.all.allSatisfy { UUID(uuidString: $0) != nil }, "\(things)")
        return (things, csrf)
    }

    /// The routes of the staff's pages.
    var routes: [ServedRoute] {
        world.table.all.filter { route in
            guard RouteArea(path: route.pattern) == .page, let demand = AccessTable.demand(route) else { return false }
            if case .open = demand { return false }
            return true
        }
    }

    /// The paths of a route with things of the first business, in each place alone and in all of them replaced by `wrong`.
    func paths(_ route: ServedRoute, _ wrong: (String) -> String) -> [String] {
        let parameters = route.parameters.filter { !["row", "kind"].contains($0) }
        let right = Dictionary(uniqueKeysWithValues: route.parameters.map { ($0, own.id($0, in: route.pattern)) })
        let places = parameters.count < 2 ? [parameters] : parameters.map { [$0] } + [parameters]
        return places.map { wrongs in
            route.parameters.reduce(route.pattern) { path, name in
                path.replacingOccurrences(
                    of: "{\(name)}", with: wrongs.contains(name) ? wrong(name) : right[name] ?? "")
            }
        }
    }

    /// The path of a route about things of the first business.
    func path(_ route: ServedRoute) -> String {
        route.parameters.reduce(route.pattern) {
            $0.replacingOccurrences(of: "{\($1)}", with: own.id($1, in: route.pattern))
        }
    }

    /// Every form on every page of the first business, each once; what destroys comes last.
    func forms() async throws -> [WebForm] {
        var found: [String: WebForm] = [:]
        for route in routes where route.method == .get {
            let page = try await browser.get(path(route))
            #expect([200, 303, 404].contains(page.status), "\(route): \(page.status)")
            guard page.status == 200, page.headers[.contentType]?.hasPrefix("text/html") == true else { continue }
            for form in try WebForm.all(in: page.body) {
                let names = form.fields.map(\.name).joined(separator: ",")
                found["\(form.action) \(names)"] = form
            }
        }
        return found.sorted { (Self.harm($0.value), $0.key) < (Self.harm($1.value), $1.key) }.map(\.value)
    }

    private static func harm(_ form: WebForm) -> Int {
        let words = [
            "withdrawal", "objection", "restriction", "undo", "discard", "restore", "merge", "delete", "removal",
            "erasure",
            "sessions", "second-factor", "login-policy", "logout",
        ]
        return (words.lastIndex { form.action.contains($0) } ?? -1) + 1
    }

    /// Sends a form's body as it is.
    func send(
        _ path: String, _ body: [UInt8], mediaType: String = "application/x-www-form-urlencoded"
    ) async throws -> WebBrowser.Answer {
        // What an earlier form did is told by the next page, whichever that is.
        browser.forget("obhut_flash")
        return try await browser.send(path, body: body, mediaType: mediaType)
    }

    /// An answer without what may differ: the request's id, the ids that were asked for, and the one of what was just done.
    static func plain(_ answer: WebBrowser.Answer, without ids: [String]) -> String {
        let lines = answer.headers.map { "\($0.name.canonicalName): \($0.value)" }.sorted()
        var text = (["\(answer.status)"] + lines + [answer.body]).joined(separator: "\n")
        if let request = HTTPField.Name("X-Request-Id").flatMap({ answer.headers[$0] }) {
            text = text.replacingOccurrences(of: request, with: "<request>")
        }
        for id in ids { text = text.replacingOccurrences(of: id, with: "<id>", options: .caseInsensitive) }
        return text.replacing(/Content-Length: \d+/, with: "Content-Length")
            .replacing(/tagged\.[0-9a-f-]{36}/, with: "tagged")
            .replacing(/<code class="break">[0-9a-f]{32}</, with: "<request>")
    }
}
