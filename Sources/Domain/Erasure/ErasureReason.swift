/// Why a person is erased: the letters of Art. 17(1) GDPR; raw values are the names on the wire.
package enum ErasureReason: String, Sendable, CaseIterable, Codable {
    /// No longer needed for its purposes.
    case noLongerNeeded = "art-17-1-a"
    /// Consent withdrawn, and no other basis.
    case consentWithdrawn = "art-17-1-b"
    /// Objection.
    case objection = "art-17-1-c"
    /// Processed unlawfully.
    case unlawful = "art-17-1-d"
    /// A legal duty to erase.
    case legalDuty = "art-17-1-e"
    /// Collected from a child by an information society service.
    case child = "art-17-1-f"

    /// Reads a wire name; refuses `reason-unknown`.
    package static func checked(_ name: String) throws(Refusal) -> ErasureReason {
        guard let reason = ErasureReason(rawValue: name) else {
            throw Refusal(
                .invalid, RefusalCode.reasonUnknown, field: "reason", rule: "One of art-17-1-a to art-17-1-f.")
        }
        return reason
    }
}
