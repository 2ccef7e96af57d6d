import Domain
import Foundation
import Store

/// A quarantine as CSV: row number, reason, field and the row's own columns, a thousand rows at a time.
///
/// The first line names the columns of the first quarantined row that has them all; cells that a spreadsheet would take for a formula are
/// guarded.
package struct QuarantineFile: AsyncIteratorProtocol, Sendable {
    private static let page = 1_000
    private let scope: TenantScope
    private let batch: UUID
    private var after: Int64? = 0
    private var csv = CSVWriter()

    init(scope: TenantScope, batch: UUID) {
        self.scope = scope
        self.batch = batch
    }

    /// The next piece of the file; nil at its end.
    package mutating func next() async throws -> [UInt8]? {
        guard let after else { return nil }
        let rows = try await scope.quarantine(batch, after: after, limit: Self.page)
        if after == 0 {
            let misshapen = [ImportIssueCode.columnCount, .recordTooLarge].map(\.rawValue)
            let whole = rows.first { !misshapen.contains($0.reason) } ?? rows.first
            csv.write(["row", "reason", "field"] + (whole?.record.columns.map(\.header) ?? []))
        }
        for row in rows {
            csv.write([String(row.row), row.reason, row.field ?? ""] + row.record.columns.map(\.value))
        }
        self.after = rows.count == Self.page ? rows.last?.row : nil
        return csv.take()
    }
}
