/// Which right a person uses; raw values are the names on the wire.
package enum RequestKind: String, Sendable, CaseIterable, Codable {
    /// To hear what is kept of her (Art. 15 GDPR).
    case access
    /// To have it put right (Art. 16).
    case rectification
    /// To be forgotten (Art. 17).
    case erasure
    /// To have it kept, and not used (Art. 18).
    case restriction
    /// To take along what she gave (Art. 20).
    case portability
    /// To object (Art. 21).
    case objection

    /// Whether it is answered with the package of her data.
    package var asksForPackage: Bool { self == .access || self == .portability }

    /// Whether it takes effect at once, by itself, when the identity is shown: less is done with her data, so nobody has to
    /// weigh anything first.
    package var takesEffectAtOnce: Bool { self == .restriction || self == .objection }

    /// Reads a wire name; refuses `not-allowed-value`.
    package static func checked(_ name: String?) throws(Refusal) -> RequestKind {
        guard let name, !name.isEmpty else {
            throw Refusal(
                .invalid, RefusalCode.required, field: "kind", rule: "Which right is used, Art. 15 to 21 GDPR.")
        }
        guard let kind = RequestKind(rawValue: name) else {
            throw Refusal(
                .invalid, RefusalCode.notAllowedValue, field: "kind",
                rule: "access, rectification, erasure, restriction, portability or objection.")
        }
        return kind
    }
}
