package import Domain
package import Foundation
package import Store

/// Keeps the register of breaches, and the clock that runs from the moment somebody knows (Art. 33, 34 GDPR).
package struct ManageBreaches: Sendable {
    /// What is said of a breach.
    package struct Facts: Sendable, Equatable {
        /// How many people are affected, where that is known.
        package var people: Int?
        /// Whether keys got out too, where that is known.
        package var keysExposed: Bool?

        /// States what is known.
        package init(people: Int? = nil, keysExposed: Bool? = nil) {
            self.people = people
            self.keysExposed = keysExposed
        }
    }

    private let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// Every breach, the newest first.
    package func list(by actor: Actor) async throws -> [StoredBreach] {
        try actor.require(.complianceRead)
        return try await store.scoped(to: actor).breaches()
    }

    /// Enters a breach that somebody knows of since `awareAt`; the authority has to be told within the hours of the policy
    /// row `breach.authority`.
    ///
    /// - Throws: `Refusal` where the moment lies ahead.
    package func open(
        _ kind: BreachKind, awareAt: Date?, _ facts: Facts, by actor: Actor
    ) async throws -> StoredBreach {
        try actor.require(.complianceWrite)
        let now = store.clock.now
        let aware = awareAt ?? now
        guard aware <= now else {
            throw Refusal(
                .invalid, RefusalCode.notAllowedValue, field: "awareAt",
                rule: "The clock runs from a moment that has been.")
        }
        let scope = store.scoped(to: actor)
        let id = try await scope.openBreach(
            kind, awareAt: aware, dueAt: try await due(aware, actor), people: facts.people,
            keysExposed: facts.keysExposed)
        return try await scope.breach(id)
    }

    /// Closes a breach. Whoever says that there was no risk while keys got out is refused: then encryption protected nothing
    /// (Art. 34(3)(a)).
    ///
    /// - Throws: `Refusal` 404, 409 for one that is closed.
    package func close(
        _ id: UUID, _ outcome: BreachOutcome, notifiedAt: Date?, _ facts: Facts, by actor: Actor
    ) async throws -> StoredBreach {
        try actor.require(.complianceWrite)
        let scope = store.scoped(to: actor)
        let breach = try await scope.breach(id)
        let now = store.clock.now
        let notified = outcome == .noRisk ? nil : notifiedAt ?? now
        if let notified, notified > now || notified < breach.awareAt {
            throw Refusal(
                .invalid, RefusalCode.notAllowedValue, field: "notifiedAt",
                rule: "Told is told: between the moment it was known and now.")
        }
        if outcome == .noRisk, facts.keysExposed ?? breach.keysExposed == true {
            throw Refusal(
                .refused, RefusalCode.notAllowedValue, field: "outcome",
                rule: "With the keys out, encryption protects nobody, Art. 34(3)(a) GDPR.")
        }
        try await scope.closeBreach(
            id, outcome, notifiedAt: notified, people: facts.people, keysExposed: facts.keysExposed)
        return try await scope.breach(id)
    }

    private func due(_ aware: Date, _ actor: Actor) async throws -> Date {
        let country = try await store.tenant(actor.tenant).country
        let zone = StorageCountry.timeZone(of: country)
        let hours = PolicyParameters.value("breach.authority", on: CalendarDay(aware, in: zone)) ?? 72
        return Deadline.end(ofHours: hours, after: aware, in: zone, holidays: HolidayCalendar(country))
    }
}
