import Foundation

/// The checkout that these tests were compiled from.
enum Repository {
    /// The repository's root, found from where this file lies.
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Every Swift file below `Sources`, `Migrations` and `Tests`, in order of path.
    static let swiftFiles: [SourceFile] = paths(below: ["Sources", "Migrations", "Tests"], ending: ".swift")
        .compactMap { path in text(path).map { SourceFile(path: path, text: $0) } }

    /// The Swift files that ship.
    static var shippedFiles: [SourceFile] { swiftFiles.filter { !$0.isTest } }

    /// The paths of all files below `folders` whose name ends with `suffix`, hidden files left out.
    static func paths(below folders: [String], ending suffix: String = "") -> [String] {
        folders.flatMap { folder in
            FileManager.default.enumerator(atPath: root.appending(path: folder).path(percentEncoded: false))?
                .compactMap { $0 as? String }
                .filter { $0.hasSuffix(suffix) && !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
                .map { "\(folder)/\($0)" } ?? []
        }
        .filter(isFile).sorted()
    }

    /// The names in the repository's root.
    static func topLevel() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.path(percentEncoded: false)).sorted()
    }

    /// The content of a file as text, or nothing when it is none.
    static func text(_ path: String) -> String? {
        try? String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    private static func isFile(_ path: String) -> Bool {
        var isDirectory: ObjCBool = false
        let full = root.appending(path: path).path(percentEncoded: false)
        return FileManager.default.fileExists(atPath: full, isDirectory: &isDirectory) && !isDirectory.boolValue
    }
}
