import ArgumentParser
import Domain
import Operations
import Texts
import Vault

/// Verifies a receipt without database and network.
struct ErasureVerify: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Verify an erasure receipt, offline.",
        discussion: """
            Trusts the present and past keys of this node's keystore, or those of --public-key; never a key inside the \
            document.
            """)

    @Argument(help: "The receipt; - reads standard input.", completion: .file())
    var file: String

    @Option(
        help: "File with the public keys to trust: 64 hexadecimal digits, base64 or PEM, one a line.",
        completion: .file())
    var publicKey: String?

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }
    var inputs: [String] { [file] + (publicKey.map { [$0] } ?? []) }

    func run(_ session: Session) async throws -> Answer {
        let receipt = try session.files.bytes(file, limit: 1 << 20)
        let keys: [[UInt8]]
        if let publicKey {
            keys = try PublicKeyFile.keys(in: session.files.bytes(publicKey, limit: 1 << 20))
        } else {
            keys = try await session.vault().exportPublicKeys().map(\.publicKey)
        }
        do {
            try VerifyReceipt(trusting: keys)(receipt)
        } catch {
            var failure = Failure(error)
            failure.details["valid"] = .bool(false)
            throw failure
        }
        return Answer(
            .object(["valid": .bool(true)]),
            text: Words("Der Beleg ist echt.\n", "The receipt is valid.\n")[session.language])
    }
}
