import ArgumentParser
import Domain
import Operations
import Store
import Texts

/// Takes an import back.
struct ImportUndo: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Take an import back: people it created go, people it changed are restored unless edited since.")

    @Argument(help: "The import's id.")
    var id: Identifier

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        if !global.dryRun { try session.requireConsentToDestroy() }
        let (store, actor) = try await session.tenant(changes: true)
        let batch = try await ReadImports(store).one(id.uuid, by: actor)
        if global.dryRun { return ImportShow.answer(batch, isDryRun: true, in: session.language) }
        try session.confirm(
            Words(
                "Import zurücknehmen (\(batch.counts.imported) neue, \(batch.counts.updated) geänderte Personen)?",
                "Take the import back (\(batch.counts.imported) created, \(batch.counts.updated) changed people)?"))
        let outcome = try await UndoImport(store)(id.uuid, by: actor)
        return .details(
            .object([
                "id": .id(id.uuid), "state": .string(ImportBatch.State.undone.rawValue),
                "removed": .count(outcome.removed), "restored": .count(outcome.restored), "kept": .count(outcome.kept),
            ]), in: session.language,
            [
                (Words("Entfernt", "Removed"), String(outcome.removed)),
                (Words("Wiederhergestellt", "Restored"), String(outcome.restored)),
                (Words("Seither bearbeitet, geblieben", "Edited since, kept"), String(outcome.kept)),
            ])
    }
}
