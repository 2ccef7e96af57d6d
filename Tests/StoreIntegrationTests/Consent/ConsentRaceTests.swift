import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing

/// What happens at once, in the orders that can happen: each order is forced by a lock that the test holds.
@Suite struct ConsentRaceTests {
    /// Lets `bodies` come to the person's lock in this order; answers what they threw.
    private static func release(
        _ fixture: StoreFixture, _ person: UUID, _ bodies: [@Sendable () async throws -> Void]
    ) async throws -> [Refusal?] {
        try await ForcedOrder.run(
            fixture, holding: "SELECT id FROM subject WHERE id = \(person) FOR UPDATE", bodies)
    }

    @Test(
        "A withdrawal against a request at the same moment: whichever comes first, nothing is given and both are on record"
    )
    func againstRequest() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let first = try await world.customer()
            let outcome = try await Self.release(
                fixture, first, [{ try await world.reduce(.withdrawal, first) }, { try await world.ask(first) }])
            #expect(outcome[0] == nil && outcome[1]?.code == "suppressed")
            #expect(try await world.states(of: first) == ["newsletter/email": .withdrawn])

            let second = try await CreatePerson(fixture.store)(
                PersonInput(
                    profile: PersonProfile(
                        givenName: "Jörg", familyName: "Weiß",
                        contactPoints: [ContactPoint(kind: .email, value: "joerg.weiss@kunden.example")]),
                    processing: world.care), by: fixture.actor)
            let other = try await Self.release(
                fixture, second,
                [
                    { try await world.ask(second) },
                    { try await world.reduce(.withdrawal, second, purposes: ["newsletter"]) },
                ])
            #expect(other == [nil, nil])
            #expect(try await world.states(of: second) == ["newsletter/email": .withdrawn])
            let history = try await world.consents.read.history(of: second, limit: 10, by: fixture.actor)
            #expect(history.map(\.state) == [.withdrawn, .requested])
            #expect(try await VerifyConsents(fixture.store)(by: fixture.actor).isValid)
        }
    }

    @Test("A withdrawal against an erasure: the later one finds nobody, and neither is lost")
    func againstErasure() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let first = try await world.customer()
            let erase = fixture.erase
            let outcome = try await Self.release(
                fixture, first,
                [
                    { _ = try await erase(first, reason: .noLongerNeeded, suppress: false, by: fixture.actor) },
                    { try await world.reduce(.withdrawal, first) },
                ])
            #expect(outcome[0] == nil && outcome[1]?.kind == .notFound)
            let second = try await world.subscriber("joerg.weiss@kunden.example")
            let other = try await Self.release(
                fixture, second,
                [
                    { try await world.reduce(.withdrawal, second) },
                    { _ = try await erase(second, reason: .noLongerNeeded, suppress: false, by: fixture.actor) },
                ])
            #expect(other == [nil, nil], "the erasure that follows by itself finds the other one's, and is content")
            #expect(try await world.count("SELECT count(*) FROM erasure") == 2)
            #expect(try await world.count("SELECT count(*) FROM reduction") == 1)
            #expect(try await fixture.operatorStore.reconcileLedger() == 0)
            #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).isIntact)
        }
    }

    @Test("A new contract that comes in before the erasure that follows from a withdrawal keeps the person")
    func againstContract() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let person = try await world.subscriber()
            _ = try await fixture.store.scoped(to: fixture.actor).reduce(
                ReductionOrder(.withdrawal, of: person, scope: .everything, source: nil))
            _ = try await ChangePerson(fixture.store).add(world.care, to: person, by: fixture.actor)
            guard case .notDue = try await world.due(person, in: fixture.tenant.id) else {
                Issue.record("the contract carries her data")
                return
            }
            let order = ErasureOrder(
                .person, person, reason: "art-17-1-b", request: nil, suppress: false, isAutomatic: true)
            let refusal = await #expect(throws: Refusal.self) {
                try await fixture.store.scoped(to: fixture.actor).erase(order) { _ in "" }
            }
            #expect(refusal?.kind == .conflict)
            #expect(try await world.count("SELECT count(*) FROM person") == 1)
        }
    }

    @Test("Twenty withdrawals at once leave one end of the consent and one erasure")
    func storm() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let person = try await world.subscriber()
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<20 { group.addTask { _ = try? await world.reduce(.withdrawal, person) } }
            }
            #expect(try await world.count("SELECT count(*) FROM consent_event WHERE state = 'ConsentWithdrawn'") == 1)
            #expect(try await world.count("SELECT count(*) FROM erasure") == 1)
            #expect(try await world.count("SELECT count(*) FROM reduction") == 1)
            #expect(try await fixture.operatorStore.reconcileLedger() == 0)
        }
    }
}
