package import Domain
import Foundation
package import Store

/// By which rules data ends: what a business decided for its purposes, and what the policy table says today.
package struct ReadRetentionRules: Sendable {
    /// One rule.
    package struct Rule: Sendable, Equatable {
        /// Who set it.
        package enum Kind: String, Sendable {
            /// The business, for a purpose.
            case purpose
            /// The policy table.
            case policy
        }

        /// Who set it.
        package let kind: Kind
        /// The purpose's code or the policy row's.
        package let code: String
        /// `after-last-document:36:year-end` as purposes have it, or `8 years`.
        package let term: String
        /// The first day of the row; nil for a purpose.
        package let since: CalendarDay?
        /// The norm behind it; nil for a purpose.
        package let source: String?
    }

    /// Beginnings of the codes of policy rows that say how long something stays.
    private static let families = ["retention.", "evidence.proof", "consent.confirmation", "import.quarantine"]

    private let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// The rules: purposes first, then the rows that hold today in the tenant's zone, by code.
    package func callAsFunction(by actor: Actor) async throws -> [Rule] {
        try actor.require(.complianceRead)
        let tenant = try await store.tenant(actor.tenant)
        let day = CalendarDay(store.clock.now, in: tenant.timeZone)
        let purposes = try await store.purposes(of: actor.tenant).map {
            Rule(kind: .purpose, code: $0.code, term: $0.endRule.code, since: nil, source: nil)
        }
        let codes = Set(PolicyParameters.shipped.map(\.code)).filter { code in
            Self.families.contains { code.hasPrefix($0) }
        }
        let rows = codes.sorted().compactMap { PolicyParameters.row($0, on: day) }.map {
            Rule(
                kind: .policy, code: $0.code, term: "\($0.value) \($0.unit.rawValue)", since: $0.since,
                source: $0.source)
        }
        return purposes + rows
    }
}
