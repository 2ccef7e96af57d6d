/// The legal basis of a processing, Art. 6(1) GDPR; raw values are the names on the wire.
package enum LegalBasis: String, Sendable, CaseIterable, Codable {
    /// Art. 6(1)(a).
    case consent
    /// Art. 6(1)(b).
    case contract
    /// Art. 6(1)(c).
    case legalObligation = "legal-obligation"
    /// Art. 6(1)(d).
    case vitalInterest = "vital-interest"
    /// Art. 6(1)(e).
    case publicTask = "public-task"
    /// Art. 6(1)(f).
    case legitimateInterest = "legitimate-interest"

    /// The norm as texts cite it.
    package var article: String {
        switch self {
        case .consent: "Art. 6(1)(a) GDPR"
        case .contract: "Art. 6(1)(b) GDPR"
        case .legalObligation: "Art. 6(1)(c) GDPR"
        case .vitalInterest: "Art. 6(1)(d) GDPR"
        case .publicTask: "Art. 6(1)(e) GDPR"
        case .legitimateInterest: "Art. 6(1)(f) GDPR"
        }
    }
}
