package import Domain
import Foundation
import Mail
package import Store
import Vault

/// Asks the stores what the runtime checks judge (decision 0027): counts and states, no personal value.
package struct CollectComplianceFacts: Sendable {
    /// How long an erasure that is due may wait before it is missed: maintenance runs every day.
    private static let grace: TimeInterval = 86_400

    private let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// What name servers say of the domain of a sender; nil for one that nobody can own.
    ///
    /// A mail server on this machine does not exempt from being asked here (decision 0032).
    package static func standing(of sender: String) async -> SenderStanding? {
        let domain = SenderDomain(of: sender, server: nil)
        if domain.isReserved { return nil }
        return switch await domain.standing() {
        case .ready: .ready
        case .notSetUp: .notSetUp
        case .unknown: .unknown
        }
    }

    /// The facts about these tenants; what only the settings know is the caller's to add.
    package func callAsFunction(_ tenants: [TenantRecord], _ schema: SchemaFacts) async throws -> ComplianceFacts {
        let now = store.clock.now
        var facts = ComplianceFacts(now: now)
        for tenant in tenants {
            let scope = store.scoped(to: .system(in: tenant.id))
            let counts = try await scope.groundCounts(by: now.addingTimeInterval(-Self.grace))
            let today = CalendarDay(now, in: tenant.timeZone)
            facts.tenants.append(
                ComplianceFacts.Tenant(
                    slug: tenant.slug, country: tenant.country, hasAgreement: tenant.agreementDigest != nil,
                    groundless: counts.groundless, overdue: counts.overdue,
                    overdueHolds: try await scope.overdueHolds(on: today)))
        }
        for finding in SchemaRules.findings(in: schema) {
            facts.schemaFindings[finding.check.rawValue, default: 0] += 1
        }
        facts.suppressionIsUnique =
            schema["suppression"]?.uniqueKeys.contains { $0.columns == ["tenant_id", "token", "purpose_code"] } ?? false
        let fence = try await store.fence()
        facts.isFenced = fence.isClosed
        facts.isFenceOverridden = fence.isOverridden
        facts.oldestSupersededBundle = try store.vault.oldestSupersededBundle()
        return facts
    }
}
