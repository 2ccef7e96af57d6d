import Foundation
import Glibc
import Synchronization

/// One installation in a folder of its own: state directory, and every program that worked on it.
final class Installation: Sendable {
    let folder: String
    var state: String { folder + "/state" }
    var keystore: String { state + "/keystore" }
    /// Where the programs put files that they need for a moment.
    var temporary: String { folder + "/tmp" }
    private let programs = Mutex<[Program]>([])
    /// Files to which programs wrote what nobody asked for: logs and messages, and answers that show nobody.
    private let written = Mutex<[String]>([])
    private let counter = Mutex(0)

    private init(folder: String) { self.folder = folder }

    /// Runs `body` with an empty state directory; whatever it started has ended when this returns.
    static func empty<R: Sendable>(_ body: (Installation) async throws -> R) async throws -> R {
        await Slots.shared.take()
        do {
            let installation = Installation(folder: try RunFolder.shared.get().make())
            let result: Result<R, any Error>
            do { result = .success(try await body(installation)) } catch { result = .failure(error) }
            try await installation.clear()
            await Slots.shared.give()
            return try result.get()
        } catch {
            await Slots.shared.give()
            throw error
        }
    }

    /// Runs `body` with an installation that has one tenant, and nothing running.
    static func prepared<R: Sendable>(_ body: (Installation, Workspace) async throws -> R) async throws -> R {
        let template = try await Template.shared.prepare()
        return try await empty { installation in
            try await installation.run("/bin/cp", ["-a", "--reflink=auto", template.state, installation.state])
            return try await body(installation, template.workspace)
        }
    }

    /// An installation that nobody ends but the process: the template of the others.
    static func kept() throws -> Installation { Installation(folder: try RunFolder.shared.get().make()) }

    // MARK: Programs

    /// Starts `obhutd`, through another program that runs it where `through` names one; the answer comes at once.
    func start(
        failpoint: String? = nil, _ environment: [String: String] = [:], arguments: [String] = [],
        through: [String] = []
    ) throws -> Program {
        let number = nextNumber()
        let settings = [
            "OBHUT_HTTP_PORT": "0", "OBHUT_METRICS_PORT": "0", "OBHUT_LOG_LEVEL": "debug",
            "OBHUT_FAILPOINT": failpoint ?? "", "TMPDIR": try makeTemporary(),
        ].merging(environment) { $1 }
        written.withLock { $0 += ["\(folder)/obhutd-\(number).out", "\(folder)/obhutd-\(number).err"] }
        let line = through + [Executables.service, "--state-dir", state] + arguments
        return try add(
            Program(
                line[0], Array(line.dropFirst()), environment: settings,
                output: "\(folder)/obhutd-\(number).out", errors: "\(folder)/obhutd-\(number).err"))
    }

    /// Starts `obhutd` and waits until it answers, and by default until data routes are open.
    func serve(
        failpoint: String? = nil, _ environment: [String: String] = [:], arguments: [String] = [],
        untilReady: Bool = true
    ) async throws -> Daemon {
        let daemon = try await Daemon(start(failpoint: failpoint, environment, arguments: arguments))
        if untilReady { try await daemon.isReady() }
        return daemon
    }

    /// Starts `obhut` with `--json`.
    func startCommand(
        _ arguments: [String], failpoint: String? = nil, input: String = "/dev/null",
        _ environment: [String: String] = [:], through: [String] = []
    ) throws -> Program {
        let number = nextNumber()
        let shows = [["person", "find"], ["person", "show"], ["import", "quarantine"]].contains(
            Array(arguments.prefix(2)))
        written.withLock { $0 += ["\(folder)/obhut-\(number).err"] + (shows ? [] : ["\(folder)/obhut-\(number).out"]) }
        let line = through + [Executables.command] + arguments + ["--json", "--state-dir", state]
        return try add(
            Program(
                line[0], Array(line.dropFirst()),
                environment: ["OBHUT_FAILPOINT": failpoint ?? "", "TMPDIR": try makeTemporary()]
                    .merging(environment) { $1 },
                input: input,
                output: "\(folder)/obhut-\(number).out", errors: "\(folder)/obhut-\(number).err"))
    }

    /// Runs `obhut` with `--json` to its end.
    func obhut(
        _ arguments: String..., failpoint: String? = nil, input: String = "/dev/null"
    ) async throws -> CommandAnswer {
        try await finish(startCommand(arguments, failpoint: failpoint, input: input))
    }

    /// Waits for a command's answer.
    func finish(_ program: Program) async throws -> CommandAnswer {
        let code = try await program.end()
        return CommandAnswer(
            code: code, output: [UInt8](try Data(contentsOf: URL(filePath: program.output))),
            errors: try String(contentsOfFile: program.errors, encoding: .utf8))
    }

    /// What the programs wrote so far that nobody asked for.
    var writings: [String] { written.withLock { $0 } }

    private func makeTemporary() throws -> String {
        try FileManager.default.createDirectory(
            atPath: temporary, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o1777])
        return temporary
    }

    /// Runs another program to its end and answers what it wrote.
    @discardableResult
    func run(_ path: String, _ arguments: [String]) async throws -> String {
        let number = nextNumber()
        let program = try Program(
            path, arguments, output: "\(folder)/tool-\(number).out", errors: "\(folder)/tool-\(number).err")
        let answer = try await finish(program)
        for file in [program.output, program.errors] { unlink(file) }
        guard answer.code == 0 else { throw EndToEndError("\(path) \(answer)") }
        return answer.text
    }

    /// Writes a file beside the state directory and answers its path.
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let path = "\(folder)/\(name)"
        try Data(bytes).write(to: URL(filePath: path))
        return path
    }

    private func add(_ program: Program) -> Program {
        programs.withLock { $0.append(program) }
        return program
    }

    private func nextNumber() -> Int {
        counter.withLock { count in
            count += 1
            return count
        }
    }

    // MARK: The database server

    /// The process of the database server, from its own file; nil where none runs.
    var database: pid_t? {
        let file = try? String(contentsOfFile: state + "/postgres/postmaster.pid", encoding: .utf8)
        guard let number = file?.split(separator: "\n").first.flatMap({ pid_t($0) }) else { return nil }
        let place = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(number)/cwd")
        return place == state + "/postgres" ? number : nil
    }

    /// Kills the database server as a crash would.
    func crashDatabase() throws {
        guard let database else { throw EndToEndError("no database runs") }
        kill(database, SIGKILL)
    }

    /// Ends whatever runs, and removes the folder.
    private func clear() async throws {
        for program in programs.withLock({ $0 }) { try await program.crash() }
        if let database { kill(database, SIGQUIT) }
        try await Deadline.wait(until: "the end of the database") { database == nil }
        try FileManager.default.removeItem(atPath: folder)
    }
}
