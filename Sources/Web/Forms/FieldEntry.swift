import Domain
import Foundation
import HTTPSupport

/// A field of the tenant as somebody typed it: kept as it is when a form comes back.
struct FieldEntry: Sendable, Equatable {
    var code = ""
    var german = ""
    var english = ""
    var kind = CustomField.Kind.text.rawValue
    var choices = ""
    var purpose = ""
    var isSearchable = false
    var state = CustomField.State.active.rawValue

    /// An empty form.
    init() {}

    /// A form filled with what is stored.
    init(_ field: CustomField) {
        code = field.code
        german = field.germanLabel
        english = field.englishLabel
        kind = field.kind.rawValue
        choices = field.choices.joined(separator: "; ")
        purpose = field.purpose
        isSearchable = field.searchable
        state = field.state.rawValue
    }

    /// What was sent.
    init(_ form: FormData) {
        code = form["code"] ?? ""
        german = form.raw("label.de") ?? ""
        english = form.raw("label.en") ?? ""
        kind = form["kind"] ?? ""
        choices = form.raw("choices") ?? ""
        purpose = form["purpose"] ?? ""
        isSearchable = form.isTicked("searchable")
        state = form["state"] ?? CustomField.State.active.rawValue
    }

    /// A new field; without an English name the German one stands for both, and the other way round.
    ///
    /// - Throws: `Refusal` naming `kind`.
    func field(at now: Date) throws(Refusal) -> CustomField {
        guard let kind = CustomField.Kind(rawValue: kind) else {
            throw Refusal(.invalid, RefusalCode.notAllowedValue, field: "kind")
        }
        return CustomField(
            code: code, germanLabel: german.isEmpty ? english : german,
            englishLabel: english.isEmpty ? german : english,
            kind: kind, choices: kind == .choice ? list : [], purpose: purpose, searchable: isSearchable, createdAt: now
        )
    }

    /// Puts what may change into a field; choices that are there stay.
    func apply(to field: inout CustomField) {
        field.germanLabel = german
        field.englishLabel = english
        if field.kind == .choice { field.choices += list.filter { !field.choices.contains($0) } }
        field.searchable = isSearchable
        field.state = CustomField.State(rawValue: state) ?? field.state
    }

    private var list: [String] {
        choices.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
}
