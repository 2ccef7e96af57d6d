import Domain
import Foundation
import Operations
import Store
import TestSupport
import Testing

/// What somebody asks for herself while a hold has restricted her already: a reduction is never refused because another one
/// was first.
@Suite struct HeldRestrictionTests {
    private static func hold(_ world: ConsentWorld) -> HoldPerson {
        HoldPerson(world.fixture.store, declaration: world.declaration)
    }

    private static func run(_ world: ConsentWorld) async throws -> RunRetention.Outcome {
        try await RunRetention(world.fixture.store, declaration: world.declaration)(in: world.fixture.tenant)
    }

    private static func verify(_ world: ConsentWorld) async throws {
        #expect(try await world.fixture.operatorStore.reconcileLedger() == 0)
        #expect(try await AuditVerifier(world.fixture.operatorStore).verify(world.fixture.tenant.id).findings == [])
    }

    /// Somebody whom nothing but a hold keeps, restricted by it.
    private static func held(_ world: ConsentWorld, _ email: String = "anna.gross@kunden.example") async throws -> UUID
    {
        let person = try await world.subscriber(email)
        _ = try await hold(world)(person, reason: .dispute, by: world.fixture.actor)
        _ = try await world.reduce(.withdrawal, person)
        let standing = try await RestrictPerson(world.fixture.store).standing(on: person, by: world.fixture.actor)
        #expect(standing?.reason == .neededForClaims)
        return person
    }

    @Test(
        "R-47 R-57 her own restriction takes the place of the hold's, is told to her, and outlives the hold; then she goes"
    )
    func own() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let person = try await Self.held(world)
            let restrict = RestrictPerson(fixture.store)
            fixture.clock.advance(by: 60)
            let own = try await restrict(person, reason: .contested, by: fixture.actor)
            #expect(try await restrict.standing(on: person, by: fixture.actor)?.id == own.id)
            let again = await #expect(throws: Refusal.self) {
                try await restrict(person, reason: .unlawful, by: fixture.actor)
            }
            #expect(again?.code == RefusalCode.restricted.rawValue, "hers stands")
            let scope = fixture.store.scoped(to: fixture.actor)
            #expect(try await scope.standingHolds(of: person).count == 1, "and so does the hold")
            let told = try await scope.disclosedRecords(of: scope.person(person))
            #expect(told.restrictions.map(\.reason) == [.neededForClaims, .contested])
            let isStanding = told.restrictions.map { $0.liftedAt == nil }
            #expect(isStanding == [false, true] && told.holds.count == 1)
            try await Self.verify(world)
            let lifted = try await Self.hold(world).lift(person, reason: .dispute, by: fixture.actor)
            #expect(lifted.erasure == nil, "she may need it herself")
            #expect(try await Self.run(world).count(.waiting) == 1)
            _ = try await restrict.lift(person, notifiedAt: fixture.clock.now, by: fixture.actor)
            #expect(try await Self.run(world).count(.erased) == 1)
            try await Self.verify(world)
        }
    }

    @Test("R-35 R-47 what she asks for by the form holds as well, and nobody finds out by it that she is kept")
    func request() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let person = try await Self.held(world)
            let sales = StoreFixture.actor(fixture.tenant.id, role: .sales)
            let refusal = await #expect(throws: Refusal.self) {
                try await RestrictPerson(fixture.store).standing(on: person, by: sales)
            }
            #expect(refusal?.kind == .notFound)
            let request = try await RequestWorld(fixture: fixture).verified(.restriction, "anna.gross@kunden.example")
            #expect(request.state == .fulfilled)
            let standing = try await RestrictPerson(fixture.store).standing(on: person, by: fixture.actor)
            #expect(standing?.reason == .contested)
            try await Self.verify(world)
        }
    }

    @Test("R-44 R-57 who is kept for claims alone is blocked for the business, and is told everything herself")
    func blocked() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let person = try await Self.held(world)
            for role in [Role.sales, .marketing] {
                let refusal = await #expect(throws: Refusal.self, "\(role)") {
                    try await ReadPeople(fixture.store).one(
                        person, by: StoreFixture.actor(fixture.tenant.id, role: role))
                }
                #expect(refusal?.kind == .notFound, "\(role)")
            }
            let scope = fixture.store.scoped(to: fixture.actor)
            let kept = try await scope.person(person)
            #expect(kept.isRestricted && kept.profile.familyName == "Groß")
            let told = try await scope.disclosedRecords(of: kept)
            #expect(
                told.holds.map(\.hold.reason) == [.dispute] && told.restrictions.map(\.reason) == [.neededForClaims])
            #expect(told.reductions.count == 1)
        }
    }

    @Test("R-57 of joined records her own restriction goes before the hold's, and the hold's stays the hold's")
    func joined() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let merge = MergePeople(fixture.store, declaration: world.declaration)
            let restrict = RestrictPerson(fixture.store)
            // Her own restriction comes with the record that goes.
            let kept = try await Self.held(world)
            let dropped = try await world.subscriber("kaethe@kunden.example")
            _ = try await restrict(dropped, reason: .unlawful, by: fixture.actor)
            _ = try await world.reduce(.withdrawal, dropped)
            _ = try await merge(MergeOrder(kept: kept, dropped: dropped), by: fixture.actor)
            #expect(try await restrict.standing(on: kept, by: fixture.actor)?.reason == .unlawful)
            #expect(try await Self.hold(world).lift(kept, reason: .dispute, by: fixture.actor).erasure == nil)
            try await Self.verify(world)
            // The hold's comes with it: when the hold is lifted nothing keeps her.
            let other = try await Self.held(world, "bodo@kunden.example")
            let joined = try await world.subscriber("berta@kunden.example")
            _ = try await merge(MergeOrder(kept: joined, dropped: other), by: fixture.actor)
            #expect(try await restrict.standing(on: joined, by: fixture.actor)?.reason == .neededForClaims)
            _ = try await world.reduce(.withdrawal, joined)
            #expect(try await Self.hold(world).lift(joined, reason: .dispute, by: fixture.actor).erasure != nil)
            try await Self.verify(world)
        }
    }
}
