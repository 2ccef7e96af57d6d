import ArgumentParser
import Domain
import Foundation
import Operations
import Store
import Texts
import Vault

/// Carries out again what a restored database has lost.
struct ErasureReplay: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract:
            "Carry out again every erasure, restriction, withdrawal and objection that a restored database has lost; then the node serves again.",
        discussion: """
            Goes by the erasure ledger beside the keystore. Interrupted, it goes on where it stopped. Where the database is \
            older than the last turn of a key, --recovery-key opens what was wrapped before it.
            """)

    @Option(help: "File with the recovery key.", completion: .file())
    var recoveryKey: String?

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }
    var inputs: [String] { recoveryKey.map { [$0] } ?? [] }

    func run(_ session: Session) async throws -> Answer {
        if global.dryRun {
            return NodeFenceShow.answer(try await session.store().fence(), in: session.language)
        }
        let replayed = try await Replay(session: session, recoveryKey: recoveryKey).run()
        return replayed.answer(in: session.language)
    }
}
