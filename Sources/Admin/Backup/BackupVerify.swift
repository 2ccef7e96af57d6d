import ArgumentParser
import Domain
import Installation
import Operations
import Texts
import Vault

/// Verifies a backup: signature, size and digest.
struct BackupVerify: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Verify that a backup is whole and this node's, and say whether the present keys open it.")

    @Option(help: "The backup's directory.", completion: .directory)
    var input: String

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }
    var inputs: [String] { OpenedBackup.files(input) }

    func run(_ session: Session) async throws -> Answer {
        let backup = try await OpenedBackup(input, session)
        try backup.verify(session)
        let destroyed = try backup.destroyedEpochs(try await session.vault())
        return .details(
            .object([
                "valid": .bool(true), "createdAt": .time(backup.manifest.createdAt),
                "size": .count(backup.manifest.size), "needsRecoveryKey": .bool(!destroyed.isEmpty),
            ]), in: session.language,
            [
                (Words("Sicherung", "Backup"), Words("unversehrt", "whole")[session.language]),
                (Words("Von", "Made"), InternetTime.text(backup.manifest.createdAt)),
                (Words("Größe", "Size"), "\(backup.manifest.size >> 20) MB"),
                (
                    Words("Wiederherstellungsschlüssel nötig", "Needs the recovery key"),
                    (destroyed.isEmpty ? Words("nein", "no") : Words("ja", "yes"))[session.language]
                ),
            ])
    }
}
