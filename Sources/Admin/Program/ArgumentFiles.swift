import Foundation
import Installation

/// The files that arguments name, opened while the process still is who called it.
struct ArgumentFiles: Sendable {
    private let inputs: [String: NamedFile]
    private let outputs: [String: NamedFile]
    private let directories: [String: NamedFile]

    /// Opens `inputs` for reading, makes `outputs`, of which an existing one is emptied, and `directories`.
    ///
    /// - Throws: `IdentityError`.
    init(inputs: [String], outputs: [String], directories: [String] = []) throws(IdentityError) {
        self.directories = try Self.opened(directories) { path throws(IdentityError) in try .directory(path) }
        self.inputs = try Self.opened(inputs) { path throws(IdentityError) in try .reading(path) }
        self.outputs = try Self.opened(outputs) { path throws(IdentityError) in try .writing(path) }
    }

    /// All bytes of an input.
    func bytes(_ path: String, limit: Int) throws -> [UInt8] {
        try input(path).contents(limit: limit)
    }

    /// An input in pieces.
    func pieces(_ path: String) throws -> InputPieces { InputPieces(try input(path)) }

    /// An output that was named.
    func output(_ path: String) throws -> NamedFile {
        guard let file = outputs[path] else { throw IdentityError.missing(path) }
        return file
    }

    /// An input itself, to be read by its descriptor.
    func file(_ path: String) throws -> NamedFile { try input(path) }

    /// A directory that was named to be written into.
    func directory(_ path: String) throws -> NamedFile {
        guard let directory = directories[path] else { throw IdentityError.missing(path) }
        return directory
    }

    private func input(_ path: String) throws -> NamedFile {
        guard let file = inputs[path] else { throw IdentityError.missing(path) }
        return file
    }

    private static func opened(
        _ paths: [String], _ open: (String) throws(IdentityError) -> NamedFile
    ) throws(IdentityError) -> [String: NamedFile] {
        var files: [String: NamedFile] = [:]
        for path in paths where files[path] == nil { files[path] = try open(path) }
        return files
    }
}
