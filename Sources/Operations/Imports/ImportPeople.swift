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

    /// Reads the file to its end.
    ///
    /// `next`: The file's next bytes; nil at its end.
    /// `progress`: Told after each chunk what became of the rows so far.
    /// Answers the finished batch; for a dry run what it would be, under an id that nothing has.
    /// - Throws: `Refusal` `file-unreadable` or `mapping-missing` before anything is stored, `agreement-missing`.
    package func callAsFunction(
        _ order: ImportOrder, by actor: Actor, progress: (ImportBatch.Counts) -> Void = { _ in },
        next: () async throws -> [UInt8]?
    ) async throws -> ImportBatch {
        try actor.require(.importsRun)
        let tenant = try await store.tenant(actor.tenant)
        if tenant.agreementDigest == nil, let due = tenant.agreementDue, due <= store.clock.now {
            throw Refusal(
                .refused, RefusalCode.agreementMissing,
                rule: "The processor agreement (Art. 28) is missing; importing and sending wait for it.")
        }
        guard case .operator = actor.via else {
            return try await take(order, by: actor, progress: progress, next: next)
        }
        _ = try await store.endAbandonedImports(of: [actor.tenant], ofService: false)
        return try await store.holdingImportLease {
            try await take(order, by: actor, progress: progress, next: next)
        }
    }

    private func take(
        _ order: ImportOrder, by actor: Actor, progress: (ImportBatch.Counts) -> Void, next: () async throws -> [UInt8]?
    ) async throws -> ImportBatch {
        let gate = try await Gate(store, actor, entry: .fileImport)
        var file = PeopleFileReader(format: order.format, mapping: order.mapping, defaults: gate.defaults(order))
        var run = ImportRun(scope: store.scoped(to: actor), gate: gate, order: order)
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
                    rows.append(row)
                    if rows.count == Self.chunk {
                        try await run.take(rows, of: file)
                        rows.removeAll(keepingCapacity: true)
                        progress(run.counts)
                    }
                }
            }
            try await run.take(rows, of: file)
            let batch = try await run.finish(file)
            progress(batch.counts)
            return batch
        } catch {
            try? await run.fail()
            throw error
        }
    }
}
