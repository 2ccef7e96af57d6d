import ArgumentParser
import Domain
import Foundation
import Installation
import Texts
import Vault

/// Opens a file that `tenant export` sealed.
struct TenantOpen: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Open a file that 'tenant export' sealed; needs no database and no keystore.")

    @Option(help: "The sealed file.", completion: .file())
    var input: String

    @Option(help: "File with the secret half of the recipient's key, in the form of recovery.key.", completion: .file())
    var identity: String

    @Option(help: "The ZIP archive to write.", completion: .file())
    var output: String

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }
    var inputs: [String] { [input, identity] }
    var outputs: [String] { global.dryRun ? [] : [output] }

    private static let piece = 1 << 20

    func run(_ session: Session) async throws -> Answer {
        let key = try session.recoveryKey(identity)
        let source = try session.files.file(input).handle()
        let target = global.dryRun ? nil : try session.files.output(output).handle()
        let beginning = [UInt8](try source.read(upToCount: StreamOpener.beginning) ?? Data())
        let opener = try StreamOpener(beginning, file: input, with: key)
        var size = 0
        do {
            while true {
                try Task.checkCancellation()
                let bytes = [UInt8](try source.read(upToCount: Self.piece) ?? Data())
                let opened = try opener.open(bytes)
                size += opened.count
                try target?.write(contentsOf: opened)
                if bytes.isEmpty { break }
            }
        } catch {
            // What came before the flaw is true, but nobody should take it for the whole.
            try? target?.truncate(atOffset: 0)
            throw error
        }
        return .details(
            .object(["output": .string(output), "size": .count(size), "dryRun": .bool(global.dryRun)]),
            in: session.language,
            [(Words("Datei", "File"), output), (Words("Größe", "Size"), "\(size >> 10) kB")])
    }
}
