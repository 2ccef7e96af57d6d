/// Why processing is restricted: the letters of Art. 18(1) GDPR; raw values are the names on the wire.
package enum RestrictionReason: String, Sendable, CaseIterable, Codable {
    /// The person contests that the data is right, until that is checked.
    case contested = "art-18-1-a"
    /// The processing is unlawful, and the person wants restriction instead of erasure.
    case unlawful = "art-18-1-b"
    /// The business no longer needs the data, the person needs it for a claim.
    case neededForClaims = "art-18-1-c"
    /// The person objected, until it is clear whose grounds prevail.
    case objectionPending = "art-18-1-d"

    /// Reads a wire name; refuses `reason-unknown`.
    package static func checked(_ name: String) throws(Refusal) -> RestrictionReason {
        guard let reason = RestrictionReason(rawValue: name) else {
            throw Refusal(
                .invalid, RefusalCode.reasonUnknown, field: "reason", rule: "One of art-18-1-a to art-18-1-d.")
        }
        return reason
    }
}
