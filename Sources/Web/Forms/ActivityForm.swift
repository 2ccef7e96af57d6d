import Domain
import Store
import Texts

/// The fields for an activity.
struct ActivityForm: Sendable {
    /// A field that nobody sees.
    struct Hidden: Sendable {
        let name: String
        let value: String
    }

    let t: TimelineTexts
    let hidden: [Hidden]
    let kind: Choice
    let day: Field
    /// With whom, or for which organisation; nil where there is nobody to choose.
    let other: Choice?
    let subject: Field
    let text: TextArea

    /// Shows an entry; `others` are those it can be shared with, by id and name.
    init(
        _ entry: ActivityEntry, others: [(value: String, label: String)] = [], desk: Desk, problem: SimpleProblem? = nil
    ) {
        let texts = desk.texts
        let t = texts.timeline
        self.t = t
        hidden = entry.page.isEmpty ? [] : [Hidden(name: "page", value: entry.page)]
        func error(_ name: String) -> String? { problem?.field == name ? problem?.text : nil }
        kind = Choice(
            "kind", label: texts.terms.field("kind"),
            options: ActivityKind.allCases.map { ($0.rawValue, texts.terms.activityKind($0.rawValue)) },
            selected: entry.kind, error: error("kind"), width: "half")
        day = Field(
            "happenedAt", label: texts.terms.field("happenedAt"), value: entry.day, error: error("happenedAt"),
            type: "date", width: "half")
        let isPerson = entry.home?.kind != .organization
        other =
            others.isEmpty
            ? nil
            : Choice(
                "other", label: isPerson ? t.about : t.with, options: others, selected: entry.other,
                empty: isPerson ? t.aboutNobody : t.withNobody, error: error("other"))
        subject = Field(
            "subject", label: texts.terms.field("subject"), value: entry.subject, error: error("subject"),
            isOptional: true)
        text = TextArea(
            "text", label: texts.terms.field("text"), value: entry.text, hint: t.textHint, error: error("text"),
            rows: 5)
    }
}
