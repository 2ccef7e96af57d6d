import Domain
import Foundation
import Operations

/// The body of `POST /exports`.
struct ExportRequest: Decodable, Sendable {
    let format: ExportOrder.Format
    let purpose: String
    let ids: [UUID]?
    let columns: [String]?
    let language: String?

    /// The order, its sheet in the language asked for, in German unless asked.
    ///
    /// - Throws: `Refusal` naming the column or language that is none.
    func order() throws(Refusal) -> ExportOrder {
        var groups = Set(PeopleColumnGroup.allCases)
        if let columns {
            groups = []
            for (index, name) in columns.enumerated() {
                guard let group = PeopleColumnGroup(rawValue: name) else {
                    throw Refusal(
                        .invalid, RefusalCode.notAllowedValue, field: "columns[\(index)]",
                        rule: "One of \(PeopleColumnGroup.allCases.map(\.rawValue).joined(separator: ", ")).")
                }
                groups.insert(group)
            }
        }
        guard ["de", "en"].contains(language ?? "de") else {
            throw Refusal(.invalid, RefusalCode.notAllowedValue, field: "language", rule: "One of de, en.")
        }
        return ExportOrder(
            format: format, purpose: purpose, ids: ids, columns: groups, isGerman: language != "en",
            day: { InternetTime.text($0) })
    }
}
