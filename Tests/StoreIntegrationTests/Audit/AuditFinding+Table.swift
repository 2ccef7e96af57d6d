@testable import Store

extension AuditFinding {
    /// The table of the row that it speaks of.
    var table: TableNumber? {
        switch self {
        case .rowChanged(let table, _), .rowPutBack(let table, _), .rowReturned(let table, _),
            .rowUnknown(let table, _), .rowMissing(let table, _):
            table
        default: nil
        }
    }
}
