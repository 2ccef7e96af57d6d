import Domain
import Foundation
import Operations
import Store
import TestSupport
import Testing

/// Consents on telephone numbers, which no e-mail proves.
@Suite struct PhoneConsentTests {
    @Test("R-18 the link in an e-mail confirms nothing on the telephone of the same person, and no yes is for both")
    func channels() async throws {
        try await StoreFixture.with { fixture in
            let (signups, staff) = (SignupWorld(fixture: fixture), ConsentWorld(fixture: fixture))
            // One yes for both cannot be asked for.
            let refused = await #expect(throws: Refusal.self) {
                _ = try await ManagePurposes(fixture.store).create(Self.advice([.email, .phone]), by: fixture.actor)
            }
            #expect(refused?.code == "channels-not-joinable")
            _ = try await ManagePurposes(fixture.store).create(Self.advice([.phone]), by: fixture.actor)
            _ = try await signups.consents.wordings.write(
                "Ja, rufen Sie mich an.", "Yes, call me.", .wording, of: "beratung", by: fixture.actor)
            let person = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            #expect(try await signups.subscriber("anna.gross@kunden.example") == person)
            #expect(try await staff.states(of: person) == ["newsletter/email": .given], "of the telephone nobody spoke")

            // What staff write down is a question, whatever the same person confirmed elsewhere, before it or after it.
            try await staff.ask(person, "beratung", .phone, wording: "Ja, rufen Sie mich an.", source: "Anruf")
            #expect(try await staff.states(of: person)["beratung/phone"] == .requested)
            fixture.clock.advance(by: 86_400)
            #expect(try await signups.subscriber("anna.gross@kunden.example") == person)
            let states = try await staff.states(of: person)
            #expect(states["beratung/phone"] == .requested && states["newsletter/email"]?.permitsProcessing == true)
        }
    }

    private static func advice(_ channels: [Channel]) -> PurposeRules {
        PurposeRules(
            code: "beratung", germanName: "Beratung", englishName: "Advice", bases: [.consent], channels: channels,
            marketing: true, endRule: .whileConsentGiven)
    }
}
