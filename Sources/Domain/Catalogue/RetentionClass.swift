/// When a catalogued value ends.
package enum RetentionClass: String, Sendable, CaseIterable {
    /// With the last processing ground, or with the erasure.
    case ground
    /// With the evidence period.
    case evidence
    /// With the statutory term of its document.
    case statutory
    /// With the membership.
    case membership
    /// With the quarantine period.
    case quarantine
}
