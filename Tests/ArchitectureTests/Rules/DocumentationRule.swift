import Foundation

/// Every declaration that other targets can see starts with a documentation comment.
enum DocumentationRule {
    static func violations(in file: SourceFile) -> [Violation] {
        file.lines.indices.compactMap { index in
            guard declares(file.lines[index].code), !isDocumented(file, index) else { return nil }
            return Violation(path: file.path, line: index + 1, reason: "package declaration without a doc comment")
        }
    }

    private static func declares(_ code: String) -> Bool {
        code.holds("package ") && code.contains(declaration) && !code.contains(importLine)
    }

    private static func isDocumented(_ file: SourceFile, _ index: Int) -> Bool {
        var above = index - 1
        while above >= 0 {
            let line = file.lines[above]
            if line.comment.hasPrefix("///"), line.trimmedCode.isEmpty { return true }
            guard line.isOnlyComment || line.trimmedCode.hasPrefix("@") || line.trimmedCode.hasPrefix("#if") else {
                return false
            }
            above -= 1
        }
        return false
    }

    private static var declaration: Regex<Substring> {
        /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:final|static|nonisolated|override|indirect|mutating|lazy|weak|unowned|convenience|required|nonisolated\(\w+\))\s+)*package\s+(?!\()/
    }
    private static var importLine: Regex<Substring> { /\bpackage\s+import\b/ }
}
