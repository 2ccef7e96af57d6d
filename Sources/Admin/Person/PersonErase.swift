import ArgumentParser
import Domain
import Operations
import Store
import Texts

/// Erases a person.
struct PersonErase: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase", abstract: "Erase a person and sign a receipt for it; there is no way back.",
        discussion: "The letter of Art. 17(1) given as --reason is also the reference in the audit log.")

    @Argument(help: "The person's id.")
    var id: Identifier

    @Option(help: "The letter of Art. 17(1) GDPR: art-17-1-a to art-17-1-f.")
    var reason: ErasureReason

    @Flag(help: "Never store her addresses again unless she herself gives them.")
    var suppress = false

    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.rawValue }

    func run(_ session: Session) async throws -> Answer {
        if !global.dryRun { try session.requireConsentToDestroy() }
        let (store, actor) = try await session.tenant(changes: true)
        let erase = ErasePerson(store, declaration: try session.declaration())
        let plan = try await erase.plan(id.uuid, reason: reason, by: actor)
        if global.dryRun { return ErasurePlanDocument.answer(plan, of: id.uuid, isDryRun: true, in: session.language) }
        if !global.yes { session.console.error(ErasurePlanDocument.text(plan, in: session.language)) }
        try session.confirm(
            Words("Diese Person unwiderruflich löschen?", "Erase this person for good?"))
        let erasure = try await erase(id.uuid, reason: reason, suppress: suppress, by: actor)
        return .details(
            ErasureList.document(erasure), in: session.language,
            [
                (Words("Löschung", "Erasure"), erasure.id.text),
                (Words("Person", "Person"), erasure.person.text),
                (Words("Zustand", "State"), erasure.state),
            ])
    }
}
