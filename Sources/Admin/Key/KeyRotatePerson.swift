import ArgumentParser
import Domain
import Foundation
import Store
import Texts

/// Gives one person other keys.
struct KeyRotatePerson: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "person",
        abstract: "Give a person's keys another generation, seal her records anew under it and destroy the old keys.",
        discussion: """
            All of it happens or nothing. Proof of consents keeps its key: the log holds it as it is, for ever. What somebody \
            copied before opens with the old keys until the tenant's keys turn: obhut key rotate tenant.
            """)

    @Argument(help: "The person's id.")
    var id: Identifier

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        if !global.dryRun { try session.requireConsentToDestroy() }
        let (store, actor) = try await session.tenant(changes: true)
        let scope = store.scoped(to: actor)
        _ = try await scope.version(of: id.uuid)
        if global.dryRun {
            return .details(
                .object(["dryRun": .bool(true), "personId": .id(id.uuid)]), in: session.language,
                [(Words("Person", "Person"), id.uuid.text)])
        }
        try session.confirm(
            Words(
                "Die Datensätze dieser Person neu verschlüsseln und ihre alten Schlüssel vernichten?",
                "Seal this person's records anew and destroy her old keys?"))
        let outcome = try await scope.rotateKeys(of: id.uuid)
        var answer = Answer.details(
            .object([
                "personId": .id(id.uuid), "keys": .count(outcome.keys), "rows": .count(outcome.rows),
                "keptKeys": .count(outcome.kept),
            ]), in: session.language,
            [
                (Words("Person", "Person"), id.uuid.text),
                (Words("Erneuerte Schlüssel", "Keys renewed"), String(outcome.keys)),
                (Words("Neu verschlüsselte Datensätze", "Records sealed anew"), String(outcome.rows)),
                (Words("Schlüssel von Nachweisen, unverändert", "Keys of proof, unchanged"), String(outcome.kept)),
            ])
        answer.notes = [
            Words(
                "Kopien der Datenbank öffnen die alten Schlüssel, bis die des Mandanten gedreht sind: obhut key rotate tenant",
                "Copies of the database open the old keys until the tenant's are turned: obhut key rotate tenant")[
                    session.language]
        ]
        return answer
    }
}
