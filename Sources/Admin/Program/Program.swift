import ArgumentParser
import Domain
import Foundation
import Glibc
import Installation
import Texts
import Vault

/// One run of `obhut`, from arguments to exit code.
package struct Program: Sendable {
    private let arguments: [String]
    private let environment: [String: String]
    private let console: Console
    private let identity: Identity

    /// Whom the process works as.
    package enum Identity: Sendable {
        /// Whoever called it; tests run inside a process that stays what it is.
        case caller
        /// The system user `obhut` where root called.
        case service
    }

    /// Prepares a run; nothing is read yet.
    ///
    /// - Parameters:
    ///   - arguments: Without the program's name.
    ///   - environment: Where settings, language and the calling user are looked up.
    ///   - console: Where answers go.
    ///   - identity: Whom the process works as from the moment it enters the installation.
    package init(arguments: [String], environment: [String: String], console: Console, identity: Identity) {
        self.arguments = arguments
        self.environment = environment
        self.console = console
        self.identity = identity
    }

    /// Runs the process's own command line and ends the process.
    package static func main() -> Never {
        // A reader that went away ends the output, not a change that is under way.
        signal(SIGPIPE, SIG_IGN)
        // Before anything secret is in memory, and while root may lock as much as it likes.
        _ = MemoryProtection.apply()
        let program = Program(
            arguments: Array(CommandLine.arguments.dropFirst()), environment: ProcessInfo.processInfo.environment,
            console: .process, identity: .service)
        MainThread.wait { await Interruption.whileListening { await program.run() }.rawValue }
    }

    /// Does what the arguments ask for, answers, and returns the exit code.
    package func run() async -> ExitStatus {
        do {
            let (sources, rest) = try SettingsSources.split(arguments, environment: environment)
            let words = LeadingOptions.moved(rest)
            guard let command = try parse(words) else { return .done }
            return try await run(command, sources)
        } catch {
            // Scripts get one language.
            let json = arguments.contains("--json")
            return show(Failure(error, in: json ? .english : Language(environment: environment)), json: json)
        }
    }

    /// The verb a command line names; nil when it asked for help, version or a completion script and got it.
    private func parse(_ words: [String]) throws -> (any AdminCommand)? {
        do {
            var parsed = try Obhut.parseAsRoot(words)
            if let command = parsed as? any AdminCommand { return command }
            // The root, a noun alone and the help command answer by themselves, with an error that carries the text.
            try parsed.run()
        } catch  where Obhut.exitCode(for: error) == .success {
            _ = show(Obhut.fullMessage(for: error) + "\n")
        } catch {
            throw Failure.usage(error, words)
        }
        return nil
    }

    private func run(_ command: some AdminCommand, _ sources: SettingsSources) async throws -> ExitStatus {
        let settings = Result { () throws(SettingsError) in try Settings(reading: sources) }
        let session = Session(
            console: console, language: Language(environment: environment), global: command.global,
            caller: Caller.name(environment: environment), reference: command.reference,
            files: try ArgumentFiles(
                inputs: command.inputs, outputs: command.outputs, directories: command.outputDirectories),
            entrance: Entrance(settings, givesUpRoot: identity == .service, environment: environment))
        do {
            // Ends with this scope.
            async let _: Void = session.entrance.watchKeys()
            let answer = try await command.run(session)
            await leave(session.entrance)
            return show(answer, json: command.global.json)
        } catch {
            await leave(session.entrance)
            throw error
        }
    }

    private func leave(_ entrance: Entrance) async {
        await entrance.leave()
        if let warning = await entrance.memoryWarning { console.error("obhut: \(warning)") }
    }

    private func show(_ text: String) -> ExitStatus {
        console.output(Array(text.utf8)) ? .done : .failed
    }

    private func show(_ answer: Answer, json: Bool) -> ExitStatus {
        let isRead = console.output(Array(answer.output(json: json).utf8))
        for note in answer.notes { console.error(note) }
        if let failure = answer.failure {
            if !json { console.error("obhut: \(failure.message)") }
            return failure.status
        }
        return isRead ? .done : .failed
    }

    private func show(_ failure: Failure, json: Bool) -> ExitStatus {
        if json {
            _ = console.output(Array((failure.document.text + "\n").utf8))
        } else {
            console.error(failure.help ?? "obhut: \(failure.message)")
        }
        return failure.status
    }

    /// The noun and verb that a command line names, for tests of the parser.
    ///
    /// - Throws: What the parser or the settings refuse.
    package static func verb(of arguments: [String]) throws -> String {
        let (_, rest) = try SettingsSources.split(arguments, environment: [:])
        let parsed = try Obhut.parseAsRoot(LeadingOptions.moved(rest))
        return String(describing: type(of: parsed))
    }
}
