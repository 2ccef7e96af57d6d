import ArgumentParser
import Domain
import Installation
import Texts
import Vault

/// Makes a keystore.
struct KeystoreInit: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Make a keystore: root key, signing keys, recovery key pair.",
        discussion: """
            Without --recovery-recipient the secret half of the recovery key pair is written to recovery.key in the \
            keystore: move it away from this machine.
            """)

    @Option(help: "The public recovery key to which every tenant key is sealed: obhut-recovery-1…")
    var recoveryRecipient: String?

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let recipient = try recoveryRecipient.map { text throws(VaultError) in try RecoveryRecipient(text) }
        let premises = try await session.entrance.enter()
        let directory = premises.settings.keystoreDirectory
        guard !Vault.isInitialized(directory: directory) else {
            throw VaultError(.alreadyInitialized, file: directory, detail: "a keystore lies here already")
        }
        if global.dryRun {
            return Answer(
                .object(["dryRun": .bool(true), "directory": .string(directory)]), text: directory + "\n")
        }
        try premises.makeKeystore(recipient: recipient)
        let summary = try premises.openVault(.reader).summary()
        return KeystoreStatus.answer(summary, in: session.language)
    }
}
