/// A question to the installation as it runs, whose answer a requirement rests on.
package enum RuntimeCheck: String, Sendable, CaseIterable {
    /// The catalogue of personal data and the schema name the same columns.
    case catalogue
    /// Row-level security is on, forced, and compares the tenant.
    case rowSecurity = "row-security"
    /// Every key of a tenant table holds the tenant.
    case tenantKeys = "tenant-keys"
    /// What proves cannot be changed or emptied.
    case appendOnly = "append-only"
    /// No role owns, may or passes more than it must.
    case roles
    /// A suppressed address stands once, by tenant, token and purpose.
    case suppressionUnique = "suppression-unique"
    /// Nobody is stored without a processing ground.
    case grounds
    /// Nobody whom nothing carries any more waits longer than a day for her erasure.
    case endedGrounds = "ended-grounds"
    /// Every legal hold was looked at by the day of its review.
    case holdReviews = "hold-reviews"
    /// Two sealed copies of the keystore are configured.
    case keystoreCopies = "keystore-copies"
    /// Superseded recovery bundles and backups go within 30 days.
    case horizon
    /// Business time is the machine's time.
    case clock
    /// The database holds everything that the ledger file remembers.
    case fence
    /// The newest backup is at most two days old, and one was restored for practice in the last fortnight.
    case backups
    /// In the last month a synthetic person was erased, looked for in every file, and not found.
    case scan
    /// The domain that messages come from says who may send for it.
    case senderDomain = "sender-domain"
    /// Tenants lie in storage countries, and the node says in which it stands.
    case storageCountry = "storage-country"
    /// Every tenant has a processor agreement on record.
    case processorAgreement = "processor-agreement"
}
