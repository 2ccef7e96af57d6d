import Domain
import Foundation
import HTTPTypes
import Store
import TestSupport
import Testing

@testable import HTTPSupport

/// Another tenant's ids on every page and in every field of every form: nothing is told of them, nothing happens to them.
@Suite("Cross-tenant crawler of the pages")
struct WebCrawlerTests {
    private func foreignRows(_ world: APIWorld) async throws -> [String: String] {
        try await world.fingerprint(without: [], tenant: world.foreign.tenant.id)
    }

    @Test("A page about somebody else's things answers as one about nothing, and looking changes nothing")
    func pages() async throws {
        try await APIWorld.run { world in
            let crawler = try await WebCrawler(world)
            let foreignAtStart = try await foreignRows(world)
            // What is read is noted, and that a session is in use.
            let before = try await world.fingerprint(without: ["read_entry", "session"])
            var asked = 0
            // The address of a form that is sent leads to its list, whatever it names.
            let pages = crawler.routes.filter { $0.method == .get && !$0.pattern.contains("/views/") }
            for route in pages {
                let own = try await crawler.browser.get(crawler.path(route))
                #expect([200, 303].contains(own.status), "\(route): \(own.status)")
                guard !route.parameters.isEmpty else { continue }
                let foreign = crawler.paths(route) { crawler.foreign.id($0, in: route.pattern) }
                let missing = crawler.paths(route) { _ in APICrawler.nobody }
                for (foreign, missing) in zip(foreign, missing) {
                    let theirs = try await crawler.browser.get(foreign)
                    let nobodys = try await crawler.browser.get(missing)
                    asked += 1
                    #expect(theirs.status == 404, "\(route): \(theirs.status)")
                    #expect(plain(theirs, crawler) == plain(nobodys, crawler), "\(route)")
                }
                for text in ["1", "nobody", "%27%20OR%201=1--", "%00", "%ff", String(repeating: "a", count: 300)] {
                    let path = crawler.paths(route) { _ in text }.last ?? ""
                    let status = try await crawler.browser.get(path).status
                    #expect([400, 404].contains(status), "\(route) \(text): \(status)")
                }
            }
            #expect(asked > 20)
            #expect(try await world.fingerprint(without: ["read_entry", "session"]) == before)
            #expect(try await foreignRows(world) == foreignAtStart)
        }
    }

    @Test("A form sent to somebody else's thing, or naming it in any field, answers as with an id of nothing")
    func forms() async throws {
        try await APIWorld.run { world in
            let crawler = try await WebCrawler(world)
            let foreignAtStart = try await foreignRows(world)
            let forms = try await crawler.forms()
            #expect(forms.count > 30, "\(forms.map(\.action))")
            var posted: Set<String> = []
            for form in forms where !form.action.hasPrefix("/logout") {
                posted.insert(form.action)
                try await inAddress(form, crawler)
                for index in form.fields.indices { try await inField(index, of: form, crawler) }
                #expect(try await foreignRows(world) == foreignAtStart, "\(form.action)")
            }
            // What a request shows in other states than that of its thing.
            for form in Self.answers(to: crawler.own) {
                posted.insert(form.action)
                try await inAddress(form, crawler)
                for index in form.fields.indices { try await inField(index, of: form, crawler) }
                #expect(try await foreignRows(world) == foreignAtStart, "\(form.action)")
            }
            posted.formUnion(Self.further.map(\.0))
            for (action, fields) in Self.further {
                for index in fields.indices where fields[index].value == "ID" {
                    let form = WebForm(action: action, isUpload: false, fields: fields)
                    try await inField(index, of: form, crawler)
                }
            }
            #expect(try await foreignRows(world) == foreignAtStart, "further fields")
            // Every route that takes a form was met.
            for route in crawler.routes where route.method == .post && !Self.unmet.contains(route.pattern) {
                let pattern = try Regex(
                    "^" + route.pattern.replacing(/\{\w+\}/, with: "[^/]+") + "$")
                #expect(posted.contains { $0.prefix { $0 != "?" }.wholeMatch(of: pattern) != nil }, "\(route)")
            }
        }
    }

    private static func answers(to things: WebCrawler.Things) -> [WebForm] {
        [
            WebForm(
                action: "/requests/\(things.api.request)/identity", isUpload: false,
                fields: [.init(name: "person", value: things.twin), .init(name: "note", value: "Rückruf")]),
            WebForm(
                action: "/requests/\(things.api.request)/erasure", isUpload: false,
                fields: [.init(name: "reason", value: "art-17-1-a")]),
        ]
    }

    /// Fields that scripts and other pages send.
    private static let further: [(String, [WebForm.Field])] = pairs.map { action, fields in
        (action, fields.map { WebForm.Field(name: $0.0, value: $0.1) })
    }

