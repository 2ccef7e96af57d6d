import Domain
import Operations
import Store
import Texts

/// One purpose: what it is, the words it asks with and its notice, German and English side by side, with their earlier
/// versions and where each is used.
struct PurposePage: PageContent {
    static let template = "purpose"

    /// A version.
    struct Version: Sendable {
        let number: String
        let since: String
        /// Where it is used; nil where nothing is known of that.
        let use: String?
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
    let state: Chip
    let facts: [Fact]
    let parts: [Part]
    let needsNone: Bool
    /// Where it is given up; nil where it is, or the role may not.
    let endHref: String?

    /// `forms`: the forms that ask for it.
    init(
        _ purpose: PurposeRules, texts: [PurposeText], use: PurposeUse, wordings: WordingUse,
        forms: [ManageForms.Line], desk: Desk
    ) {
        let t = desk.texts.purpose
        self.t = t
        state = PurposeTerms.state(purpose, desk)
        facts = Self.facts(purpose, use, desk)
        let mayWrite = desk.actor.may(.settingsWrite) && purpose.isActive
        needsNone = !purpose.bases.contains(.consent)
        endHref = mayWrite ? "/purposes/\(purpose.code)/end" : nil
        let shown = forms.map { $0.form.content.title(desk.texts.language.rawValue) }
        func version(_ text: PurposeText) -> Version {
            Version(text, Self.use(text, wordings, shownIn: text.isCurrent ? shown : [], desk), t, desk)
        }
        parts =
            needsNone
            ? []
            : WordingKind.allCases.map { kind in
                let versions = texts.filter { $0.kind == kind }
                let earlier = versions.filter { !$0.isCurrent }.map(version)
                return Part(
                    id: kind.rawValue, title: t.kinds[kind.rawValue] ?? "", lead: t.kindLeads[kind.rawValue] ?? "",
                    current: versions.first(where: \.isCurrent).map(version), earlier: earlier,
                    hasEarlier: !earlier.isEmpty,
                    writeHref: mayWrite ? "/purposes/\(purpose.code)/\(kind.rawValue)/new" : nil)
            }
    }

    private static func facts(_ purpose: PurposeRules, _ use: PurposeUse, _ desk: Desk) -> [Fact] {
        let t = desk.texts.purpose
        var facts = [
            Fact(t.bases, PurposeTerms.bases(purpose, desk)), Fact(t.channels, PurposeTerms.channels(purpose, desk)),
            Fact(t.confirmation, PurposeTerms.confirmation(purpose, desk)),
            Fact(t.setUp.period, PurposeTerms.period(purpose, desk)),
        ]
        if let day = purpose.endsOn { facts.append(Fact(t.setUp.endsOn, PurposeTerms.day(day, desk))) }
        facts.append(Fact(t.setUp.people, desk.number(use.people)))
        if purpose.bases.contains(.consent) { facts.append(Fact(t.setUp.consents, desk.number(use.consents))) }
        facts.append(Fact(t.setUp.code, purpose.code))
        return facts
    }

    /// Where a version is used: both of its languages count.
    private static func use(
        _ text: PurposeText, _ use: WordingUse, shownIn forms: [String], _ desk: Desk
    ) -> String? {
        let t = desk.texts.purpose
        func count(_ counts: [[UInt8]: Int]) -> Int {
            Set([text.german.hash, text.english.hash]).reduce(0) { $0 + (counts[$1] ?? 0) }
        }
        let (consents, signups) = (count(use.consents), count(use.signups))
        let standing =
            consents + signups == 0 ? t.unused : t.use(desk.number(consents), desk.number(signups))
        // A notice is told, not agreed to: what stands on it is not counted.
        let first = text.kind == .notice && signups == 0 ? [] : [standing]
        let lines = first + (forms.isEmpty ? [] : [t.shownIn(desk.texts.formats.list(forms))])
        return lines.isEmpty ? nil : lines.joined(separator: " ")
    }
}

extension PurposePage.Version {
    fileprivate init(_ text: PurposeText, _ use: String?, _ t: PurposeTexts, _ desk: Desk) {
        number = t.versionNumber(desk.number(text.version))
        since = text.isCurrent ? t.inUse(desk.day(text.createdAt)) : t.from(desk.day(text.createdAt))
        self.use = use
        german = text.german.body
        english = text.english.body
        germanHash = Hexadecimal.text(text.german.hash)
        englishHash = Hexadecimal.text(text.english.hash)
    }
}
