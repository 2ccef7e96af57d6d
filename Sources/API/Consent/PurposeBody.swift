import Domain
import Foundation

/// A purpose on the wire.
struct PurposeBody: Encodable, Sendable {
    /// Its name in both languages.
    struct Name: Encodable, Sendable {
        let de: String
        let en: String
    }

    let code: String
    let name: Name
    let legalBases: [String]
    let channels: [String]
    let confirmation: String
    let marketing: Bool
    let endRule: String
    let endsOn: String?
    let active: Bool

    init(_ purpose: PurposeRules) {
        code = purpose.code
        name = Name(de: purpose.germanName, en: purpose.englishName)
        legalBases = purpose.bases.map(\.rawValue)
        channels = purpose.channels.map(\.rawValue)
        confirmation = purpose.confirmation.rawValue
        marketing = purpose.marketing
        endRule = purpose.endRule.code
        endsOn = purpose.endsOn.map { "\($0)" }
        active = purpose.isActive
    }
}
