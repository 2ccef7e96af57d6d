import ArgumentParser
import Domain
import Foundation
import Operations
import Store
import Texts

/// Takes a request down.
struct RequestOpen: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Take down a request that reached you on any way.",
        discussion: """
            Of --person it counts as hers. Of --contact alone its mailbox is asked first. An objection and a restriction take \
            effect at once when it is known whose they are.
            """)

    @Option(help: "access, rectification, erasure, restriction, portability or objection.")
    var kind: RequestKind

    @Option(help: "Whose it is: the person's id.")
    var person: Identifier?

    @Option(help: "The e-mail address that it came from, or that answers go to.")
    var contact: String?

    @Option(help: "How you know that it is her.")
    var note: String?

    @Option(help: "When it came in, such as 2026-11-23T10:00:00Z; now where nothing is said. Goes with --person.")
    var received: String?

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func validate() throws {
        guard person != nil || contact != nil else { throw ValidationError("give --person or --contact") }
        guard received.map({ InternetTime.date($0) != nil }) ?? true else {
            throw ValidationError("--received takes a time such as 2026-11-23T10:00:00Z")
        }
    }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant(changes: true)
        if global.dryRun {
            if let person { _ = try await RestrictPerson(store).standing(on: person.uuid, by: actor) }
            return .details(
                .object(["kind": .string(kind.rawValue), "dryRun": .bool(true)]), in: session.language,
                [(Words("Recht", "Right"), kind.rawValue)])
        }
        let useCases = RequestUseCases(store, declaration: try session.declaration())
        let request = try await useCases.open(
            OpenRequest.Entry(
                kind: kind, person: person?.uuid, contact: contact, note: note,
                receivedAt: received.flatMap(InternetTime.date)), by: actor)
        return RequestDocument.answer(request, in: session.language)
    }
}

extension RequestKind: ExpressibleByArgument {}
