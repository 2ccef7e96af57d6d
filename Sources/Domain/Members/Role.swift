/// The role of a member of staff; what each may do is ``Role/permissions``.
package enum Role: String, Sendable, CaseIterable, Codable {
    /// Answers for the tenant: everything.
    case owner
    /// Runs the tenant: everything but naming owners.
    case admin
    /// Sells: people, deals, contract data.
    case sales
    /// Sends: people, consents, campaigns.
    case marketing
    /// Helps customers: people and their requests.
    case support
    /// Watches over the data: requests, erasures, evidence, logs.
    case privacyOfficer = "privacy-officer"
    /// Looks only.
    case readOnly = "read-only"
}
