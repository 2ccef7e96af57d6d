import Foundation

/// A file of the repository, taken apart line by line.
struct SourceFile: Sendable {
    /// The path below the repository's root, with `/`.
    let path: String
    let lines: [SourceLine]

    init(path: String, text: String) {
        self.path = path
        self.lines = SwiftLexer.lines(of: text)
    }

    /// The target that owns the file: `Store` for `Sources/Store/…`, `Migrations` for that folder.
    var target: String {
        let parts = path.split(separator: "/")
        return parts.first == "Migrations" || parts.count < 2 ? String(parts.first ?? "") : String(parts[1])
    }

    var isTest: Bool { path.hasPrefix("Tests/") }

    /// Whether the line, or the comment directly above it, gives a reason that starts with `// SAFETY:`.
    func isJustified(_ index: Int) -> Bool {
        if lines[index].comment.contains("SAFETY:") { return true }
        var above = index - 1
        while above >= 0, lines[above].isOnlyComment {
            if lines[above].comment.contains("SAFETY:") { return true }
            above -= 1
        }
        return false
    }

    /// A violation for every line that `breaks` finds broken and that has no reason written beside it.
    func violations(_ reason: String, where breaks: (SourceLine) -> Bool) -> [Violation] {
        lines.indices.filter { breaks(lines[$0]) && !isJustified($0) }
            .map { Violation(path: path, line: $0 + 1, reason: reason) }
    }
}
