package import Domain
import Foundation
package import Store

/// Takes people in from a file, a sheet or vCards: good rows land, the others wait in quarantine with row number and reason.
///
/// A chunk is all or nothing, and a repeat of the file adds nothing twice, so that an import which was cut off is
/// completed by starting it again.
package struct ImportPeople: Sendable {
    /// Rows that land in one transaction.
    static let chunk = 2_000
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// What a run through a file came to.
    package struct Result: Sendable {
        /// The finished batch; of a dry run what it would be, under an id that nothing has.
        package var batch: ImportBatch
        /// What became of each row; kept by a dry run only.
        var outcomes: ImportOutcomes
        /// Where each column that was read went, in the order of the sheet; none of cards.
        package var columns: [ColumnAssignment]
        /// Columns of which nothing is stored, from 1.
        package var unreadColumns: [Int]
        /// Properties of cards of which nothing is stored.
        package var unreadProperties: [String]
        /// Why rows were kept back, each code with how many.
        package var reasons: [String: Int]
    }

    /// Reads the file to its end.
    ///
    /// `next`: The file's next bytes; nil at its end.
    /// `progress`: Told after each chunk what became of the rows so far.
    /// - Throws: `Refusal` `file-unreadable`, `mapping-missing` or `purpose-unknown` before anything is stored, `agreement-missing`.
    package func result(
        _ order: ImportOrder, by actor: Actor, progress: (ImportBatch.Counts) async throws -> Void = { _ in },
        next: () async throws -> [UInt8]?
    ) async throws -> Result {
        try await requireAgreement(actor)
        guard case .operator = actor.via else {
            return try await take(order, by: actor, progress: progress, next: next)
        }
        _ = try await store.endAbandonedImports(of: [actor.tenant], ofService: false)
        return try await store.holdingImportLease {
            try await take(order, by: actor, progress: progress, next: next)
        }
    }

    /// Reads the file to its end and answers the batch of ``result(_:by:progress:next:)``.
    package func callAsFunction(
        _ order: ImportOrder, by actor: Actor, progress: (ImportBatch.Counts) async throws -> Void = { _ in },
        next: () async throws -> [UInt8]?
    ) async throws -> ImportBatch {
        try await result(order, by: actor, progress: progress, next: next).batch
    }

    /// Refuses whoever may not import, and a tenant whose processor agreement is overdue.
    func requireAgreement(_ actor: Actor) async throws {
        try actor.require(.importsRun)
        try await store.requireAgreement(of: actor.tenant)
    }

    /// Goes through a file; with `resuming`, from where that import's process ended.
    func take(
        _ order: ImportOrder, by actor: Actor, resuming batch: UUID? = nil,
        progress: (ImportBatch.Counts) async throws -> Void, next: () async throws -> [UInt8]?
    ) async throws -> Result {
        let gate = try await Gate(store, actor, entry: .fileImport)
        if let purpose = order.purpose, !gate.purposes.contains(where: { $0.code == purpose }) {
            throw Refusal(.refused, RefusalCode.purposeUnknown, field: "purpose", rule: "There is no such purpose.")
        }
        var file = PeopleFileReader(
            format: order.format, mapping: order.mapping, columns: order.columns, defaults: gate.defaults(order))
        let scope = store.scoped(to: actor)
        var run = ImportRun(scope: scope, gate: gate, order: order)
        var done = 0
        if let batch {
            done = try await scope.resumeImport(batch)
            run = ImportRun(
                scope: scope, gate: gate, order: order, resuming: try await scope.importBatch(batch), rows: done)
        }
        do {
            var rows: [PeopleSheetRow] = []
            var isAtEnd = false
            while !isAtEnd {
                if let bytes = try await next() {
                    file.append(bytes)
                } else {
                    file.finish()
                    isAtEnd = true
                }
                while let row = try file.next() {
                    if row.record.row <= done { continue }
                    rows.append(row)
                    if rows.count == Self.chunk {
                        try await run.take(rows, of: file)
                        rows.removeAll(keepingCapacity: true)
                        try await progress(run.counts)
                    }
                }
            }
            try await run.take(rows, of: file)
            let batch = try await run.finish(file)
            try await progress(batch.counts)
            let columns = file.columns?.assignments ?? []
            let stored = Set(columns.lazy.filter { $0.target != .company }.map(\.column))
            return Result(
                batch: batch, outcomes: run.outcomes, columns: columns,
                unreadColumns: file.format == .csv
                    ? file.header.indices.filter { !stored.contains($0) }.map { $0 + 1 } : [],
                unreadProperties: file.format == .vcard ? file.unread : [], reasons: run.reasons)
        } catch {
            try? await run.fail()
            throw error
        }
    }
}
