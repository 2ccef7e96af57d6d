import Foundation
import Store

/// An import on the wire.
struct ImportBody: Encodable, Sendable {
    let id: String
    let format: String
    let state: String
    let duplicatePolicy: String
    let rows: Int64
    let imported: Int64
    let updated: Int64
    let duplicates: Int64
    let quarantined: Int64
    let createdAt: Date
    let finishedAt: Date?

    init(_ batch: ImportBatch) {
        id = batch.id.uuidString.lowercased()
        format = batch.format
        state = batch.state.rawValue
        duplicatePolicy = batch.duplicates.rawValue
        rows = batch.counts.rows
        imported = batch.counts.imported
        updated = batch.counts.updated
        duplicates = batch.counts.duplicates
        quarantined = batch.counts.quarantined
        createdAt = batch.createdAt
        finishedAt = batch.finishedAt
    }
}