    private static let pairs: [(String, [(String, String)])] = [
        ("/people/tags", [("scope", "chosen"), ("id", "ID"), ("label", "Presse"), ("do", "add")]),
        ("/people/tags", [("ids", "ID"), ("label", "Presse"), ("do", "remove")]),
        ("/people/tags", [("scope", "all"), ("tagId", "ID"), ("do", "add")]),
        ("/people/filters", [("tag", "ID")]), ("/people/filters", [("owner", "ID")]),
        ("/people/export", [("scope", "chosen"), ("id", "ID")]),
        (
            "/people/export/file",
            [("ids", "ID"), ("purpose", "customer-care"), ("format", "csv"), ("columns.names", "yes")]
        ),
        ("/people/export/file", [("ids", "ID"), ("purpose", "customer-care"), ("format", "vcard")]),
        ("/people/suggestions", [("q", "ID")]), ("/people/search", [("q", "ID")]),
        ("/people/new", [("givenName", "Eva"), ("owner", "ID"), ("processing.purpose", "customer-care")]),
        ("/organizations/new", [("name", "Eva KG"), ("owner", "ID"), ("processing.purpose", "customer-care")]),
        ("/activities", [("kind", "note"), ("text", "Neu"), ("person", "ID")]),
        ("/activities", [("kind", "note"), ("text", "Neu"), ("organization", "ID")]),
        ("/activities", [("kind", "note"), ("text", "Neu"), ("subject", "ID"), ("other", "ID")]),
    ]

    /// Routes whose forms are on no page in the state that the things are in: nobody is logged in elsewhere, has a second
    /// factor, is disabled or has a password; nothing is told to a webhook, no campaign goes out, and no list is looked at in a way that was saved.
    private static let unmet: Set = [
        "/logout", "/account/sessions", "/account/sessions/{id}", "/members/{id}/enabling",
        "/members/{id}/password-reset", "/members/{id}/sessions", "/people/views/{id}", "/people/views/{id}/removal",
        "/organizations/views/{id}", "/organizations/views/{id}/removal", "/webhooks/{id}", "/webhooks/{id}/removal",
        "/webhooks/{id}/deliveries/{delivery}/attempts", "/campaigns/{id}/pause",
        "/account/second-factor/confirmation", "/account/second-factor/codes", "/account/second-factor/removal",
        "/imports/files/{id}/start", "/people/vocabulary/fields/{id}/delete", "/members/{id}/second-factor",
    ]

    /// The action's ids, one after the other, become another tenant's, and those of nothing.
    private func inAddress(_ form: WebForm, _ crawler: WebCrawler) async throws {
        for (index, id) in crawler.own.all.enumerated() where form.action.contains(id) {
            let theirs = try await crawler.send(
                form.action.replacing(id, with: crawler.foreign.all[index]), form.body(csrf: crawler.csrf))
            let nobodys = try await crawler.send(
                form.action.replacing(id, with: APICrawler.nobody), form.body(csrf: crawler.csrf))
            // To end a session that has ended is fine.
            let isSession = form.action.hasPrefix("/account/sessions/")
            #expect(theirs.status == (isSession ? 303 : 404), "\(form.action): \(theirs.status)")
            #expect(plain(theirs, crawler) == plain(nobodys, crawler), "\(form.action)")
        }
    }

    /// A field that names something, or may, names another tenant's, and nothing.
    private func inField(_ index: Int, of form: WebForm, _ crawler: WebCrawler) async throws {
        let value = form.fields[index].value
        let isName = value == "ID" || UUID(uuidString: value) != nil
        guard isName || ["owner", "tagId", "id", "ids", "other"].contains(form.fields[index].name) else { return }
        let thing = crawler.own.all.firstIndex(of: value.lowercased())
        let tries = thing.map { [$0] } ?? Array(crawler.foreign.all.indices)
        for number in tries {
            var texts: [String] = []
            for id in [crawler.foreign.all[number], APICrawler.nobody] {
                var other = form
                other.fields[index].value = id
                let answer = try await crawler.send(form.action, other.body(csrf: crawler.csrf))
                #expect(answer.status < 500, "\(form.action) \(form.fields[index].name): \(answer.status)")
                texts.append(plain(answer, crawler))
            }
            // The first one was taken: the form of the second is old by then.
            let isOld = texts[0].hasPrefix("303") && texts[1].hasPrefix("412")
            #expect(
                texts[0] == texts[1] || isOld && form.fields.contains { $0.name == "version" },
                "\(form.action) \(form.fields[index].name) \(number)")
        }
    }

    private func plain(_ answer: WebBrowser.Answer, _ crawler: WebCrawler) -> String {
        WebCrawler.plain(answer, without: crawler.foreign.all + [APICrawler.nobody])
    }
}
