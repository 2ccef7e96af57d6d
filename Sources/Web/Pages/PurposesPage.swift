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
        /// Said of one that is given up.
        let ended: Chip?
    }

    let t: PurposeTexts
    let rows: [Row]

    init(_ purposes: [PurposeRules], texts: [PurposeText], desk: Desk) {
        let t = desk.texts.purpose
        self.t = t
        rows = purposes.map { purpose in
            let current = texts.first { $0.purpose == purpose.code && $0.kind == .wording && $0.isCurrent }
            let isOver = purpose.isOver(at: desk.now, in: desk.zone)
            return Row(
                name: desk.name(of: purpose), href: "/purposes/\(purpose.code)",
                bases: PurposeTerms.bases(purpose, desk), channels: PurposeTerms.channels(purpose, desk),
                confirmation: PurposeTerms.confirmation(purpose, desk),
                version: current.map { t.versionNumber(desk.number($0.version)) }
                    ?? (purpose.bases.contains(.consent) && !isOver ? t.noWords : "–"),
                ended: isOver ? PurposeTerms.state(purpose, desk) : nil)
        }
    }
}
