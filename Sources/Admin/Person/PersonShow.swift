import ArgumentParser
import Domain
import Operations
import Store
import Texts

/// Shows a person and why she is kept.
struct PersonShow: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a person and the grounds on which she is kept.")

    @Argument(help: "The person's id.")
    var id: Identifier

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant()
        let person = try await ReadPeople(store).one(id.uuid, by: actor)
        let grounds = try await ReadGrounds(store).of(id.uuid, .person, by: actor)
        let vocabulary = try await ReadVocabulary(store)(by: actor)
        return .details(
            PersonDocument.document(person, grounds, vocabulary), in: session.language,
            PersonDocument.fields(person, grounds, vocabulary))
    }
}
