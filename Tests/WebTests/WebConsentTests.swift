import Domain
import Foundation
import Operations
import Store
import TestSupport
import Testing

@testable import HTTPSupport

/// The pages of consents, as people at a desk use them.
struct WebConsentTests {
    @Test("A consent is asked for, withdrawn and objected to from the person's page, without a script")
    func journey() async throws {
        try await WebHouse.with { house, browser in
            _ = try await WebJourneyTests.enter(house, browser)
            let person = try await CreatePerson(house.store)(StoreFixture.anna, by: house.actor)
            let path = "/people/\(person.uuidString.lowercased())"
            let page = try await browser.get(path)
            #expect(page.body.contains("nicht gefragt") && page.body.contains("href=\"\(path)/objection\""))
            let form = try await browser.get("\(path)/consents/new")
            let csrf = try form.hidden("csrf")
            #expect(form.body.contains("value=\"newsletter.email\"") && !form.body.contains("customer-care."))
            let refused = try await browser.post(
                "\(path)/consents/new",
                [
                    ("csrf", csrf), ("purpose", "sms-offers.sms"), ("words", "other"), ("wording", ""),
                    ("source", "Anruf"),
                ])
            #expect(refused.status == 422 && refused.body.contains("id=\"wording-error\""))
            #expect(refused.body.contains("value=\"Anruf\""), "what was typed stays")
            let recorded = try await browser.post(
                "\(path)/consents/new", [("csrf", csrf), ("purpose", "newsletter.email"), ("source", "Messe")])
            #expect(recorded.status == 303)
            let consents = try await browser.get("\(path)/consents")
            #expect(consents.body.contains("angefragt") && consents.body.contains("Messe"))
            #expect(consents.body.contains("Muster &amp; Söhne GmbH darf mir den Newsletter"))
            let withdrawal = "\(path)/withdrawal?purpose=newsletter&amp;channel=email"
            #expect(consents.body.contains("href=\"\(withdrawal)\""))
            let plan = try await browser.get("\(path)/withdrawal?purpose=newsletter&channel=email")
            #expect(
                plan.body.contains("gilt als widerrufen") && plan.body.contains("name=\"purpose\" value=\"newsletter\"")
            )
            let withdrawn = try await browser.post(
                "\(path)/withdrawal",
                [("csrf", csrf), ("purpose", "newsletter"), ("channel", "email"), ("source", "Anruf")])
            #expect(withdrawn.status == 303)
            #expect(try await browser.get("\(path)/consents").body.contains("widerrufen"))
            #expect(try await browser.post("\(path)/objection", [("csrf", csrf)]).status == 303)
            let again = try await browser.post(
                "\(path)/consents/new", [("csrf", csrf), ("purpose", "newsletter.email"), ("source", "Messe")])
            #expect(again.status == 422 && again.body.contains("Art. 21 Abs. 3 DSGVO"))
        }
    }

    @Test(
        "Looking at what a withdrawal would do changes nothing; doing it where nothing else remains forgets the person")
    func erasure() async throws {
        try await WebHouse.with { house, browser in
            _ = try await WebJourneyTests.enter(house, browser)
            let now = house.clock.now
            let person = try await CreatePerson(house.store)(
                PersonInput(
                    profile: PersonProfile(
                        givenName: "Anna", contactPoints: [ContactPoint(kind: .email, value: "anna@kunden.example")]),
                    processing: ProcessingStatement(
                        purpose: "newsletter", legalBasis: .consent, source: "Anmeldung",
                        evidence: ConsentEvidence(
                            method: .syntheticEvidence, requestedAt: now.addingTimeInterval(-60), confirmedAt: now,
                            wording: "Ja."))), by: house.actor, entry: .demo)
            let path = "/people/\(person.uuidString.lowercased())"
            let plan = try await browser.get("\(path)/withdrawal")
            #expect(plan.body.contains("Es bleibt kein anderer Grund"))
            #expect(try await browser.get(path).body.contains("erteilt"))
            let done = try await browser.post("\(path)/withdrawal", [("csrf", try plan.hidden("csrf"))])
            #expect(done.status == 303 && done.location?.hasPrefix("/erasures/") == true)
            #expect(try await browser.get(path).status == 404)
        }
    }

    @Test("A new version is seen before it is used; a version that somebody else made meanwhile is not written over")
    func wordings() async throws {
        try await WebHouse.with { house, browser in
            _ = try await WebJourneyTests.enter(house, browser)
            let list = try await browser.get("/purposes")
            #expect(list.body.contains("Fassung 1") && list.body.contains("href=\"/purposes/newsletter\""))
            let form = try await browser.get("/purposes/newsletter/wording/new")
            let csrf = try form.hidden("csrf")
            #expect(try form.hidden("version") == "1")
            #expect(form.body.contains("darf mir den Newsletter"))
            let texts = [
                ("csrf", csrf), ("version", "1"), ("de", "Ja, ich möchte Neues."), ("en", "Yes, news please."),
            ]
            let preview = try await browser.post("/purposes/newsletter/wording/new", texts + [("preview", "yes")])
            #expect(preview.status == 200 && preview.body.contains("type=\"checkbox\" disabled"))
            #expect(!preview.body.contains("disabled checked") && !preview.body.contains("checked disabled"))
            #expect(try await browser.get("/purposes/newsletter").body.contains("Ja, ich möchte Neues.") == false)
            #expect(try await browser.post("/purposes/newsletter/wording/new", texts).status == 303)
            let purpose = try await browser.get("/purposes/newsletter")
            #expect(purpose.body.contains("Ja, ich möchte Neues.") && purpose.body.contains("Fassung 1"))
            let late = try await browser.post(
                "/purposes/newsletter/wording/new",
                [("csrf", csrf), ("version", "1"), ("de", "Anders."), ("en", "Different.")])
            #expect(late.status == 412 && late.body.contains("Anders."))
            #expect(try await browser.get("/purposes/nichts").status == 404)
            #expect(try await browser.get("/purposes/newsletter/nichts/new").status == 404)
        }
    }
}
