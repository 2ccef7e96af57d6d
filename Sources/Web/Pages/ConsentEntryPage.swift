import Domain
import Foundation
import Texts

/// Writing down what a person said about a consent.
struct ConsentEntryPage: PageContent {
    static let template = "consentEntry"

    let t: ConsentEntryTexts
    let summary: ErrorSummary?
    let choice: Choice
    let hasChoice: Bool
    let address: Field
    let words: Choice
    let wording: TextArea
    let source: Field
    let action: String
    let cancelHref: String

    init(
        of person: UUID, _ form: ConsentEntryForm, contacts: [ContactPoint], purposes: [PurposeRules],
        refusal: Refusal? = nil, desk: Desk
    ) {
        let t = desk.texts.consentEntry
        self.t = t
        let field = refusal?.field.flatMap { ConsentEntryForm.fields[$0] }
        let text = refusal.map { desk.texts.line($0) }
        func error(_ name: String) -> String? { field == name ? text : nil }
        summary = text.map {
            ErrorSummary(
                desk.texts, label: field.map { desk.texts.terms.field($0) }, text: $0, id: field.map(Field.identifier))
        }
        let kinds = Set(contacts.map(\.kind))
        let options: [(value: String, label: String)] = purposes.filter {
            $0.isActive && $0.bases.contains(.consent)
        }.flatMap { purpose in
            purpose.channels.filter { channel in channel.contactKind.map { kinds.contains($0) } ?? true }
                .map { channel in
                    let words = desk.texts.terms.channel(channel.rawValue)
                    return (
                        value: "\(purpose.code).\(channel.rawValue)", label: "\(desk.name(of: purpose)) · \(words)"
                    )
                }
        }
        choice = Choice(
            "purpose", label: t.choice, options: options, selected: form.choice, empty: t.choose,
            error: error("purpose"))
        hasChoice = !options.isEmpty
        address = Field(
            "address", label: t.address, value: form.address, hint: t.addressHint, error: error("address"),
            isOptional: true)
        words = Choice(
            "words", label: t.wording, options: [("present", t.presentWords), ("other", t.otherWords)],
            selected: form.words)
        wording = TextArea(
            "wording", label: t.spoken, value: form.wording, hint: t.spokenHint, error: error("wording"), rows: 4)
        source = Field("source", label: t.source, value: form.source, hint: t.sourceHint, error: error("source"))
        action = "/people/\(person.path)/consents/new"
        cancelHref = "/people/\(person.path)/consents"
    }
}
