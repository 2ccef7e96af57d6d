import Foundation
import Glibc

/// Programs that tests ask for an answer.
enum Tool {
    /// The output of `psql` for one statement, without the newline at its end; nothing where it failed.
    static func psql(_ address: String, _ statement: String) throws -> String? {
        try run("/usr/bin/psql", ["-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1", "-d", address, "-c", statement])
    }

    /// The output of a program, without the newline at its end; nothing where it failed.
    static func run(_ program: String, _ arguments: [String]) throws -> String? {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { return nil }
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    /// Runs a program to its end; what it leaves running in the background is not waited for, as `Process` would.
    static func runApart(_ program: String, _ arguments: [String]) throws {
        let words = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var child: pid_t = 0
        var status: Int32 = 0
        guard posix_spawn(&child, program, nil, nil, words, environ) == 0, waitpid(child, &status, 0) == child,
            status == 0
        else { throw POSIXError(.ECHILD) }
    }
}
