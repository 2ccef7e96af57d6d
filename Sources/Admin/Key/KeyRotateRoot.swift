import ArgumentParser
import Domain
import Installation
import Operations
import Store
import Texts
import Vault

/// Puts another root key in the place of the one in use.
struct KeyRotateRoot: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "root",
        abstract: "Wrap every key of the keystore under a new root key and destroy the old one.",
        discussion: """
            Interrupted, it goes on where it stopped: give the same options again.

            Without an option the new key comes from where the present one does: another line of the root key file, or another \
            key behind the same passphrase. With one it comes from there from then on: change OBHUT_ROOT_KEY_FILE or \
            OBHUT_ROOT_PASSPHRASE_FILE before obhutd starts again; until then it goes on. A systemd credential is a key file: \
            name a new file, then put it in the credential's place.

            What was copied before opens with the old root key: copies of the keystore, and backups of the root key file.
            """)

    @Option(help: "Take the new root key from this file; one that is not there is made.", completion: .file())
    var toKeyFile: String?

    @Option(help: "Keep the new root key behind the passphrase in this file.", completion: .file())
    var toPassphraseFile: String?

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func validate() throws {
        guard toKeyFile == nil || toPassphraseFile == nil else {
            throw ValidationError("give either --to-key-file or --to-passphrase-file")
        }
        guard [toKeyFile, toPassphraseFile].compactMap(\.self).allSatisfy({ $0.hasPrefix("/") }) else {
            throw ValidationError("name the file by its absolute path, as the settings will")
        }
    }

    private var target: RootProvider? {
        toKeyFile.map { .file($0) } ?? toPassphraseFile.map { .passphrase(file: $0) }
    }

    func run(_ session: Session) async throws -> Answer {
        if !global.dryRun { try session.requireConsentToDestroy() }
        let premises = try await session.entrance.enter()
        let present = premises.settings.rootProvider
        let vault = try open(premises, global.dryRun ? .reader : .writer)
        let summary = try vault.summary()
        if global.dryRun {
            return .details(
                .object([
                    "dryRun": .bool(true), "from": .count(summary.rootVersion),
                    "kind": .string((target ?? present).kind.code), "keyFiles": .count(summary.tenants.count + 1),
                ]), in: session.language,
                [
                    (Words("Wurzelschlüssel", "Root key"), "\(present.kind.code), version \(summary.rootVersion)"),
                    (Words("Schlüsseldateien", "Key files"), String(summary.tenants.count + 1)),
                ])
        }
        try session.confirm(
            Words(
                "Alle Schlüssel unter einem neuen Wurzelschlüssel verpacken und den alten vernichten?",
                "Wrap every key under a new root key and destroy the old one?"))
        let bar = ProgressBar(session.console, Words("Schlüsseldateien", "Key files")[session.language])
        defer { bar.finish() }
        let outcome = try await RotateRoot(vault)(to: target, from: present) { done, total in
            bar.show(done, of: total)
        }
        var answer = answer(outcome, present, in: session.language)
        if await !isLogged(premises, vault, session) { answer.notes.append(Self.unlogged[session.language]) }
        return answer
    }

    /// Enters the turn in the log of every business, whose keys it reached; no database is needed to turn the key.
    private func isLogged(_ premises: Premises, _ vault: Vault, _ session: Session) async -> Bool {
        do {
            let store = try premises.store(try await session.database(), vault: vault)
            try await store.checkInstallation()
            try await store.noteRootTurn { session.operatorActor(in: $0) }
            return true
        } catch {
            return false
        }
    }

    private static let unlogged = Words(
        "In den Protokollen der Betriebe steht der Wechsel nicht: Die Datenbank war nicht zu erreichen.",
        "The logs of the businesses do not hold the turn: the database could not be reached.")

    /// The keystore with the root key of the settings or, once that has gone, with the new one.
    private func open(_ premises: Premises, _ mode: Vault.Mode) throws(VaultError) -> Vault {
        do throws(VaultError) {
            return try premises.openVault(mode)
        } catch {
            guard let target, error.file == premises.settings.rootProvider.path,
                [.wrongRoot, .notFound].contains(error.code)
            else { throw error }
            return try Vault.open(directory: premises.settings.keystoreDirectory, root: target, mode: mode)
        }
    }

    private func answer(_ outcome: RotateRoot.Outcome, _ present: RootProvider, in language: Language) -> Answer {
        let kind = (target ?? present).kind.code
        var answer = Answer.details(
            .object([
                "from": .count(outcome.from), "to": .count(outcome.to), "kind": .string(kind),
                "rewrapped": .count(outcome.rewrapped), "verified": .count(outcome.verified),
                "resumed": .bool(outcome.isResumed), "destroyed": .bool(outcome.isDestroyed),
            ]), in: language,
            [
                (Words("Wurzelschlüssel", "Root key"), "\(kind), version \(outcome.to)"),
                (
                    Words("Vernichtet", "Destroyed"),
                    outcome.isDestroyed ? "version \(outcome.from)" : Words("nein", "no")[language]
                ),
                (Words("Neu verpackt", "Wrapped anew"), String(outcome.rewrapped)),
                (Words("Geprüft", "Verified"), String(outcome.verified)),
            ])
        answer.notes = ((outcome.isDestroyed ? [] : [Self.elsewhere]) + notes(present)).map { $0[language] }
        return answer
    }

    private static let elsewhere = Words(
        "Warnung: Der alte Wurzelschlüssel stand in keiner der genannten Dateien. Wo er steht, öffnet er ältere Kopien des Schlüsselspeichers: bitte die Datei vernichten, in der er vor dem Wechsel stand.",
        "Warning: the old root key stood in none of the files named. Where it stands it opens older copies of the keystore: destroy the file that held it before the turn."
    )

    /// What is left to the operator.
    private func notes(_ present: RootProvider) -> [Words] {
        var notes = [
            Words(
                "Ältere Kopien des Schlüsselspeichers öffnet der alte Wurzelschlüssel weiterhin: neu sichern (obhut keystore backup) und die alten Kopien vernichten, ebenso jede Kopie der alten Schlüsseldatei.",
                "Older copies of the keystore still open with the old root key: copy it anew (obhut keystore backup) and destroy the old copies, and every copy of the old root key file."
            )
        ]
        guard let target, target != present else { return notes }
        let setting: SettingKey = toKeyFile == nil ? .rootPassphraseFile : .rootKeyFile
        notes.insert(
            Words(
                "Vor dem nächsten Start von obhutd: \(setting.environment)=\(target.path)",
                "Before obhutd starts again: \(setting.environment)=\(target.path)"), at: 0)
        if case .file = present { return notes }
        notes.append(
            Words(
                "\(present.path) öffnet nichts mehr außer alten Kopien: bitte entfernen.",
                "\(present.path) opens nothing any more but old copies: remove it."))
        return notes
    }
}
