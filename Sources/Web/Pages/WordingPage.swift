import Domain
import Store
import Texts

/// Writing a new version of a purpose's words or notice, with a preview of both languages.
struct WordingPage: PageContent {
    static let template = "wording"

    /// How it will look to whoever is asked.
    struct Preview: Sendable {
        let german: String
        let english: String
        /// Whether it stands beside a box to tick.
        let hasBox: Bool
        /// What changes against the current version; none where there is none.
        let germanChanges: [ChangedText]
        let englishChanges: [ChangedText]
        let hasChanges: Bool
    }

    let t: PurposeTexts
    let summary: ErrorSummary?
    let german: TextArea
    let english: TextArea
    let version: String
    let preview: Preview?
    let action: String
    let cancelHref: String

    /// `current`: the version in use, which the preview is compared with.
    init(
        _ purpose: PurposeRules, _ kind: WordingKind, german: String, english: String, version: Int32,
        current: PurposeText? = nil, isPreviewed: Bool = false, refusal: Refusal? = nil, desk: Desk
    ) {
        let t = desk.texts.purpose
        self.t = t
        let text = refusal.map { desk.texts.line($0) }
        let field = refusal?.field.flatMap { ["de", "en"].contains($0) ? $0 : nil }
        summary = text.map {
            ErrorSummary(
                desk.texts, label: field.map { $0 == "de" ? t.german : t.english }, text: $0,
                id: field.map(Field.identifier))
        }
        self.german = TextArea("de", label: t.german, value: german, error: field == "de" ? text : nil, rows: 8)
        self.english = TextArea("en", label: t.english, value: english, error: field == "en" ? text : nil, rows: 8)
        self.version = String(version)
        func changes(_ new: String, _ old: String?) -> [ChangedText] {
            isPreviewed ? old.map { ChangedText.parts(from: $0, to: new) } ?? [] : []
        }
        preview =
            isPreviewed
            ? Preview(
                german: german, english: english, hasBox: kind == .wording,
                germanChanges: changes(german, current?.german.body),
                englishChanges: changes(english, current?.english.body), hasChanges: current != nil) : nil
        action = "/purposes/\(purpose.code)/\(kind.rawValue)/new"
        cancelHref = "/purposes/\(purpose.code)"
    }
}
