import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing

@Suite struct BreachTests {
    private static func date(_ text: String) throws -> Date { try #require(InternetTime.date(text)) }

    @Test("R-69 the clock runs 72 hours from the moment it is known, and says when it is over")
    func clock() async throws {
        try await StoreFixture.with { fixture in
            let breaches = ManageBreaches(fixture.store)
            // A Monday.
            fixture.clock.set(try Self.date("2026-11-23T14:00:00Z"))
            let aware = try Self.date("2026-11-23T12:00:00Z")
            let breach = try await breaches.open(.confidentiality, awareAt: aware, .init(), by: fixture.actor)
            #expect(breach.dueAt == (try Self.date("2026-11-26T12:00:00Z")) && breach.people == nil)
            #expect(!breach.isLate(at: breach.dueAt) && breach.isLate(at: breach.dueAt.addingTimeInterval(1)))
            await #expect(throws: Refusal.self) {
                _ = try await breaches.open(
                    .integrity, awareAt: fixture.clock.now.addingTimeInterval(60), .init(), by: fixture.actor)
            }
            fixture.clock.set(try Self.date("2026-11-27T12:00:00Z"))
            let closed = try await breaches.close(
                breach.id, .authority, notifiedAt: nil, .init(people: 12, keysExposed: false), by: fixture.actor)
            #expect(closed.isLate(at: fixture.clock.now), "told a day late stays late")
            #expect(closed.people == 12 && closed.closedAt == fixture.clock.now)
            await #expect(throws: Refusal.self) {
                _ = try await breaches.close(breach.id, .noRisk, notifiedAt: nil, .init(), by: fixture.actor)
            }
            #expect(try await breaches.list(by: fixture.actor) == [closed], "the register keeps it")
            #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).findings == [])
        }
    }

    @Test("With the keys out nobody says that there was no risk")
    func keys() async throws {
        try await StoreFixture.with { fixture in
            let breaches = ManageBreaches(fixture.store)
            let breach = try await breaches.open(
                .confidentiality, awareAt: nil, .init(people: 3, keysExposed: true), by: fixture.actor)
            await #expect(throws: Refusal.self) {
                _ = try await breaches.close(breach.id, .noRisk, notifiedAt: nil, .init(), by: fixture.actor)
            }
            let told = try await breaches.close(
                breach.id, .authorityAndPeople, notifiedAt: nil, .init(), by: fixture.actor)
            #expect(told.people == 3 && told.keysExposed == true && told.notifiedAt == fixture.clock.now)
        }
    }

    @Test("Another tenant's breach answers like one that never was, and only few keep the register")
    func isolation() async throws {
        try await StoreFixture.with { fixture in
            let breaches = ManageBreaches(fixture.store)
            let breach = try await breaches.open(.availability, awareAt: nil, .init(), by: fixture.actor)
            let other = StoreFixture.actor(try await fixture.otherTenant().tenant.id)
            #expect(try await breaches.list(by: other) == [])
            await #expect(throws: Refusal.self) {
                _ = try await breaches.close(breach.id, .noRisk, notifiedAt: nil, .init(), by: other)
            }
            await #expect(throws: Refusal.self) {
                _ = try await breaches.list(by: StoreFixture.actor(fixture.tenant.id, role: .sales))
            }
        }
    }

    @Test("A breach that somebody changes or removes behind the log's back is found")
    func tampered() async throws {
        try await StoreFixture.with { fixture in
            _ = try await ManageBreaches(fixture.store).open(.integrity, awareAt: nil, .init(), by: fixture.actor)
            let intruder = fixture.database.smallClient(as: .superuser)
            _ = try await intruder.segment(["UPDATE breach SET people = 0"], lane: .write)
            #expect(
                try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).findings.map(\.code)
                    == ["row-changed"])
            await intruder.shutdown()
        }
    }
}
