import Foundation
import Installation

/// The files that arguments name, opened while the process still is who called it.
struct ArgumentFiles: Sendable {
    private let inputs: [String: NamedFile]
    private let outputs: [String: NamedFile]

    /// Opens `inputs` for reading and makes `outputs`; an existing file is emptied.
    ///
    /// - Throws: `IdentityError`.
    init(inputs: [String], outputs: [String]) throws(IdentityError) {
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
