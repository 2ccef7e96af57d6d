package import Foundation

/// What the runtime checks judge: settings, counts and states of an installation, no personal value.
package struct ComplianceFacts: Sendable, Equatable {
    /// A tenant, as far as the checks ask for it.
    package struct Tenant: Sendable, Equatable {
        /// Its slug.
        package var slug: String
        /// ISO 3166-1 alpha-2.
        package var country: String
        /// Whether a signed processor agreement is on record (Art. 28(3) GDPR).
        package var hasAgreement: Bool
        /// Living people without any processing ground.
        package var groundless: Int
        /// Living people whose last ground ended more than a day ago and whom nothing stops from being erased.
        package var overdue: Int
        /// Legal holds that were not looked at in time.
        package var overdueHolds: Int

        /// States what is known of a tenant.
        package init(
            slug: String, country: String, hasAgreement: Bool, groundless: Int, overdue: Int, overdueHolds: Int = 0
        ) {
            self.slug = slug
            self.country = country
            self.hasAgreement = hasAgreement
            self.groundless = groundless
            self.overdue = overdue
            self.overdueHolds = overdueHolds
        }
    }

    /// What is known of the scheduled backups.
    package struct Backups: Sendable, Equatable {
        /// When the newest was made.
        package var madeAt: Date?
        /// When one was last restored for practice.
        package var drilledAt: Date?
        /// Whether that drill held.
        package var drillPassed: Bool

        /// States what is known.
        package init(madeAt: Date? = nil, drilledAt: Date? = nil, drillPassed: Bool = false) {
            self.madeAt = madeAt
            self.drilledAt = drilledAt
            self.drillPassed = drillPassed
        }
    }

    /// What came of the last synthetic person who was erased and looked for.
    package struct Scan: Sendable, Equatable {
        /// When she was looked for; nil where nobody was yet.
        package var at: Date?
        /// Whether nothing was found and every file was read.
        package var isClean: Bool

        /// States what came of it.
        package init(at: Date? = nil, isClean: Bool = false) {
            self.at = at
            self.isClean = isClean
        }
    }

    /// The business moment of the check.
    package var now: Date
    /// The schema rules that found something, by their code, and how much.
    package var schemaFindings: [String: Int]
    /// Whether the table of suppressed addresses has its unique key.
    package var suppressionIsUnique: Bool
    /// Whether nothing personal may be served.
    package var isFenced: Bool
    /// Whether losses pass because an operator said so.
    package var isFenceOverridden: Bool
    /// Directories configured for copies of the keystore.
    package var keystoreCopies: Int
    /// How long backups and superseded bundles stay, in days.
    package var horizonDays: Int
    /// The oldest recovery bundle that a newer one replaced.
    package var oldestSupersededBundle: Date?
    /// The offset of the business clock; nil in normal operation.
    package var clockOffset: String?
    /// The scheduled backups; nil where Obhut makes none.
    package var backups: Backups?
    /// The synthetic people of the schedule; nil where there is none.
    package var scan: Scan?
    /// What name servers say of the domain that messages come from; nil for one that nobody can own.
    package var senderDomain: SenderStanding?
    /// The country in which the node says it stands.
    package var nodeCountry: String?
    /// The tenants that are looked at.
    package var tenants: [Tenant]

    /// Begins with an installation in which all is well and nothing is configured.
    package init(now: Date, tenants: [Tenant] = []) {
        self.now = now
        self.tenants = tenants
        schemaFindings = [:]
        suppressionIsUnique = true
        isFenced = false
        isFenceOverridden = false
        keystoreCopies = 0
        horizonDays = 30
    }
}
