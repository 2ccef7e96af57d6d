package import Domain
package import Foundation
package import Store

/// Puts rows of a quarantine right where they lie: the cells are changed, and the row is judged and taken in again.
package struct FixQuarantine: Sendable {
    let store: Store

    /// Works on this store.
    package init(_ store: Store) { self.store = store }

    /// Rows that wait, behind row `after`.
    ///
    /// - Throws: `Refusal` 404.
    package func rows(
        of batch: UUID, after: Int64, limit: Int, by actor: Actor
    ) async throws -> [QuarantinedRow] {
        try actor.require(.importsRun)
        let scope = store.scoped(to: actor)
        _ = try await scope.importBatch(batch)
        return try await scope.quarantine(batch, after: after, limit: limit)
    }

    /// One row that waits.
    ///
    /// - Throws: `Refusal` 404.
    package func row(_ row: Int64, of batch: UUID, by actor: Actor) async throws -> QuarantinedRow {
        try actor.require(.importsRun)
        return try await store.scoped(to: actor).quarantined(batch, row: row)
    }

    /// What was chosen for the whole file, to begin with; nothing where that is not known any more.
    package func settings(of batch: UUID, by actor: Actor) async throws -> ImportFileRecord {
        try actor.require(.importsRun)
        return try await store.scoped(to: actor).importSettings(of: batch) ?? ImportFileRecord()
    }

    /// Takes a row in with these cells; `settings` says what the row does not say itself.
    ///
    /// - Throws: `Refusal` with the code that the row would be kept back for, naming `cells[n]` where one is to blame;
    ///   409 `already-exists` where the person is there and the import was to leave such rows out.
    package func callAsFunction(
        _ number: Int64, of batch: UUID, cells: [String], settings: ImportFileRecord, by actor: Actor
    ) async throws {
        try actor.require(.importsRun)
        let scope = store.scoped(to: actor)
        let header = try await scope.quarantined(batch, row: number).record.columns.map(\.header)
        let imported = try await scope.importBatch(batch)
        let gate = try await Gate(store, actor, entry: .fileImport)
        let record = CSVRecord(row: Int(number), fields: Array(cells.prefix(header.count)))
        let order = ImportOrder(
            purpose: settings.purpose, legalBasis: settings.legalBasis, source: settings.source,
            duplicates: imported.duplicates)
        let mapping = try await mapping(header, record, scope)
        switch RowInterpreter(mapping: mapping, defaults: gate.defaults(order)).interpret(record) {
        case .issue(let issue):
            throw Refusal(
                .invalid, issue.code.rawValue, field: issue.column.map { "cells[\($0)]" } ?? issue.field)
        case .person(let profile, let statement):
            let admission = try gate.admit(statement, contactPoints: profile.contactPoints)
            let draft = PersonDraft(
                profile: profile, lifecycle: statement.legalBasis == .contract ? .customer : .lead,
                ground: admission.ground, importBatch: batch, heedsSuppression: true, consent: admission.consent)
            guard let person = try await scope.prepare([draft]).first?.get() else { return }
            let name = DuplicateKey(profile)
            let living = try await scope.people(behind: person.tokens)
            guard imported.duplicates == .both || !living.contains(where: { DuplicateKey($0.person.profile) == name })
            else {
                throw Refusal(.conflict, RefusalCode.alreadyExists, rule: "The person is there already.")
            }
            try await scope.admit(person, from: batch, row: number)
        }
    }

    /// Forgets a row that is not wanted.
    ///
    /// - Throws: `Refusal` 404.
    package func discard(_ number: Int64, of batch: UUID, by actor: Actor) async throws {
        try actor.require(.importsRun)
        try await store.scoped(to: actor).discardQuarantined(batch, row: number)
    }

    /// Where the columns go: as they did for the file, else as its headers say.
    private func mapping(
        _ header: [String], _ record: CSVRecord, _ scope: TenantScope
    ) async throws -> ColumnMapping {
        if let targets = try await scope.rememberedColumns(header) {
            return try ColumnMapping(header: header, targets: targets)
        }
        return try ColumnGuess.mapping(header: header, sample: [record])
    }
}
