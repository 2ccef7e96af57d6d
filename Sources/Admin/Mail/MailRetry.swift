import ArgumentParser
import Domain
import Operations
import Texts

/// Has one message tried again.
struct MailRetry: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Have a message tried again now, for three more days.")

    @Argument(help: "The message's id, as 'obhut mail queue' lists it.")
    var message: Identifier

    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) async throws -> Answer {
        let store = try await session.store()
        if !global.dryRun { try await MessageQueue(store).retry(message.uuid) }
        return Answer(
            .object(["id": .id(message.uuid), "state": .string("waiting")]),
            text: Words("Sie wird jetzt noch einmal versucht.\n", "It is being tried again now.\n")[session.language])
    }
}
