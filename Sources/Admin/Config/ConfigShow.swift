import ArgumentParser
import Domain
import Installation
import Texts

/// Lists every setting with its value and where it came from.
struct ConfigShow: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "List every setting, its value and where it came from; secrets are not shown.")

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        .list(
            try session.settings().shown, in: session.language,
            columns: [
                Column("Einstellung", "Setting") { $0.key },
                Column("Wert", "Value") { $0.value ?? "–" },
                Column("Herkunft", "Origin") { $0.origin },
            ]
        ) { setting in
            .object([
                "key": .string(setting.key), "value": .optional(setting.value), "origin": .string(setting.origin),
            ])
        }
    }
}
