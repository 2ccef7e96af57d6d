import Domain
import Foundation
import Installation
import Texts

/// One run of one command: who called, what was asked for in general, and the ways to people and to the installation.
final class Session: Sendable {
    /// Where answers go.
    let console: Console
    /// The language for people.
    let language: Language
    /// What every command takes.
    let global: GlobalOptions
    /// The Unix user who called, as the audit log names her.
    let caller: String
    /// The reference for the audit log.
    let reference: String?
    /// Files that arguments named.
    let files: ArgumentFiles
    /// The installation, once it is entered.
    let entrance: Entrance

    /// Prepares a run; nothing is read or opened yet.
    init(
        console: Console, language: Language, global: GlobalOptions, caller: String, reference: String?,
        files: ArgumentFiles, entrance: Entrance
    ) {
        self.console = console
        self.language = language
        self.global = global
        self.caller = caller
        self.reference = reference
        self.files = files
        self.entrance = entrance
    }

    /// The settings, read and validated.
    func settings() throws -> Settings { try entrance.settings.get() }

    /// The slug of `--tenant`.
    func tenantSlug() throws(Failure) -> String {
        guard let tenant = global.tenant else { throw .usage("This command works in one tenant: --tenant SLUG") }
        return tenant
    }

    /// Refuses a destructive command that nobody confirmed and nobody can be asked about.
    ///
    /// - Throws: `Failure` 64.
    func requireConsentToDestroy() throws(Failure) {
        guard !global.yes, console.ask == nil else { return }
        throw .usage("This destroys data and there is nobody to ask: --yes says that it is meant, --dry-run looks.")
    }

    /// Asks before something is destroyed; returns when it may happen.
    ///
    /// - Throws: `Failure` 64 where nobody can be asked and `--yes` is missing, 1 when the answer is no.
    func confirm(_ question: Words) throws(Failure) {
        try requireConsentToDestroy()
        guard !global.yes, let ask = console.ask else { return }
        let choices = Words(" [j/N] ", " [y/N] ")[language]
        let answer = ask(question[language] + choices)?.trimmingBlanks.lowercased() ?? ""
        guard ["y", "yes", "j", "ja"].contains(answer) else {
            throw Failure(.failed, "declined", Words("Es wurde nichts getan.", "Nothing was done.")[language])
        }
    }
}
