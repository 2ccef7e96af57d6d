package import Domain
import Foundation
package import Store

/// What a business keeps people's data for: set up once, and given up; what a purpose is does not change in between.
package struct ManagePurposes: Sendable {
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// One purpose.
    ///
    /// - Throws: `Refusal` 404.
    package func one(_ code: String, by actor: Actor) async throws -> PurposeRules {
        try actor.require(.settingsRead)
        guard let purpose = try await store.purposes(of: actor.tenant).first(where: { $0.code == code }) else {
            throw Refusal(.notFound, RefusalCode.notFound, rule: "There is no such purpose.")
        }
        return purpose
    }

    /// Sets a purpose up.
    ///
    /// - Throws: `Refusal` naming what is wrong; 409 naming `code` for one that is there.
    package func create(_ purpose: PurposeRules, by actor: Actor) async throws -> PurposeRules {
        try actor.require(.settingsWrite)
        let purpose = try purpose.validated(today: try await today(actor))
        try await store.scoped(to: actor).add(purpose)
        return purpose
    }

    /// Gives a purpose up: from now on nothing is stored, asked or sent for it, and with the end of this day its consents and
    /// interests carry nobody any more. One that is given up already stays as it is.
    ///
    /// - Throws: `Refusal` 404.
    package func end(_ code: String, by actor: Actor) async throws -> PurposeRules {
        try actor.require(.settingsWrite)
        _ = try await one(code, by: actor)
        try await store.scoped(to: actor).endPurpose(code, on: try await today(actor))
        return try await one(code, by: actor)
    }

    /// What hangs on a purpose.
    ///
    /// - Throws: `Refusal` 404.
    package func use(of code: String, by actor: Actor) async throws -> PurposeUse {
        _ = try await one(code, by: actor)
        return try await store.scoped(to: actor).use(of: code)
    }

    /// Where the words of a purpose are used.
    ///
    /// - Throws: `Refusal` 404.
    package func useOfWordings(of code: String, by actor: Actor) async throws -> WordingUse {
        _ = try await one(code, by: actor)
        return try await store.scoped(to: actor).useOfWordings(of: code)
    }

    private func today(_ actor: Actor) async throws -> CalendarDay {
        let zone = try await store.tenant(actor.tenant).timeZone
        return CalendarDay(store.clock.now, in: zone)
    }
}
