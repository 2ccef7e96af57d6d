import Foundation

/// SQL stands where the database is spoken to, and is never put together from strings.
enum SQLRule {
    private static let speakers: Set = ["Store", "Migrations", "Postgres", "Benchmarks"]

    static func violations(in file: SourceFile) -> [Violation] {
        let lines = file.lines.enumerated().filter { line in
            looksLikeStatement(line.element.strings) && line.element.strings.contains(statement)
        }
        if !speakers.contains(file.target) {
            return lines.map { Violation(path: file.path, line: $0.offset + 1, reason: "SQL outside Store") }
        }
        return lines.compactMap { index, line in
            guard line.code.contains(concatenation) || line.code.contains(typedString), !file.isJustified(index) else {
                return nil
            }
            return Violation(path: file.path, line: index + 1, reason: "SQL built from strings")
        }
    }

    private static func looksLikeStatement(_ text: String) -> Bool {
        text.holds("SELECT") || text.holds("INSERT") || text.holds("UPDATE") || text.holds("DELETE")
            || text.holds("CREATE") || text.holds("ALTER") || text.holds("DROP") || text.holds("GRANT")
            || text.holds("TRUNCATE")
    }

    private static var statement: Regex<Substring> {
        /\b(?:SELECT\s+[\w*("\$]|INSERT INTO|UPDATE\s+\w+\s+SET|DELETE FROM|CREATE (?:TABLE|ROLE|INDEX|POLICY|DATABASE)|ALTER (?:TABLE|ROLE|DATABASE)|DROP (?:TABLE|ROLE|DATABASE)|GRANT\s+[A-Z]+|TRUNCATE\s+\w)/
    }
    private static var concatenation: Regex<Substring> { /"\s*\+|\+=?\s*"|\.joined\(|\.appending\(|String\(format/ }
    private static var typedString: Regex<Substring> { /:\s*String\s*=\s*"|\bString\(\s*"/ }
}
