import Domain
import Foundation
import Store
import TestSupport
import Testing

/// The way back in for somebody who has forgotten her password.
struct WebForgottenTests {
    @Test("A known and an unknown address get the same page in the same time, and one message is queued")
    func sameAnswer() async throws {
        try await WebHouse.with { house, browser in
            _ = try await WebJourneyTests.enter(house, browser)
            browser.forgetCookies()
            #expect(try await browser.get("/login").body.contains("href=\"/forgotten\""))
            #expect(try await browser.get("/forgotten").status == 200)
            func ask(_ email: String) async throws -> (WebBrowser.Answer, Duration) {
                let start = ContinuousClock.now
                let answer = try await browser.post("/forgotten", [("email", email)])
                return (answer, ContinuousClock.now - start)
            }
            let (unknown, unknownTime) = try await ask("niemand@muster.example")
            let (known, knownTime) = try await ask("inhaberin@muster.example")
            #expect(known.status == 200 && known.body == unknown.body)
            #expect(known.body.contains("ist der Link jetzt unterwegs") && !known.body.contains("inhaberin"))
            #expect(min(knownTime, unknownTime) >= .milliseconds(400))
            #expect(try await house.store.node.jobs([.passwordResetMail]).count == 1)
            for _ in 1...2 { #expect(try await ask("niemand@muster.example").0.status == 200) }
            for email in ["niemand@muster.example", "NIEMAND@muster.example"] {
                #expect(try await ask(email).0.status == 429, "however it is written")
            }
            let wrong = try await ask("keine Adresse").0
            #expect(wrong.status == 422 && wrong.body.contains("id=\"email-error\""))
        }
    }
}
