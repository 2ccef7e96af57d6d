import TestSupport
import Testing

/// The pages of campaigns.
struct WebCampaignTests {
    @Test("A campaign is written, looked at, sent after a question, and halted; what is missing is asked for")
    func life() async throws {
        try await WebHouse.with { house, browser in
            let csrf = try await WebJourneyTests.enter(house, browser)
            #expect(try await browser.get("/campaigns").body.contains("Noch keine Kampagne"))
            let nameless = try await browser.post(
                "/campaigns/new", [("name", ""), ("purpose", "newsletter"), ("senderName", "Wir"), ("subject", "A&B")],
                csrf: csrf)
            #expect(nameless.status == 422 && nameless.body.contains("value=\"A&amp;B\""))
            let made = try await browser.post(
                "/campaigns/new",
                [("name", "Herbst"), ("purpose", "newsletter"), ("senderName", "Wir"), ("subject", "Neues")], csrf: csrf
            )
            let path = try #require(made.location)
            let page = try await browser.get(path)
            #expect(page.status == 200 && page.body.contains("Wer sie bekommen darf"))
            #expect(try await browser.get("\(path)/sending").status == 200)
            let early = try await browser.post("\(path)/sending", [], csrf: csrf)
            #expect(early.status == 422 && early.body.contains("id=\"body-error\""))
            let stale = [
                ("name", "Herbst"), ("purpose", "newsletter"), ("senderName", "Wir"), ("subject", "Neues"),
                ("body", "Guten Tag"), ("version", "1"),
            ]
            #expect(try await browser.post("\(path)/edit", stale, csrf: csrf).location == path)
            let late = try await browser.post("\(path)/edit", stale, csrf: csrf)
            #expect(late.status == 422 && late.body.contains("name=\"version\" value=\"2\""))
            #expect(try await browser.post("\(path)/sending", [], csrf: csrf).location == path)
            #expect(try await browser.get(path).body.contains("geht hinaus"))
            #expect(try await browser.post("\(path)/pause", [], csrf: csrf).location == path)
            #expect(try await browser.get(path).body.contains("angehalten"))
            #expect(try await browser.post("\(path)/edit", stale, csrf: csrf).status == 422)
        }
    }
}
