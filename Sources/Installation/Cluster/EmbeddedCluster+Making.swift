import Foundation
import Glibc
import Logging

extension EmbeddedCluster {
    /// Makes the cluster beside its place, with roles and database, and gives it its name when it is complete.
    ///
    /// A making that was cut short leaves only the unfinished directory, which the next one removes.
    func make() async throws {
        guard SystemUser.lookUp(id: geteuid()) != nil else {
            throw ClusterError(.notMade, "user \(geteuid()) has no name on this machine, which PostgreSQL asks for")
        }
        let binaries = try PostgresBinaries.find(version: nil)
        let directory = state.unfinishedCluster
        if FileManager.default.fileExists(atPath: directory) {
            try FileManager.default.removeItem(atPath: directory)
        }
        let output = "\(state.logs)/make.log"
        unlink(output)
        logger.info("making the database", metadata: ["place": "\(state.cluster)"])
        try await run(
            "\(binaries.directory)/initdb",
            [
                "--pgdata=\(directory)", "--username=\(ClusterRole.superuser.rawValue)", "--encoding=UTF8",
                "--locale=C.UTF-8", "--data-checksums", "--auth-local=peer", "--auth-host=reject", "--no-instructions",
            ], output: output)
        try configure(directory, sockets: state.sockets)
        for text in statements {
            let input = "\(state.path)/make.sql"
            try PrivateFile.write(Self.forSingleUser(text), to: input)
            defer { unlink(input) }
            try await run(
                "\(binaries.directory)/postgres",
                [
                    "--single", "-j", "-D", directory, "-c", "exit_on_error=on", "-c", "logging_collector=off",
                    "postgres",
                ],
                input: input, output: output)
        }
        guard rename(directory, state.cluster) == 0 else {
            throw ClusterError(.files, "\(directory) cannot be renamed to \(state.cluster)")
        }
        PrivateFile.syncDirectory(state.path)
    }

    /// The single-user server takes a statement at a time, each ended by a semicolon and an empty line.
    static func forSingleUser(_ text: String) -> String {
        text.split(separator: "\n").map(String.init)
            .filter { !$0.hasPrefix("--") }
            .map { $0.hasSuffix(";") ? $0 + "\n\n" : $0 + "\n" }.joined()
    }

    func run(
        _ program: String, _ arguments: [String], input: String = "/dev/null", output: String,
        streams: ChildProcess.Streams = ChildProcess.Streams()
    ) async throws {
        let child = try ChildProcess(program, arguments, input: input, output: output, streams: streams)
        do {
            let code = try await child.wait()
            guard code == 0 else {
                throw ClusterError(.notMade, "\(program) ended with \(code); see \(output)")
            }
        } catch is CancellationError {
            kill(child.process, SIGTERM)
            throw CancellationError()
        }
    }
}
