/// The outer shape of a file: at most 400 lines, and nothing marked as unfinished. Columns are the formatter's to check.
enum ShapeRule {
    static let maximumLines = 400

    static func violations(path: String, text: String) -> [Violation] {
        var found: [Violation] = []
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        if lines.count > maximumLines {
            found.append(Violation(path: path, line: lines.count, reason: "longer than \(maximumLines) lines"))
        }
        // Most files hold no mark at all: look at the whole before at its lines.
        guard unfinished.contains(where: { text.contains($0) }) else { return found }
        for (index, line) in lines.enumerated() {
            if unfinished.contains(where: { line.contains($0) }) {
                found.append(Violation(path: path, line: index + 1, reason: "marked as unfinished"))
            }
        }
        return found
    }

    /// Marks of unfinished work, put together here so that this file does not carry them.
    private static let unfinished = ["TO" + "DO", "FIX" + "ME", "X" + "XX:"]
}
