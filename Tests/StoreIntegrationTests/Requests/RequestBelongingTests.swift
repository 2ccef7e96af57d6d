import Domain
import Foundation
import Operations
import Store
import TestSupport
import Testing
import Vault

/// Whose a request is while records end, join and change around it.
@Suite struct RequestBelongingTests {
    private static let email = "Anna.Gross@kunden.example"
    private static let declaration = ErasureDeclaration(backupHorizonDays: 30, rootProvider: "file")

    @Test(
        "R-35 R-42 an erasure takes along no request that may be somebody else's of the same address, nor tells of it")
    func shared() async throws {
        try await StoreFixture.with { fixture in
            let world = RequestWorld(fixture: fixture)
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let bodo = try await ConsentWorld(fixture: fixture).subscriber()
            let request = try await world.verified(.erasure, Self.email)
            #expect(request.person == nil, "two have the address")
            let told = try await world.scope.disclosedRecords(of: try await world.scope.person(anna)).requests
            #expect(told.isEmpty)
            _ = try await ErasePerson(fixture.store, declaration: Self.declaration)(
                anna, reason: .noLongerNeeded, suppress: false, request: request.id, by: fixture.actor)
            let after = try await world.request(request.id)
            #expect(after.state == .acknowledged && after.person == nil && after.detail?.contact == Self.email)
            // With the last one who has the address it goes.
            _ = try await ErasePerson(fixture.store, declaration: Self.declaration)(
                bodo, reason: .noLongerNeeded, suppress: false, by: fixture.actor)
            #expect(try await world.request(request.id).state == .fulfilled)
            #expect(try await world.request(request.id).detail == nil)
            try await world.verify()
        }
    }

    @Test("R-34 who objected and is erased before her click stays blocked for marketing", arguments: [false, true])
    func objection(isConfirmed: Bool) async throws {
        try await StoreFixture.with { fixture in
            let world = RequestWorld(fixture: fixture)
            let consents = ConsentWorld(fixture: fixture)
            let anna = try await consents.subscriber()
            try await world.ask(.objection, Self.email)
            let (_, secret) = try await world.send()
            if isConfirmed {
                // Confirmed by a process that died before it carried anything out.
                _ = try await world.scope.confirm(request: RandomToken.hash(of: secret))
            }
            _ = try await ErasePerson(fixture.store, declaration: Self.declaration)(
                anna, reason: .noLongerNeeded, suppress: false, by: fixture.actor)
            _ = try await world.requests.door.confirm(secret, of: world.slug)
            let brought = await #expect(throws: Refusal.self) { try await consents.subscriber() }
            #expect(brought?.code == "suppressed")
            try await world.verify()
        }
    }

    @Test("R-43 a link to the package of one record opens nothing once that is joined to another one")
    func merged() async throws {
        try await StoreFixture.with { fixture in
            let world = RequestWorld(fixture: fixture)
            let kept = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let dropped = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let entry = OpenRequest.Entry(kind: .access, person: dropped, contact: Self.email, note: "Rückruf")
            let request = try await world.requests.open(entry, by: fixture.actor)
            _ = try await world.requests.answer.release(request.id, by: fixture.actor)
            let secret = try await delivered(request.id, world)
            #expect(try await world.requests.door.lookForPackage(secret, of: world.slug).request != nil)
            let waiting = try await world.requests.open(entry, by: fixture.actor)
            _ = try await world.requests.answer.release(waiting.id, by: fixture.actor)
            _ = try await MergePeople(fixture.store, declaration: Self.declaration)(
                MergeOrder(kept: kept, dropped: dropped), by: fixture.actor)
            #expect(try await world.requests.door.lookForPackage(secret, of: world.slug).request == nil)
            await #expect(throws: Refusal.self) { try await world.requests.door.fetch(secret, of: world.slug) }
            #expect(try await world.request(waiting.id).state == .acknowledged, "it is released anew")
            try await world.verify()
        }
    }

    @Test(
        "R-39 whom staff know though she writes from an address that is not on her record gets her package by the link")
    func known() async throws {
        try await StoreFixture.with { fixture in
            let world = RequestWorld(fixture: fixture)
            let anna = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let request = try await world.verified(.access, "neu@kunden.example")
            let answer = world.requests.answer
            let known = try await answer.identify(request.id, as: anna, note: "Ausweis", by: fixture.actor)
            #expect(known.identity == .staff)
            _ = try await answer.release(request.id, by: fixture.actor)
            let secret = try await delivered(request.id, world)
            #expect(try await world.requests.door.fetch(secret, of: world.slug).name.hasSuffix(".zip"))
        }
    }

    @Test("R-38 nobody closes an erasure, or an objection that waits for its click, by saying that it is done")
    func completed() async throws {
        try await StoreFixture.with { fixture in
            let world = RequestWorld(fixture: fixture)
            _ = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let erasure = try await world.verified(.erasure, Self.email)
            fixture.clock.advance(by: 86_400)
            try await world.ask(.objection, Self.email)
            let (objection, secret) = try await world.send()
            let complete = world.requests.answer
            for id in [erasure.id, objection] {
                let refusal = await #expect(throws: Refusal.self) {
                    try await complete.complete(id, answer: nil, by: fixture.actor)
                }
                #expect(refusal?.kind == .refused)
            }
            #expect(try await world.requests.door.confirm(secret, of: world.slug).request?.state == .fulfilled)
            // Of whom nothing is kept there is nothing to erase.
            let stranger = try await world.verified(.erasure, "niemand@kunden.example")
            #expect(try await complete.complete(stranger.id, answer: nil, by: fixture.actor).state == .fulfilled)
            try await world.verify()
        }
    }

    /// Hands the link to the package over; answers its secret.
    private func delivered(_ id: UUID, _ world: RequestWorld) async throws -> String {
        let secret = RandomToken()
        let until = world.fixture.clock.now.addingTimeInterval(RequestRule.packagePeriod)
        try await world.scope.change(request: id, "request.send") {
            $0.packageHash = secret.hash
            $0.packageExpiresAt = until
            $0.state = .fulfilled
            $0.endedAt = until
            return []
        }
        return secret.text
    }
}
