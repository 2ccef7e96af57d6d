import Domain
import Foundation
import Operations
import Store
import Texts

/// Rows of an import that wait to be put right.
struct QuarantinePage: PageContent {
    static let template = "quarantine"

    /// A row that waits.
    struct Row: Sendable {
        let number: String
        let content: String
        let reason: String
        let href: String
    }

    let t: QuarantineTexts
    let imports: ImportTexts
    let rows: [Row]
    let hasRows: Bool
    let next: String?
    let more: String

    init(_ rows: [QuarantinedRow], of batch: UUID, limit: Int, desk: Desk) {
        t = desk.texts.quarantine
        imports = desk.texts.imports
        let path = "/imports/\(batch.path)/rows"
        self.rows = rows.map { row in
            let values = row.record.columns.map(\.value).filter { !$0.isEmpty }
            return Row(
                number: desk.number(row.row),
                content: values.prefix(4).map { String($0.prefix(60)) }.joined(separator: " · "),
                reason: desk.texts.importReason(row.reason), href: "\(path)/\(row.row)")
        }
        hasRows = !rows.isEmpty
        next = rows.count == limit ? rows.last.map { "\(path)?after=\($0.row)" } : nil
        more = desk.texts.frame.more
    }
}
