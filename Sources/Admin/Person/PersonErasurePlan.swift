import ArgumentParser
import Domain
import Operations
import Texts

/// Shows what an erasure would do.
struct PersonErasurePlan: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "erasure-plan", abstract: "Show line by line what an erasure would do; changes nothing.")

    @Argument(help: "The person's id.")
    var id: Identifier

    @Option(help: "The letter of Art. 17(1) GDPR: art-17-1-a to art-17-1-f.")
    var reason = ErasureReason.noLongerNeeded

    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.rawValue }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant()
        let plan = try await ErasePerson(store, declaration: try session.declaration())
            .plan(id.uuid, reason: reason, by: actor)
        return ErasurePlanDocument.answer(plan, of: id.uuid, in: session.language)
    }
}

extension ErasureReason: ExpressibleByArgument {}
