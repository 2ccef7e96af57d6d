import Domain
import Store
import Texts

/// What a business processes data for, and which words it asks with.
struct PurposesPage: PageContent {
    static let template = "purposes"

    /// One purpose.
    struct Row: Sendable {
        let name: String
        let href: String
        let bases: String
        let channels: String
        let confirmation: String
        let version: String
    }

    let t: PurposeTexts
    let rows: [Row]

    init(_ purposes: [PurposeRules], texts: [PurposeText], desk: Desk) {
        let t = desk.texts.purpose
        self.t = t
        let terms = desk.texts.terms
        rows = purposes.map { purpose in
            let current = texts.first { $0.purpose == purpose.code && $0.kind == .wording && $0.isCurrent }
            return Row(
                name: desk.name(of: purpose), href: "/purposes/\(purpose.code)",
                bases: purpose.bases.map { terms.legalBasis($0.rawValue) }.joined(separator: ", "),
                channels: purpose.channels.map { terms.channel($0.rawValue) }.joined(separator: ", "),
                confirmation: t.confirmations[purpose.confirmation.rawValue] ?? purpose.confirmation.rawValue,
                version: current.map { t.versionNumber(desk.number($0.version)) }
                    ?? (purpose.bases.contains(.consent) ? t.noWords : "–"))
        }
    }
}
