import Domain
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
    }

    let t: PurposeTexts
    let summary: ErrorSummary?
    let german: TextArea
    let english: TextArea
    let version: String
    let preview: Preview?
    let action: String
    let cancelHref: String

    init(
        _ purpose: PurposeRules, _ kind: WordingKind, german: String, english: String, version: Int32,
        isPreviewed: Bool = false, refusal: Refusal? = nil, desk: Desk
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
        preview = isPreviewed ? Preview(german: german, english: english, hasBox: kind == .wording) : nil
        action = "/purposes/\(purpose.code)/\(kind.rawValue)/new"
        cancelHref = "/purposes/\(purpose.code)"
    }
}
