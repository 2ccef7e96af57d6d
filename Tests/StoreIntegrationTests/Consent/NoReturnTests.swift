import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing

/// Whoever said no, or is gone, comes back by nobody's doing but her own.
@Suite struct NoReturnTests {
    @Test(
        "R-28 R-34 no file, card, merge, call, old link or second form revives her; her own fresh double opt-in does",
        arguments: NoReturnWorld.Past.allCases)
    func ways(_ past: NoReturnWorld.Past) async throws {
        try await StoreFixture.with { fixture in
            let world = try await NoReturnWorld(fixture, past)
            #expect(try await world.traces() == [], "\(past)")
            for way in NoReturnWorld.ways {
                fixture.clock.advance(by: 600)
                do {
                    try await way.attempt(world)
                } catch is Refusal {
                    // That it was refused is not what counts: she must not be there.
                }
                #expect(try await world.traces() == [], "\(past): \(way.name)")
            }
            fixture.clock.advance(by: FrontDoorRule.addressPeriod)
            try await world.fillSecondForm()
            let secret = try await world.signups.send()
            fixture.clock.advance(by: 600)
            guard case .confirmed(let person, let purposes) = try await world.signups.confirm(secret) else {
                Issue.record("\(past): her own confirmation does not count")
                return
            }
            #expect(purposes == ["newsletter"])
            if past.isGone { #expect(person != world.person, "she is somebody new") }
            #expect(try await world.traces() == ["newsletter is given"], "\(past): for that purpose, and no other")
            #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).findings == [])
            #expect(try await VerifyConsents(fixture.store)(by: fixture.actor).isValid)
        }
    }

    @Test("R-28 an address under suppression is refused by every file, for contracts too, and by staff for advertising")
    func refusals() async throws {
        try await StoreFixture.with { fixture in
            let world = try await NoReturnWorld(fixture, .suppressed)
            for (format, text) in [
                (ImportFormat.csv, "Vorname;Nachname;E-Mail\nAnna;Groß;\(NoReturnWorld.email)\n"),
                (.vcard, "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Groß;Anna\r\nEMAIL:\(NoReturnWorld.email)\r\nEND:VCARD\r\n"),
            ] {
                let batch = try await ErasureTests.importing(
                    text, fixture,
                    ImportOrder(format: format, purpose: "customer-care", legalBasis: .contract, source: "Altbestand"))
                #expect(batch.counts.imported == 0 && batch.counts.quarantined == 1, "\(format)")
            }
            for method in ConsentEvidence.Method.allCases {
                await #expect(throws: Refusal.self, "\(method)") {
                    try await CreatePerson(fixture.store)(
                        world.input(NoReturnWorld.email, .newsletter(method, at: fixture.clock.now)), by: fixture.actor)
                }
            }
            // A customer who returns is a new subject, and nothing is sent to her.
            let again = try await CreatePerson(fixture.store)(
                world.input(NoReturnWorld.email, world.consents.care), by: fixture.actor, entry: .page)
            #expect(again != world.person)
            await #expect(throws: Refusal.self) {
                try await ChangePerson(fixture.store).add(
                    .newsletter(.importedEvidence, at: fixture.clock.now), to: again, by: fixture.actor)
            }
            #expect(try await world.traces() == [])
        }
    }

    @Test("R-29 a blocked address has a token of its own in every business and in every index, and nobody is shown one")
    func tokens() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let other = try await fixture.otherTenant().tenant
            let next = StoreFixture.actor(other.id)
            for actor in [fixture.actor, next] {
                let person = try await CreatePerson(fixture.store)(StoreFixture.anna, by: actor)
                _ = try await fixture.erase(person, reason: .objection, suppress: true, by: actor)
            }
            // An e-mail address and a telephone number, blocked in two businesses.
            #expect(try await world.count("SELECT count(DISTINCT token) FROM suppression") == 4)
            let again = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor, entry: .page)
            try await SignupWorld(fixture: fixture).ask(NoReturnWorld.email)
            let shared = """
                SELECT count(*) FROM suppression s WHERE EXISTS (SELECT FROM contact_point c WHERE c.token = s.token)
                    OR EXISTS (SELECT FROM pending_signup p WHERE p.address_token = s.token)
                """ as PostgresQuery
            #expect(try await world.count(shared) == 0)
            #expect(try await world.count("SELECT count(*) FROM contact_point WHERE person_id = \(again)") == 2)
            // The address is known where it is asked for; the list itself answers no question but that.
            let records = try await fixture.store.scoped(to: fixture.actor).disclosedRecords(
                of: fixture.store.scoped(to: fixture.actor).person(again))
            #expect(records.blocked.map(\.purpose) == ["*"])
        }
    }
}
