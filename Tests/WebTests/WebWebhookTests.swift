import TestSupport
import Testing

/// The pages of webhooks.
struct WebWebhookTests {
    @Test("A webhook is set up, paused, looked at and removed; a wrong address comes back with what was chosen")
    func life() async throws {
        try await WebHouse.with { house, browser in
            let csrf = try await WebJourneyTests.enter(house, browser)
            #expect(try await browser.get("/webhooks").status == 200)
            let chosen = ("event.person.created", "yes")
            let refused = try await browser.post(
                "/webhooks", [("url", "http://versand.example/"), chosen], csrf: csrf)
            #expect(refused.status == 422 && refused.body.contains("value=\"http://versand.example/\""))
            #expect(refused.body.contains("id=\"url-error\"") && refused.body.contains("value=\"yes\" checked"))
            let eventless = try await browser.post("/webhooks", [("url", "https://versand.example/")], csrf: csrf)
            #expect(eventless.status == 422 && eventless.body.contains("href=\"#events\""))
            let made = try await browser.post("/webhooks", [("url", "https://versand.example/"), chosen], csrf: csrf)
            let path = try #require(made.location)
            #expect(try await browser.get(path).body.contains("Noch ist nichts geschehen"))
            _ = try await browser.post("/people/new", WebJourneyTests.anna + WebJourneyTests.reasons, csrf: csrf)
            let page = try await browser.get(path)
            #expect(page.body.contains("Person aufgenommen") && page.body.contains("whpk_"))
            #expect(!page.body.contains("Groß"))
            #expect(try await browser.post(path, [("state", "paused")], csrf: csrf).location == path)
            #expect(try await browser.get(path).body.contains("angehalten"))
            #expect(try await browser.post(path, [("state", "disabled")], csrf: csrf).status == 422)
            #expect(try await browser.post("\(path)/removal", [], csrf: csrf).location == "/webhooks")
            #expect(try await browser.get(path).status == 404)
        }
    }
}
