import Domain
import Foundation
import Operations
import Store
import TestSupport
import Testing

/// Three years of a business, by its clock: leap day, month ends, both changes of the clocks of each year, every holiday.
@Suite struct ThreeYearsTests {
    /// Something that is done at a moment, or nothing but a look.
    private struct Step {
        let at: Date
        let act: ((ThreeYears) async throws -> [Date])?
    }

    /// Days at which something is begun in any case: month ends, the leap day, the days without and with an hour twice.
    private static let corners = [
        "2027-01-31", "2027-02-28", "2027-03-27", "2027-03-28", "2027-08-31", "2027-10-30", "2027-10-31", "2027-11-30",
        "2027-12-31", "2028-01-01", "2028-02-28", "2028-02-29", "2028-03-25", "2028-03-26", "2028-08-30", "2028-10-28",
        "2028-10-29", "2028-12-31", "2029-02-28", "2029-03-24", "2029-03-25", "2029-06-30", "2029-10-27", "2029-10-28",
    ]
    /// Whether every night is looked at, and a request comes in every day; otherwise a part of them.
    private static let isLong = ProcessInfo.processInfo.environment["OBHUT_TEST_LONG"] != nil

    @Test(
        "R-17 R-22 R-36 R-37 R-56 through three years everything ends in its second, and nothing a second before",
        arguments: AlmanacTests.countries)
    func years(_ country: String) async throws {
        try await StoreFixture.with(country: country, hasAgreement: true) { fixture in
            let almanac = Almanac(country)
            let world = ThreeYears(fixture, almanac)
            try await before(world)
            var steps = begun(world)
            steps += world.changes().map { Step(at: $0, act: nil) }
            steps.sort { $0.at < $1.at }
            let end = almanac.calendar.startOfDay(for: almanac.moment("2030-01-01"))
            var waiting = steps.filter { $0.at >= fixture.clock.now && $0.at <= end }
            while !waiting.isEmpty {
                let step = waiting.removeFirst()
                fixture.clock.set(max(step.at, fixture.clock.now))
                try await world.keepHouse()
                try await world.compare()
                let changes = try await step.act?(world) ?? []
                if changes.isEmpty { continue }
                // What was done took its minutes, in which something may have ended.
                try await world.keepHouse()
                try await world.compare()
                for moment in changes where moment <= end {
                    let place = waiting.firstIndex { $0.at > moment } ?? waiting.endIndex
                    waiting.insert(Step(at: moment, act: nil), at: place)
                }
            }
            #expect(fixture.clock.now == end)
            #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).findings == [])
            #expect(try await VerifyConsents(fixture.store)(by: fixture.actor).isValid)
        }
    }

    /// The years before leave things whose time is over in these three.
    private func before(_ world: ThreeYears) async throws {
        let (clock, almanac) = (world.fixture.clock, world.almanac)
        clock.set(almanac.moment("2024-03-09", 8))
        let (anna, _) = try await world.customer()
        for day in ["2024-03-09", "2024-12-31", "2025-06-30", "2025-12-31", "2026-06-29", "2026-12-31"] {
            clock.set(almanac.moment(day, 10))
            _ = try await world.withdraw()
            if day.hasSuffix("-30") { _ = try await world.joinRaffle() }
            // The last second of a day, and the first of the next: of a year one belongs to it, the other does not.
            for moment in [almanac.end(day).addingTimeInterval(-1), almanac.end(day)] {
                clock.set(moment)
                _ = try await world.withdraw()
                _ = try await world.answer(anna)
            }
        }
        clock.set(almanac.end("2026-12-31"))
        try await world.keepHouse()
    }

    private func begun(_ world: ThreeYears) -> [Step] {
        let almanac = world.almanac
        var steps: [Step] = []
        for (number, day) in almanac.days("2027-01-01", through: "2029-12-29").enumerated() {
            let isCorner = Self.corners.contains(day)
            if isCorner || number % (Self.isLong ? 11 : 97) == 0 {
                steps.append(Step(at: almanac.moment(day, 9)) { try await $0.joinRaffle() })
            }
            if isCorner || number % (Self.isLong ? 13 : 89) == 0 {
                steps.append(Step(at: almanac.moment(day, 11)) { try await $0.signUpInVain() })
            }
            if isCorner || number % (Self.isLong ? 17 : 83) == 0 {
                steps.append(Step(at: almanac.moment(day, 15)) { try await $0.askInVain() })
            }
            if isCorner || Self.isLong {
                steps.append(Step(at: almanac.end(day).addingTimeInterval(-1), act: nil))
                steps.append(Step(at: almanac.end(day), act: nil))
            }
        }
        return steps
    }

    @Test(
        "R-36 R-37 requests of three years are due, and are extended in their last second only, as the almanac says",
        arguments: AlmanacTests.countries)
    func requests(_ country: String) async throws {
        try await StoreFixture.with(country: country, hasAgreement: true) { fixture in
            let almanac = Almanac(country)
            let world = ThreeYears(fixture, almanac)
            fixture.clock.set(almanac.moment("2026-12-31"))
            let (anna, _) = try await world.customer()
            var open: [(id: UUID, received: String, over: Date)] = []
            for (number, day) in almanac.days("2027-01-01", through: "2029-12-31").enumerated() {
                guard Self.isLong || Self.corners.contains(day) || number % 19 == 0 else { continue }
                let start = almanac.calendar.startOfDay(for: almanac.moment(day))
                // What came in earlier is extended, or was not, before the day begins.
                for request in open where request.over <= start {
                    let isInTime = ["0", "2", "4", "6", "8"].contains(request.received.suffix(1))
                    fixture.clock.set(isInTime ? request.over.addingTimeInterval(-1) : request.over)
                    try await world.extend(request, isInTime: isInTime)
                }
                open.removeAll { $0.over <= start }
                let moments = [start, almanac.moment(day), almanac.end(day).addingTimeInterval(-1)]
                fixture.clock.set(moments[number % 3])
                open.append(try await world.request(of: anna))
            }
            #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).findings == [])
        }
    }

    @Test(
        "R-06 R-22 a consent that ran out by its date counts as expired from that second on, wherever it is asked for")
    func shown() async throws {
        try await StoreFixture.with(hasAgreement: true) { fixture in
            let almanac = Almanac("DE")
            fixture.clock.set(almanac.moment("2027-08-30"))
            let world = ConsentWorld(fixture: fixture)
            let person = try await world.subscriber(purpose: "raffle")
            _ = try await ChangePerson(fixture.store).add(world.care, to: person, by: fixture.actor)
            // Six months later there is no thirtieth.
            let over = almanac.end("2028-02-29")
            fixture.clock.set(over.addingTimeInterval(-1))
            #expect(try await world.states(of: person)["raffle/email"] == .given)
            fixture.clock.set(over)
            #expect(try await world.states(of: person)["raffle/email"] == .expired)
            let told = try await world.consents.read.of(person, by: fixture.actor)
            #expect(told.map(\.consent.since) == [over])
            // Asked again it begins anew; it is not renewed.
            let signups = SignupWorld(fixture: fixture)
            let again = try await signups.subscriber("anna.gross@kunden.example", ["raffle"])
            #expect(again == person)
            #expect(try await world.states(of: person)["raffle/email"] == .given)
            #expect(try await VerifyConsents(fixture.store)(by: fixture.actor).isValid)
        }
    }
}
