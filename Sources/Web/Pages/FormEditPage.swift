import Domain
import Operations
import Texts

/// Writing a subscription form, with a preview in every language it speaks.
struct FormEditPage: PageContent {
    static let template = "formEdit"

    let t: FormTexts
    let summary: ErrorSummary?
    let german: Field
    let english: Field
    /// Nil where it stands already.
    let slug: Field?
    let purposes: TickGroup
    /// Purposes that cannot be asked for this way; nil where there are none.
    let otherPurposes: String?
    let language: Choice
    let thanks: Field
    let origins: TextArea
    let version: String
    let action: String
    let cancelHref: String
    /// How it would look; empty while that is not asked for.
    let previews: [FormPreview]
    let hasPreviews: Bool
    /// Said where there is nothing to look at.
    let previewNothing: String?

    /// `path`: of the form; nil for a new one. `preview`: what it would show, where that was asked for.
    init(
        _ entry: FormEntry, path: String?, purposes: [PurposeRules], others: [PurposeRules],
        preview: SubscriptionOffer? = nil, refusal: Refusal? = nil, desk: Desk
    ) {
        let t = desk.texts.forms
        self.t = t
        let text = refusal.map { desk.texts.line($0) }
        let labels = [
            "titles.de": t.edit.titleDe, "titles.en": t.edit.titleEn, "slug": t.edit.slug,
            "purposes": t.edit.purposes, "language": t.edit.language, "thanksUrl": t.edit.thanks,
            "embedOrigins": t.edit.origins,
        ]
        let field = refusal?.field.flatMap { labels[$0] == nil ? nil : $0 }
        func error(_ name: String) -> String? { field == name ? text : nil }
        summary = text.map {
            ErrorSummary(desk.texts, label: field.flatMap { labels[$0] }, text: $0, id: field.map(Field.identifier))
        }
        german = Field(
            "titles.de", label: t.edit.titleDe, value: entry.german, error: error("titles.de"), width: "half")
        english = Field(
            "titles.en", label: t.edit.titleEn, value: entry.english, error: error("titles.en"), width: "half")
        slug =
            path == nil
            ? Field("slug", label: t.edit.slug, value: entry.slug, hint: t.edit.slugHint, error: error("slug")) : nil
        self.purposes = TickGroup(
            "purposes", label: t.edit.purposes, hint: t.edit.purposesHint, error: error("purposes"),
            ticks: purposes.map { purpose in
                Tick(
                    FormEntry.box(purpose.code), label: desk.name(of: purpose),
                    isTicked: entry.purposes.contains(purpose.code))
            })
        otherPurposes =
            others.isEmpty
            ? nil : t.edit.otherPurposes(desk.texts.formats.list(others.map { desk.name(of: $0) }))
        language = Choice(
            "language", label: t.edit.language, options: [("de", "Deutsch"), ("en", "English")],
            selected: entry.language, empty: t.edit.anyLanguage, error: error("language"), width: "half")
        thanks = Field(
            "thanksUrl", label: t.edit.thanks, value: entry.thanks, hint: t.edit.thanksHint,
            error: error("thanksUrl"), type: "url", isOptional: true)
        origins = TextArea(
            "embedOrigins", label: t.edit.origins, value: entry.origins, hint: t.edit.originsHint,
            error: error("embedOrigins"), rows: 3)
        version = entry.version
        action = path.map { "\($0)/edit" } ?? "/forms/new"
        cancelHref = path ?? "/forms"
        previews = preview.map { FormPreview.all($0, desk: desk) } ?? []
        hasPreviews = !previews.isEmpty
        previewNothing = preview != nil && previews.isEmpty ? t.edit.previewNothing : nil
    }
}
