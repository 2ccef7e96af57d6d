import ArgumentParser
import Domain
import Foundation
import Installation
import Operations
import Store
import Texts
import Vault

/// Hands over everything that is kept for a tenant.
struct TenantExport: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write everything that is kept for a tenant into one file, sealed to a recipient.",
        discussion: """
            The file is a ZIP archive of JSON lines, one file for each kind of record, as Documentation.docc/TenantExport.md \
            describes it. It is sealed to the recipient's X25519 key and opened with 'obhut tenant open'; --plaintext leaves that \
            out. Keys, passwords, sessions and tokens are not in it, but for the key of blocked addresses, which nobody else can \
            tell: it is sealed to the recipient in any case, without one to the recovery key of this keystore. 'obhut tenant \
            import' takes the file in elsewhere, where the public key that 'obhut key status' shows here is asked for.
            """)

    @Option(help: "The file to write.", completion: .file())
    var output: String

    @Option(help: "Who may open it: obhut-recovery-1 and 64 hexadecimal digits, as 'obhut keystore status' shows it.")
    var recipient: String?

    @Flag(help: "Seal it to nobody: whoever has the file reads everything.")
    var plaintext = false

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }
    var outputs: [String] { global.dryRun ? [] : [output] }

    func validate() throws {
        guard (recipient != nil) != plaintext else {
            throw ValidationError("--recipient KEY says who may open the file, or --plaintext that everybody may")
        }
        guard output != "-" else { throw ValidationError("--output names a file") }
    }

    func run(_ session: Session) async throws -> Answer {
        let recipient = try recipient.map { try RecoveryRecipient($0) }
        let (store, actor) = try await session.tenant(changes: true)
        guard try await !store.scoped(to: actor).isTransferOpen() else { throw Failure.tenantIncomplete }
        let names = try await store.scoped(to: actor).recordSetNames()
        if global.dryRun {
            return Answer(
                .object(["dryRun": .bool(true), "recordSets": .strings(names)]),
                text: names.map { $0 + "\n" }.joined())
        }
        let file = try session.files.output(output).handle()
        let bar = ProgressBar(session.console, Words("Datensätze", "Records")[session.language])
        defer { bar.finish() }
        let export = ExportTenant(store)
        let outcome: ExportTenant.Outcome
        do {
            outcome = try await write(export, by: actor, recipient, file, bar)
        } catch {
            // A part that somebody takes for the whole would be worse than nothing.
            try? file.truncate(atOffset: 0)
            throw error
        }
        try file.synchronize()
        var answer = answer(outcome, in: session.language)
        if try await !VerifyConsents(store)(by: actor).isValid {
            answer.notes.append(
                Words(
                    "Warnung: Einwilligungen passen nicht zu ihrem Nachweis ('obhut consent verify'). So wird die Datei nirgends aufgenommen.",
                    "Warning: consents do not fit their proof ('obhut consent verify'). As it is, the file is taken in nowhere."
                )[session.language])
        }
        return answer
    }

    private func write(
        _ export: ExportTenant, by actor: Actor, _ recipient: RecoveryRecipient?, _ file: FileHandle, _ bar: ProgressBar
    ) async throws -> ExportTenant.Outcome {
        let outcome: ExportTenant.Outcome
        if let recipient {
            let sealer = try StreamSealer(to: recipient)
            outcome = try await export(
                by: actor, for: recipient, to: { bytes in try file.write(contentsOf: sealer.seal(bytes)) },
                progress: { bar.show($0, share: nil) })
            try file.write(contentsOf: sealer.finish())
        } else {
            outcome = try await export(
                by: actor, to: { bytes in try file.write(contentsOf: bytes) },
                progress: { bar.show($0, share: nil) })
        }
        return outcome
    }

    private func answer(_ outcome: ExportTenant.Outcome, in language: Language) -> Answer {
        let total = outcome.records.values.reduce(0, +)
        var answer = Answer.details(
            .object([
                "output": .string(output), "sealed": .bool(recipient != nil), "records": .count(total),
                "unreadable": .count(outcome.unreadable),
                "recordSets": .object(outcome.records.mapValues { .count($0) }),
            ]), in: language,
            [
                (Words("Datei", "File"), output),
                (Words("Datensätze", "Records"), String(total)),
                (Words("Ohne Inhalt", "Without content"), String(outcome.unreadable)),
            ])
        if plaintext {
            answer.notes.append(
                Words(
                    "Warnung: Die Datei ist unverschlüsselt. Wer sie hat, liest alles.",
                    "Warning: the file is not encrypted. Whoever has it reads everything.")[language])
        }
        if outcome.unreadable > 0 {
            answer.notes.append(
                Words(
                    "Warnung: \(outcome.unreadable) Datensätze lassen sich nicht mehr öffnen; sie stehen ohne Inhalt in der Datei.",
                    "Warning: \(outcome.unreadable) records cannot be opened any more; they stand in the file without content."
                )[language])
        }
        return answer
    }
}
