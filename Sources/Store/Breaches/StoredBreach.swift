package import Domain
package import Foundation

/// A breach in the register.
package struct StoredBreach: Sendable, Equatable {
    /// Its id.
    package let id: UUID
    /// What happened.
    package let kind: BreachKind
    /// Since when the business knows.
    package let awareAt: Date
    /// Until when the authority has to be told.
    package let dueAt: Date
    /// How many people are affected; nil while nobody knows.
    package let people: Int?
    /// Whether keys got out too, which ends the exemption of encrypted data (Art. 34(3)(a)); nil while nobody knows.
    package let keysExposed: Bool?
    /// How it ended; nil while it is open.
    package let outcome: BreachOutcome?
    /// When the authority was told.
    package let notifiedAt: Date?
    /// When it was entered.
    package let openedAt: Date
    /// When it was closed.
    package let closedAt: Date?

    /// Whether the authority was told late, or is not told yet though the time is over.
    package func isLate(at now: Date) -> Bool {
        switch outcome {
        case .noRisk: false
        case .authority, .authorityAndPeople: notifiedAt.map { $0 > dueAt } ?? false
        case nil: now > dueAt
        }
    }
}
