/// Takes Swift apart into code, string text and comments: enough for rules that read line by line.
///
/// It knows nested block comments, raw and multi-line string literals and interpolations nested to any depth.
/// Regular expression literals are read as code.
struct SwiftLexer {
    private enum Mode: Equatable {
        case code(parentheses: Int)
        case string(pounds: Int, multiline: Bool)
        case lineComment
        case blockComment(depth: Int)
    }

    private let text: [Character]
    private var index = 0
    private var modes: [Mode] = [.code(parentheses: 0)]
    private var lines = [SourceLine()]

    private init(_ text: String) {
        self.text = Array(text)
    }

    /// The lines of `text`, taken apart.
    static func lines(of text: String) -> [SourceLine] {
        var lexer = SwiftLexer(text)
        while lexer.index < lexer.text.count { lexer.step() }
        return lexer.lines
    }

    private mutating func step() {
        let character = text[index]
        if character.isNewline {
            if modes.last == .lineComment { modes.removeLast() }
            if case .string(_, false) = modes.last { modes.removeLast() }
            lines.append(SourceLine())
            index += 1
            return
        }
        switch modes[modes.count - 1] {
        case .code(let parentheses): stepInCode(character, parentheses)
        case .string(let pounds, let multiline): stepInString(character, pounds, multiline)
        case .lineComment: take(1, into: \.comment)
        case .blockComment(let depth): stepInBlockComment(depth)
        }
    }

    private mutating func stepInCode(_ character: Character, _ parentheses: Int) {
        if starts(with: "//") {
            modes.append(.lineComment)
            take(2, into: \.comment)
        } else if starts(with: "/*") {
            modes.append(.blockComment(depth: 1))
            take(2, into: \.comment)
        } else if let opening = openingQuote() {
            modes.append(.string(pounds: opening.pounds, multiline: opening.multiline))
            take(opening.length, into: \.code)
        } else {
            if character == "(" { modes[modes.count - 1] = .code(parentheses: parentheses + 1) }
            if character == ")" {
                modes[modes.count - 1] = .code(parentheses: parentheses - 1)
                if parentheses == 1, modes.count > 1 { modes.removeLast() }
            }
            take(1, into: \.code)
        }
    }

    private mutating func stepInString(_ character: Character, _ pounds: Int, _ multiline: Bool) {
        let hashes = String(repeating: "#", count: pounds)
        if starts(with: "\\" + hashes + "(") {
            modes.append(.code(parentheses: 1))
            index += pounds + 1
            take(1, into: \.code)
        } else if character == "\\", pounds == 0 {
            take(2, into: \.strings)
        } else if starts(with: (multiline ? "\"\"\"" : "\"") + hashes) {
            modes.removeLast()
            take((multiline ? 3 : 1) + pounds, into: \.code)
        } else {
            take(1, into: \.strings)
        }
    }

    private mutating func stepInBlockComment(_ depth: Int) {
        if starts(with: "/*") {
            modes[modes.count - 1] = .blockComment(depth: depth + 1)
            take(2, into: \.comment)
        } else if starts(with: "*/") {
            modes[modes.count - 1] = .blockComment(depth: depth - 1)
            if depth == 1 { modes.removeLast() }
            take(2, into: \.comment)
        } else {
            take(1, into: \.comment)
        }
    }

    private func openingQuote() -> (pounds: Int, multiline: Bool, length: Int)? {
        var pounds = 0
        while index + pounds < text.count, text[index + pounds] == "#" { pounds += 1 }
        guard index + pounds < text.count, text[index + pounds] == "\"" else { return nil }
        let multiline = starts(with: "\"\"\"", at: index + pounds)
        return (pounds, multiline, pounds + (multiline ? 3 : 1))
    }

    private func starts(with prefix: String, at start: Int? = nil) -> Bool {
        text[(start ?? index)...].starts(with: prefix)
    }

    private mutating func take(_ count: Int, into part: WritableKeyPath<SourceLine, String>) {
        let end = min(index + count, text.count)
        for character in text[index..<end] where !character.isNewline {
            lines[lines.count - 1][keyPath: part].append(character)
        }
        index = end
    }
}
