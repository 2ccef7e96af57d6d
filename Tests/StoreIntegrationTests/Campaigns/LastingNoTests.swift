import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing

/// Whoever unsubscribed gets no advertising without consent (§ 7(3) UWG) any more, whatever becomes of purposes and records.
@Suite struct LastingNoTests {
    private static let address = "kaethe.gross@kunden.example"

    private func purpose(_ code: String, _ bases: [LegalBasis], in world: ConsentWorld) async throws {
        _ = try await ManagePurposes(world.fixture.store).create(
            PurposeRules(
                code: code, germanName: "Angebote für Kunden", englishName: "Offers for customers", bases: bases,
                channels: [.email], confirmation: bases.contains(.consent) ? .email : .none, marketing: true,
                endRule: .afterStart(months: 36, toYearEnd: false)), by: world.fixture.actor)
    }

    /// Somebody who bought tea and was told that she may object.
    private func customer(_ world: ConsentWorld, _ address: String = address) async throws -> UUID {
        let sale = ExistingCustomerSale(
            reference: "RE-2026-17", goods: "Tee", address: address,
            notice: "Sie können der Werbung jederzeit kostenfrei widersprechen.")
        return try await CreatePerson(world.fixture.store)(
            PersonInput(
                profile: PersonProfile(
                    givenName: "Käthe", familyName: "Groß", contactPoints: [ContactPoint(kind: .email, value: address)]),
                processing: ProcessingStatement(
                    purpose: "customer-care", legalBasis: .contract, source: "Kasse", sale: sale)),
            by: world.fixture.actor)
    }

    /// What the link in a message does: it withdraws the advertising of that day on its channel.
    private func unsubscribe(_ person: UUID, _ world: ConsentWorld) async throws {
        let purposes = try await world.fixture.store.purposes(of: world.fixture.tenant.id).filter(\.marketing)
        try await world.reduce(.withdrawal, person, purposes: purposes.map(\.code), channels: ["email"])
    }

    private func reach(_ world: ConsentWorld, _ purpose: String) async throws -> CampaignReach {
        try await world.fixture.store.scoped(to: world.fixture.actor).reach(
            of: CampaignContent(name: "Kunden", purpose: purpose, senderName: "Wir", goods: "Tee"))
    }

    @Test("R-24 R-34 unsubscribing ends advertising without consent for purposes made later, under a second record too")
    func laterPurposes() async throws {
        try await StoreFixture.with(policy: .lawfulBasis) { fixture in
            let world = ConsentWorld(fixture: fixture)
            let person = try await customer(world)
            try await unsubscribe(person, world)
            try await purpose("customer-offers", [.legitimateInterest], in: world)
            #expect(try await reach(world, "customer-offers") == CampaignReach(people: 1, blocked: ["objected": 1]))
            // The same mailbox in a second record, and somebody else who said nothing.
            _ = try await customer(world)
            _ = try await customer(world, "bert@kunden.example")
            #expect(
                try await reach(world, "customer-offers")
                    == CampaignReach(people: 3, permitted: 1, blocked: ["objected": 2]))
        }
    }

    @Test("R-24 R-34 a withdrawal blocks the address for advertising that rests on legitimate interest alone")
    func blocked() async throws {
        try await StoreFixture.with(policy: .lawfulBasis) { fixture in
            let world = ConsentWorld(fixture: fixture)
            try await purpose("customer-offers", [.legitimateInterest], in: world)
            let person = try await customer(world)
            #expect(try await reach(world, "customer-offers").permitted == 1)
            try await world.reduce(.withdrawal, person, purposes: ["customer-offers"])
            _ = try await fixture.erase(person, reason: .noLongerNeeded, suppress: false, by: fixture.actor)
            _ = try await customer(world)
            #expect(try await reach(world, "customer-offers") == CampaignReach(people: 1, blocked: ["suppressed": 1]))
        }
    }

    @Test("R-24 R-34 the no of a customer without consents goes over with her record, for purposes made later too")
    func merged() async throws {
        try await StoreFixture.with(policy: .lawfulBasis) { fixture in
            let world = ConsentWorld(fixture: fixture)
            let kept = try await CreatePerson(fixture.store)(
                PersonInput(
                    profile: PersonProfile(
                        givenName: "Käthe", familyName: "Groß",
                        contactPoints: [ContactPoint(kind: .telephone, value: "0171 / 39200-01")]),
                    processing: world.care), by: fixture.actor)
            let dropped = try await customer(world, "kaethe@kunden.example")
            try await world.reduce(.withdrawal, dropped)
            _ = try await MergePeople(fixture.store, declaration: world.declaration)(
                MergeOrder(kept: kept, dropped: dropped), by: fixture.actor)
            try await purpose("customer-offers", [.legitimateInterest], in: world)
            #expect(try await reach(world, "customer-offers") == CampaignReach(people: 1, blocked: ["objected": 1]))
            #expect(try await world.count("SELECT count(*) FROM reduction WHERE subject_id = \(kept)") == 1)
            #expect(try await fixture.operatorStore.reconcileLedger() == 0)
            #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).isIntact)
        }
    }

    @Test("What she was given after her no stays given when her records are joined; the rest of the no goes over")
    func laterWord() async throws {
        try await StoreFixture.with(policy: .lawfulBasis) { fixture in
            let world = ConsentWorld(fixture: fixture)
            let dropped = try await customer(world)
            try await unsubscribe(dropped, world)
            fixture.clock.advance(by: 86_400)
            let kept = try await world.subscriber()
            _ = try await MergePeople(fixture.store, declaration: world.declaration)(
                MergeOrder(kept: kept, dropped: dropped), by: fixture.actor)
            let given = try await world.consents.read.of(kept, by: fixture.actor)
                .filter(\.consent.state.permitsProcessing).map(\.consent.key.purpose)
            #expect(given == ["newsletter"])
            try await purpose("customer-offers", [.legitimateInterest], in: world)
            #expect(try await reach(world, "customer-offers").permitted == 0)
            let rest = try await world.count(
                "SELECT count(*) FROM reduction WHERE subject_id = \(kept) AND purposes = '{sms-offers}'")
            #expect(rest == 1)
        }
    }
}
