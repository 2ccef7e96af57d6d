import Domain
import Foundation
import HTTPSupport
import Operations
import Texts

/// What was chosen on the page for a file of people.
struct ExportEntry: Sendable, Equatable {
    var purpose = ""
    var format = ExportOrder.Format.csv.rawValue
    var columns = Set(PeopleColumnGroup.allCases)
    /// The people chosen in a list; nil for everybody.
    var ids: [UUID]?

    init() {}

    /// What a form says; `ids` are one field with commas, or `id` once for each.
    init(_ form: FormData) {
        purpose = form["purpose"] ?? ""
        format = form["format"] ?? format
        if form.isTicked("format") {
            columns = columns.filter { form.isTicked("columns.\($0.rawValue)") }
        }
        let names = (form["ids"]?.split(separator: ",").map(String.init) ?? []) + form.all("id")
        let chosen = names.prefix(ExportOrder.maximumPeople + 1).compactMap { UUID(uuidString: $0) }
        ids = names.isEmpty ? nil : chosen
    }

    /// The order of a reader at this desk.
    ///
    /// - Throws: `Refusal` naming `format` or `ids`.
    func order(_ desk: Desk) throws(Refusal) -> ExportOrder {
        guard let format = ExportOrder.Format(rawValue: format) else {
            throw Refusal(.invalid, RefusalCode.notAllowedValue, field: "format")
        }
        guard ids?.isEmpty != true else { throw Refusal(.invalid, RefusalCode.notAllowedValue, field: "ids") }
        let terms = desk.texts.terms
        return ExportOrder(
            format: format, purpose: purpose, ids: ids, columns: columns, isGerman: desk.texts.language == .german,
            words: { terms.lifecycle($0.rawValue) }, day: { desk.day($0) })
    }
}
