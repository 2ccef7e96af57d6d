import Domain
import Foundation
import Operations
import Store
import TestSupport
import Testing

@testable import Web

/// The inbox and the page of a request, as the staff use them.
struct WebRequestDeskTests {
    @Test("A request names whose it is, in the inbox and on its page, and the look of it stands in her read log")
    func named() async throws {
        try await WebHouse.with { house, browser in
            _ = try await WebJourneyTests.enter(house, browser)
            let person = try await CreatePerson(house.store)(StoreFixture.anna, by: house.actor)
            let request = try await Self.ask(.rectification, person, house)
            let inbox = try await browser.get("/requests")
            #expect(inbox.body.contains("Dr. Anna Groß") && !inbox.body.contains("Noch nicht bekannt"))
            let page = try await browser.get("/requests/\(request)")
            #expect(page.body.contains("<a href=\"/people/\(person.path)\">Dr. Anna Groß</a>"))
            #expect(page.body.contains("class=\"primary\" href=\"/people/\(person.path)/edit\""))
            let reads = try await browser.get("/people/\(person.path)/reads")
            #expect(reads.body.ranges(of: "<tr><th scope=\"row\"").count >= 2)
        }
    }

    @Test("What is seldom needed is folded, and opens with what was typed where it comes back with an error")
    func folded() async throws {
        try await WebHouse.with { house, browser in
            _ = try await WebJourneyTests.enter(house, browser)
            let person = try await CreatePerson(house.store)(StoreFixture.anna, by: house.actor)
            let path = "/requests/\(try await Self.ask(.access, person, house))"
            let page = try await browser.get(path)
            #expect(page.body.ranges(of: "<details class=\"card fold\">").count == 3)
            let refused = try await browser.post(
                "\(path)/extension",
                [
                    ("csrf", try page.hidden("csrf")), ("months", "9"), ("extension", "complexity"),
                    ("extensionText", "Sehr viele Akten"),
                ])
            #expect(refused.status == 422 && refused.body.contains("Sehr viele Akten"))
            #expect(refused.body.ranges(of: "<details class=\"card fold\" open>").count == 1)
        }
    }

    private static func ask(_ kind: RequestKind, _ person: UUID, _ house: StoreFixture) async throws -> String {
        let requests = RequestUseCases(
            house.store, declaration: ErasureDeclaration(backupHorizonDays: 30, rootProvider: "file"))
        let made = try await requests.open(
            OpenRequest.Entry(kind: kind, person: person, contact: nil, note: "Anruf"), by: house.actor)
        return made.id.path
    }
}
