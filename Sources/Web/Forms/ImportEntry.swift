import Domain
import Operations
import Store

/// What was chosen beside a file; it comes before the file in the body.
struct ImportEntry: Sendable, Equatable {
    var purpose = ""
    var basis = ""
    var source = ""
    var duplicates = ImportBatch.DuplicatePolicy.skip.rawValue

    /// Takes a field of the form; others are not looked at.
    mutating func set(_ name: String, _ value: String) {
        switch name {
        case "purpose": purpose = value
        case "legalBasis": basis = value
        case "source": source = value
        case "duplicates": duplicates = value
        default: break
        }
    }

    init() {}

    /// What was chosen before.
    init(_ settings: ImportFileRecord) {
        purpose = settings.purpose ?? ""
        basis = settings.legalBasis?.rawValue ?? ""
        source = settings.source ?? ""
        duplicates = settings.duplicates ?? duplicates
    }

    /// What is kept for a file.
    ///
    /// - Throws: `Refusal` naming `legalBasis`, `duplicates` or `source`.
    func record(columns: [ColumnTarget] = []) throws(Refusal) -> ImportFileRecord {
        let order = try order()
        return ImportFileRecord(
            columns: columns, purpose: order.purpose, legalBasis: order.legalBasis,
            source: try TextRule.clean(order.source, maximum: 500, at: "source"), duplicates: order.duplicates.rawValue)
    }

    /// How the file is to be taken in.
    ///
    /// - Throws: `Refusal` naming `legalBasis` or `duplicates`.
    func order() throws(Refusal) -> ImportOrder {
        var order = ImportOrder()
        order.purpose = purpose.isEmpty ? nil : purpose
        order.source = source.contains { !$0.isWhitespace } ? source : nil
        if !basis.isEmpty {
            guard let known = LegalBasis(rawValue: basis) else {
                throw Refusal(.invalid, RefusalCode.basisUnknown, field: "legalBasis")
            }
            order.legalBasis = known
        }
        guard let policy = ImportBatch.DuplicatePolicy(rawValue: duplicates) else {
            throw Refusal(.invalid, RefusalCode.notAllowedValue, field: "duplicates")
        }
        order.duplicates = policy
        return order
    }
}
