package import Foundation

/// A reason for keeping a subject's data: one purpose on one basis for one period. The period's basis is never
/// rewritten; a change of basis is a new ground.
package struct ProcessingGround: Sendable, Equatable {
    /// Names the ground.
    package let id: UUID
    /// The purpose's code.
    package let purpose: String
    /// The basis of the period.
    package let basis: LegalBasis
    /// Whether the purpose is direct marketing.
    package let marketing: Bool
    /// When the period began.
    package let since: Date
    /// When it ends by its rule, as far as known now.
    package var until: Date?
    /// When it was ended.
    package var endedAt: Date?
    /// How ``until`` is found.
    package let endRule: EndRule

    /// Makes a ground as a row holds it.
    package init(
        id: UUID, purpose: String, basis: LegalBasis, marketing: Bool, since: Date, until: Date? = nil,
        endedAt: Date? = nil, endRule: EndRule
    ) {
        self.id = id
        self.purpose = purpose
        self.basis = basis
        self.marketing = marketing
        self.since = since
        self.until = until
        self.endedAt = endedAt
        self.endRule = endRule
    }

    /// Whether the ground still carries the data at `now`.
    package func isLiving(at now: Date) -> Bool {
        endedAt == nil && (until.map { now < $0 } ?? true)
    }
}
