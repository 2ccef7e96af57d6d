/// The running program, started once more.
package enum OwnProgram {
    /// Runs it with these arguments, no environment and no output, and answers its exit code.
    ///
    /// For what has to be done as the system user by a process that has to stay root.
    package static func run(_ arguments: [String]) async throws -> Int32 {
        try await ChildProcess("/proc/self/exe", arguments, output: "/dev/null").wait()
    }
}
