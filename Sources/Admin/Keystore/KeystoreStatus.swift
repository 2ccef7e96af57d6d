import ArgumentParser
import Domain
import Texts
import Vault

/// Shows what the keystore consists of.
struct KeystoreStatus: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Open the keystore and show what it consists of and what is left to do.")

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        Self.answer(try await session.vault().summary(), in: session.language)
    }

    static func answer(_ summary: KeystoreSummary, in language: Language) -> Answer {
        var answer = Answer.details(
            .object([
                "directory": .string(summary.directory), "generation": .count(summary.generation),
                "root": .object([
                    "kind": .string(summary.rootKind.code), "version": .count(summary.rootVersion),
                ]),
                "recoveryRecipient": .string(summary.recoveryRecipient.description),
                "recoveryKeyFile": .optional(summary.recoveryKeyFile),
                "tenants": .count(summary.tenants.count), "missingBundles": .strings(summary.missingBundles),
                "warnings": .strings(summary.warning.map { [$0] } ?? []),
            ]), in: language,
            [
                (Words("Verzeichnis", "Directory"), summary.directory),
                (Words("Stand", "Generation"), String(summary.generation)),
                (Words("Wurzelschlüssel", "Root key"), "\(summary.rootKind.code), version \(summary.rootVersion)"),
                (Words("Mandanten", "Tenants"), String(summary.tenants.count)),
                (Words("Wiederherstellung", "Recovery"), summary.recoveryRecipient.description),
            ])
        answer.notes = summary.warning.map { [Words("Warnung: ", "Warning: ")[language] + $0] } ?? []
        return answer
    }
}

extension RootProvider.Kind {
    /// `file`, `credential` or `passphrase`, as receipts name it.
    var code: String {
        switch self {
        case .file: "file"
        case .credential: "credential"
        case .passphrase: "passphrase"
        }
    }
}
