import ArgumentParser
import Domain
import Installation
import Texts
import Vault

/// Puts a copy in the place of a lost keystore.
struct KeystoreRestore: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a copy of the keystore in the place of a lost one; one that is there is never overwritten.",
        discussion: """
            The root key is no part of a copy: put its file or its passphrase file in place first. Take the newest copy: \
            what was erased after it was made is in no other ledger than the database's own.
            """)

    @Option(help: "The copy's directory.", completion: .directory)
    var input: String

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let premises = try await session.entrance.enter()
        let directory = premises.settings.keystoreDirectory
        if global.dryRun {
            return Answer(.object(["dryRun": .bool(true), "directory": .string(directory)]), text: directory + "\n")
        }
        try Vault.restore(input, to: directory)
        return KeystoreStatus.answer(try premises.openVault(.reader).summary(), in: session.language)
    }
}
