import Domain
import Texts

/// Tags and fields of the business, and making more of them.
struct VocabularyPage: PageContent {
    static let template = "vocabulary"

    /// A tag with its form to rename it.
    struct TagRow: Sendable {
        let name: String
        let label: Field
        let version: String
        let action: String
        let removeHref: String
        let removeLabel: String
    }

    /// A field.
    struct FieldRow: Sendable {
        let href: String?
        let label: String
        let kind: String
        let purpose: String
        let state: Chip
    }

    let t: VocabularyTexts
    let tags: [TagRow]
    let hasTags: Bool
    /// Whether tags can be renamed and fields changed, or only looked at.
    let mayManage: Bool
    let newTag: Field
    let fields: [FieldRow]
    let hasFields: Bool
    let form: FieldForm?

    init(
        _ vocabulary: PersonVocabulary, purposes: [PurposeRules], typedTag: String = "",
        entry: FieldEntry = FieldEntry(),
        refusal: (place: String, refusal: Refusal)? = nil, desk: Desk
    ) {
        let t = desk.texts.vocabulary
        self.t = t
        let mayManage = desk.actor.may(.settingsWrite)
        self.mayManage = mayManage
        tags = vocabulary.tags.map { tag in
            let isHere = refusal?.place == tag.id.path
            return TagRow(
                name: tag.label,
                label: Field(
                    "tags.\(tag.id.path).label", label: t.rename, value: isHere ? typedTag : tag.label,
                    error: isHere ? refusal.map { desk.texts.line($0.refusal) } : nil, width: "half"),
                version: String(tag.version), action: "/people/vocabulary/tags/\(tag.id.path)",
                removeHref: "/people/vocabulary/tags/\(tag.id.path)/delete", removeLabel: "\(t.remove) \(tag.label)")
        }
        hasTags = !tags.isEmpty
        newTag = Field(
            "label", label: t.newTag, value: refusal?.place == "tag" ? typedTag : "",
            error: refusal?.place == "tag" ? refusal.map { desk.texts.line($0.refusal) } : nil, width: "half")
        fields = vocabulary.fields.map { field in
            FieldRow(
                href: mayManage ? "/people/vocabulary/fields/\(field.id.path)" : nil,
                label: PersonChoices.label(field, desk.texts.language),
                kind: t.kinds[field.kind.rawValue] ?? field.kind.rawValue,
                purpose: purposes.first { $0.code == field.purpose }.map { desk.name(of: $0) } ?? field.purpose,
                state: Chip(t.states[field.state.rawValue] ?? "", field.state == .active ? .given : .neutral))
        }
        hasFields = !fields.isEmpty
        form =
            mayManage
            ? FieldForm(
                entry, action: "/people/vocabulary/fields", submit: t.makeField, purposes: purposes,
                refusal: refusal?.place == "field" ? refusal?.refusal : nil, desk: desk) : nil
    }
}

/// Changing or removing one field of the business.
struct FieldPage: PageContent {
    static let template = "fieldEdit"

    let t: VocabularyTexts
    let form: FieldForm
    let removeAction: String?
    let problem: Notice?
}

/// Removing a tag: what happens first, then the deed.
struct TagRemovalPage: PageContent {
    static let template = "tagRemoval"

    let t: VocabularyTexts
    let action: String
    let cancelHref: String
}
