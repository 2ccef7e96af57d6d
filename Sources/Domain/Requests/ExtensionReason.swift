/// Why an answer takes longer than a month: the two reasons of Art. 12(3) GDPR; raw values are the names on the wire.
package enum ExtensionReason: String, Sendable, CaseIterable, Codable {
    /// The request is complex.
    case complexity
    /// There are many requests.
    case number

    /// Reads a wire name; refuses `reason-unknown`.
    package static func checked(_ name: String) throws(Refusal) -> ExtensionReason {
        guard let reason = ExtensionReason(rawValue: name) else {
            throw Refusal(
                .invalid, RefusalCode.reasonUnknown, field: "reason", rule: "complexity or number, Art. 12(3) GDPR.")
        }
        return reason
    }
}
