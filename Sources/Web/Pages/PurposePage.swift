import Domain
import Store
import Texts

/// One purpose: the words it asks with and its notice, German and English side by side, with their earlier versions.
struct PurposePage: PageContent {
    static let template = "purpose"

    /// A version.
    struct Version: Sendable {
        let number: String
        let since: String
        let german: String
        let english: String
        let germanHash: String
        let englishHash: String
    }

    /// The words, or the notice.
    struct Part: Sendable {
        let id: String
        let title: String
        let lead: String
        let current: Version?
        let earlier: [Version]
        let hasEarlier: Bool
        let writeHref: String?
    }

    let t: PurposeTexts
    let facts: [Fact]
    let parts: [Part]
    let needsNone: Bool

    init(_ purpose: PurposeRules, texts: [PurposeText], desk: Desk) {
        let t = desk.texts.purpose
        self.t = t
        let terms = desk.texts.terms
        facts = [
            Fact(t.bases, purpose.bases.map { terms.legalBasis($0.rawValue) }.joined(separator: ", ")),
            Fact(t.channels, purpose.channels.map { terms.channel($0.rawValue) }.joined(separator: ", ")),
            Fact(t.confirmation, t.confirmations[purpose.confirmation.rawValue] ?? purpose.confirmation.rawValue),
        ]
        needsNone = !purpose.bases.contains(.consent)
        parts =
            needsNone
            ? []
            : WordingKind.allCases.map { kind in
                let versions = texts.filter { $0.kind == kind }
                let earlier = versions.filter { !$0.isCurrent }.map { Version($0, t, desk) }
                return Part(
                    id: kind.rawValue, title: t.kinds[kind.rawValue] ?? "", lead: t.kindLeads[kind.rawValue] ?? "",
                    current: versions.first(where: \.isCurrent).map { Version($0, t, desk) }, earlier: earlier,
                    hasEarlier: !earlier.isEmpty,
                    writeHref: desk.actor.may(.settingsWrite)
                        ? "/purposes/\(purpose.code)/\(kind.rawValue)/new" : nil)
            }
    }
}

extension PurposePage.Version {
    fileprivate init(_ text: PurposeText, _ t: PurposeTexts, _ desk: Desk) {
        number = t.versionNumber(desk.number(text.version))
        since = text.isCurrent ? t.inUse(desk.day(text.createdAt)) : t.from(desk.day(text.createdAt))
        german = text.german.body
        english = text.english.body
        germanHash = Hexadecimal.text(text.german.hash)
        englishHash = Hexadecimal.text(text.english.hash)
    }
}
