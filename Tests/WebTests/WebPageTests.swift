import Domain
import Foundation
import HTTPTypes
import Testing
import Texts

@testable import HTTPSupport
@testable import Web

/// What the pages show.
struct WebPageTests {
    private func html(_ name: String, _ language: Language = .german) throws -> String {
        try #require(try WebSample(language: language).pages().first { $0.name == name }).html()
    }

    @Test("Every page is whole: elements end, ids are given once, labels have their fields, links stay in the house")
    func whole() throws {
        for language in Language.allCases {
            for page in try WebSample(language: language, flash: Flash(.removed, undoing: WebSample.id)).pages() {
                let markup = try WebMarkup(try page.html())
                try markup.checkNesting()
                func values(_ attribute: String) -> [String] {
                    markup.tags.flatMap(\.attributes).filter { $0.name == attribute }.map(\.value)
                }
                let ids = values("id")
                #expect(Set(ids).count == ids.count, "\(page.name): \(ids.filter { id in ids.count { $0 == id } > 1 })")
                for reference in values("for") + values("aria-labelledby") {
                    #expect(ids.contains(reference), "\(page.name): \(reference)")
                }
                for reference in values("aria-describedby").flatMap({ $0.split(separator: " ").map(String.init) }) {
                    #expect(ids.contains(reference), "\(page.name): \(reference)")
                }
                for link in values("href") + values("action") + values("src") {
                    let isOurs = link.hasPrefix("/") && !link.hasPrefix("//")
                    #expect(isOurs || (link.hasPrefix("#") && ids.contains(String(link.dropFirst()))), "\(link)")
                }
                #expect(markup.tags.count { $0.name == "h1" && !$0.isEnd } == 1, "\(page.name)")
                #expect(markup.tags.first { $0.name == "html" }?.attributes.first?.value == language.rawValue)
            }
        }
    }

    @Test("Every form that changes something carries the session's token first; passwords never go back into a page")
    func forms() throws {
        for page in try WebSample(language: .german).pages() {
            let tags = try WebMarkup(try page.html()).tags
            for (index, tag) in tags.enumerated() where tag.name == "form" && !tag.isEnd {
                let method = tag.attributes.first { $0.name == "method" }?.value
                #expect(method == "post", "\(page.name): nothing personal goes into an address")
                // Doors are open to those who have no session yet.
                let doors = [
                    "login", "tenantChoice", "invitation", "forgotten", "secondFactor", "recoveryCodes", "problem",
                    "subscribe", "confirm", "unsubscribe", "preferences", "requestForm", "requestLink",
                ]
                if doors.contains(page.template) { continue }
                let next = tags[index + 1]
                #expect(next.attributes.contains { $0.value == "csrf" }, "\(page.name)")
            }
            for tag in tags where tag.attributes.contains(where: { $0.name == "type" && $0.value == "password" }) {
                #expect(tag.attributes.first { $0.name == "value" }?.value == "")
            }
        }
    }

    @Test("The window's title names no person, so that browser histories do not either")
    func titles() throws {
        for page in try WebSample(language: .german, typed: { "\($0)#" }).pages() {
            let title = try #require(try page.html().firstMatch(of: /<title>(.*)<\/title>/))
            #expect(!title.1.contains("#"), "\(page.name)")
        }
    }

    @Test("A person's page begins with what may be done: word, basis, article, source, dates")
    func state() throws {
        let german = try html("person")
        let state = try #require(german.range(of: "id=\"state\""))
        let contact = try #require(german.range(of: "id=\"contact\""))
        #expect(state.lowerBound < contact.lowerBound)
        let part = german[state.lowerBound..<contact.lowerBound]
        for word in [
            "Kundenbetreuung", "erlaubt", "Vertrag", "Art. 6 Abs. 1 Buchst. b DSGVO", "Auftrag 4711", "Newsletter",
            "nicht erlaubt", "keine Einwilligung", "beendet",
        ] { #expect(part.contains(word), "\(word)") }
        let english = try html("person", .english)
        for word in ["Customer care", "allowed", "Contract", "Art. 6(1)(b) GDPR", "no consent"] {
            #expect(english.contains(word), "\(word)")
        }
        #expect(try html("person-restricted").contains("nur aufbewahren"))
    }

    @Test("Somebody who may only look is offered nothing else")
    func roles() throws {
        var sample = WebSample(language: .german)
        sample.role = .readOnly
        for page in try sample.pages() where ["people", "person", "plan", "people-empty"].contains(page.name) {
            let text = try page.html()
            #expect(!text.contains("/people/new") && !text.contains("/imports") && !text.contains("/reads"))
            #expect(!text.contains("class=\"destroy\"") && !text.contains("selection"), "\(page.name)")
        }
        sample.role = .sales
        let list = try #require(try sample.pages().first { $0.name == "people" }).html()
        #expect(list.contains("form=\"selection\"") && list.contains("name=\"label\""))
        #expect(!list.contains("/people/export"))
    }

    @Test("A plan is shown in its three parts with dates and norms as the language cites them; while held, no deed")
    func plan() throws {
        let german = try html("plan")
        for word in [
            "Wird gelöscht", "Art. 17 Abs. 1 Buchst. a DSGVO", "bis 31. Dezember 2034", "§ 147 Abs. 3 AO",
            "Es bleibt kein Nachweis", "Anna Groß endgültig vergessen", "name=\"reason\" value=\"art-17-1-a\"",
        ] { #expect(german.contains(word), "\(word)") }
        #expect(try html("plan", .english).contains("until 31/12/2034"))
        let held = try html("plan-held")
        #expect(held.contains("angehalten") && !held.contains("class=\"destroy\""))
        #expect(held.contains("Art. 17 Abs. 3 Buchst. e, 18 Abs. 1 Buchst. c DSGVO"))
    }

    @Test("A refused form names its field, keeps what was typed, and says what to do with the article beside it")
    func refusedForm() throws {
        let german = try html("new-refused")
        #expect(german.contains("href=\"#processing-source\"") && german.contains("id=\"processing-source-error\""))
        #expect(german.contains("Art. 14 Abs. 2 Buchst. f DSGVO") && german.contains("value=\"Anna\""))
        #expect(german.contains("aria-invalid=\"true\""))
    }

    @Test("Purposes that need the person's own consent are shown, but cannot be chosen by staff")
    func closedPurposes() throws {
        let german = try html("new")
        let group = try #require(
            german.firstMatch(of: /<optgroup label="[^"]*selbst bestätigt" disabled>(.*)<\/optgroup>/))
        #expect(group.1.contains("newsletter") && !group.1.contains("customer-care"))
    }

    @Test("Two versions stand side by side, and the form goes on from the newer version")
    func conflict() throws {
        let german = try html("conflict")
        #expect(german.contains("Groß-Schmidt") && german.contains("value=\"Groß\""))
        #expect(german.contains("verschieden") && german.contains("name=\"version\" value=\"3\""))
    }

    @Test("An error page says what happened in everyday words, with the number of the request")
    func problem() {
        let failure = HTTPFailure(.notFound, "not-found")
        let id = RequestIdentifier()
        let german = WebErrorPage.render(
            ErrorPage(failure: failure, requestID: id, language: .german, isStaff: true))
        #expect(
            german.contains("Hier ist nichts") && german.contains(id.description) && german.contains("href=\"/people\"")
        )
        let english = WebErrorPage.render(
            ErrorPage(failure: failure, requestID: id, language: .english, isStaff: false))
        #expect(english.contains("There is nothing here") && english.contains("lang=\"en\""))
    }
}
