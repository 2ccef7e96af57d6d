import ArgumentParser
import Domain
import Operations
import Store
import Texts

/// Shows one import.
struct ImportShow: AdminCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show one import.")

    @Argument(help: "The import's id.")
    var id: Identifier

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant()
        return Self.answer(try await ReadImports(store).one(id.uuid, by: actor), in: session.language)
    }

    static func answer(_ batch: ImportBatch, isDryRun: Bool = false, in language: Language) -> Answer {
        var document = document(batch)
        if isDryRun, case .object(var members) = document {
            members["dryRun"] = .bool(true)
            document = .object(members)
        }
        return .details(
            document, in: language,
            [
                (Words("Nummer", "Id"), isDryRun ? nil : batch.id.text),
                (Words("Zustand", "State"), isDryRun ? nil : batch.state.rawValue),
                (Words("Zeilen", "Rows"), String(batch.counts.rows)),
                (Words("Neu", "Imported"), String(batch.counts.imported)),
                (Words("Geändert", "Updated"), String(batch.counts.updated)),
                (Words("Doppelt", "Duplicates"), String(batch.counts.duplicates)),
                (Words("In Quarantäne", "Quarantined"), String(batch.counts.quarantined)),
            ])
    }

    static func document(_ batch: ImportBatch) -> CanonicalJSON {
        .object([
            "id": .id(batch.id), "format": .string(batch.format), "state": .string(batch.state.rawValue),
            "duplicatePolicy": .string(batch.duplicates.rawValue), "rows": .count(batch.counts.rows),
            "imported": .count(batch.counts.imported), "updated": .count(batch.counts.updated),
            "duplicates": .count(batch.counts.duplicates), "quarantined": .count(batch.counts.quarantined),
            "createdAt": .time(batch.createdAt), "finishedAt": .time(batch.finishedAt),
        ])
    }
}
