import Foundation
import Glibc

/// What `postmaster.pid` says about the server of a data directory.
struct PostmasterFile: Equatable {
    let process: pid_t
    let socketDirectory: String
    let isReady: Bool

    /// Reads the file; nothing where it is missing or not yet complete.
    init?(in cluster: String) {
        guard let text = try? String(contentsOfFile: Self.path(in: cluster), encoding: .utf8) else { return nil }
        self.init(text: text)
    }

    /// Lines: process, data directory, start time, port, socket directory, listen address, shared memory, state.
    init?(text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespaces) }
        guard let first = lines.first, let number = pid_t(first), number > 1 else { return nil }
        process = number
        socketDirectory = lines.count > 4 ? lines[4] : ""
        isReady = lines.count > 7 && lines[7] == "ready"
    }

    static func path(in cluster: String) -> String { "\(cluster)/postmaster.pid" }

    /// Whether the process is the server of `cluster`, and not another one that got its number later.
    func isServer(of cluster: String) -> Bool { Self.isServer(process, of: cluster) }

    /// Whether `process` is the server of `cluster`.
    ///
    /// A server in another user namespace hides its directory, not its command line.
    static func isServer(_ process: pid_t, of cluster: String) -> Bool {
        let bytes = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
        let words = bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
        // Backends share the directory but change their title to `postgres: …`.
        guard words.first?.hasSuffix("/postgres") == true else { return false }
        return workingDirectory(of: process).map { $0 == real(cluster) } ?? words.contains(cluster)
    }

    /// Whether `process`, once seen as the server of `cluster`, has not ended yet.
    ///
    /// An ending process loses its command line before its directory, and its file before both.
    static func lives(_ process: pid_t, in cluster: String) -> Bool {
        workingDirectory(of: process).map { $0 == real(cluster) } ?? false || isServer(process, of: cluster)
    }

    /// Processes that work in `cluster`: the server, or backends that have outlived it. None where it is not there: a directory
    /// that cannot be read, as that of somebody else's process, is not one that is missing.
    static func processes(of cluster: String) -> [pid_t] {
        guard let real = real(cluster) else { return [] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { pid_t($0) }.filter { workingDirectory(of: $0) == real }
    }

    private static func workingDirectory(of process: pid_t) -> String? {
        try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/cwd")
    }

    private static func real(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
