/// Takes Swift apart into code, string text and comments: enough for rules that read line by line.
///
/// It knows nested block comments, raw and multi-line string literals and interpolations nested to any depth.
/// Regular expression literals are read as code. It works on bytes: debug builds read the whole tree with it.
struct SwiftLexer {
    private enum Mode: Equatable {
        case code(parentheses: Int)
        case string(pounds: Int, multiline: Bool)
        case lineComment
        case blockComment(depth: Int)
    }

    private let text: [UInt8]
    private var index = 0
    private var modes: [Mode] = [.code(parentheses: 0)]
    private var lines: [SourceLine] = []
    private var code: [UInt8] = []
    private var strings: [UInt8] = []
    private var comment: [UInt8] = []

    private init(_ text: String) {
        self.text = Array(text.utf8)
    }

    /// The lines of `text`, taken apart.
    static func lines(of text: String) -> [SourceLine] {
        var lexer = SwiftLexer(text)
        while lexer.index < lexer.text.count { lexer.step() }
        lexer.endLine()
        return lexer.lines
    }

    private mutating func step() {
        let byte = text[index]
        if byte == 10 {
            if modes.last == .lineComment { modes.removeLast() }
            if case .string(_, false) = modes.last { modes.removeLast() }
            endLine()
            index += 1
            return
        }
        switch modes[modes.count - 1] {
        case .code(let parentheses): stepInCode(byte, parentheses)
        case .string(let pounds, let multiline): stepInString(byte, pounds, multiline)
        case .lineComment: take(1, into: \.comment)
        case .blockComment(let depth): stepInBlockComment(depth)
        }
    }

    private mutating func stepInCode(_ byte: UInt8, _ parentheses: Int) {
        if starts(with: Self.slash, Self.slash) {
            modes.append(.lineComment)
            take(2, into: \.comment)
        } else if starts(with: Self.slash, Self.star) {
            modes.append(.blockComment(depth: 1))
            take(2, into: \.comment)
        } else if let opening = openingQuote() {
            modes.append(.string(pounds: opening.pounds, multiline: opening.multiline))
            take(opening.length, into: \.code)
        } else {
            if byte == Self.open { modes[modes.count - 1] = .code(parentheses: parentheses + 1) }
            if byte == Self.close {
                modes[modes.count - 1] = .code(parentheses: parentheses - 1)
                if parentheses == 1, modes.count > 1 { modes.removeLast() }
            }
            take(1, into: \.code)
        }
    }

    private mutating func stepInString(_ byte: UInt8, _ pounds: Int, _ multiline: Bool) {
        if byte == Self.backslash, hasPounds(pounds, at: index + 1), at(index + 1 + pounds) == Self.open {
            modes.append(.code(parentheses: 1))
            index += pounds + 1
            take(1, into: \.code)
        } else if byte == Self.backslash, pounds == 0 {
            take(2, into: \.strings)
        } else if byte == Self.quote, let length = closingLength(pounds, multiline) {
            modes.removeLast()
            take(length, into: \.code)
        } else {
            take(1, into: \.strings)
        }
    }

    private mutating func stepInBlockComment(_ depth: Int) {
        if starts(with: Self.slash, Self.star) {
            modes[modes.count - 1] = .blockComment(depth: depth + 1)
            take(2, into: \.comment)
        } else if starts(with: Self.star, Self.slash) {
            modes[modes.count - 1] = .blockComment(depth: depth - 1)
            if depth == 1 { modes.removeLast() }
            take(2, into: \.comment)
        } else {
            take(1, into: \.comment)
        }
    }

    private func openingQuote() -> (pounds: Int, multiline: Bool, length: Int)? {
        var pounds = 0
        while at(index + pounds) == Self.pound { pounds += 1 }
        let start = index + pounds
        guard at(start) == Self.quote else { return nil }
        let multiline = at(start + 1) == Self.quote && at(start + 2) == Self.quote
        return (pounds, multiline, pounds + (multiline ? 3 : 1))
    }

    private func closingLength(_ pounds: Int, _ multiline: Bool) -> Int? {
        let quotes = multiline ? 3 : 1
        if multiline, at(index + 1) != Self.quote || at(index + 2) != Self.quote { return nil }
        return hasPounds(pounds, at: index + quotes) ? quotes + pounds : nil
    }

    private func hasPounds(_ count: Int, at start: Int) -> Bool {
        var offset = 0
        while offset < count, at(start + offset) == Self.pound { offset += 1 }
        return offset == count
    }

    private func starts(with first: UInt8, _ second: UInt8) -> Bool {
        text[index] == first && at(index + 1) == second
    }

    private func at(_ position: Int) -> UInt8? { position < text.count ? text[position] : nil }

    private mutating func take(_ count: Int, into part: WritableKeyPath<SwiftLexer, [UInt8]>) {
        let end = min(index + count, text.count)
        while index < end, text[index] != 10 {
            self[keyPath: part].append(text[index])
            index += 1
        }
    }

    private mutating func endLine() {
        lines.append(
            SourceLine(
                code: String(decoding: code, as: UTF8.self), strings: String(decoding: strings, as: UTF8.self),
                comment: String(decoding: comment, as: UTF8.self)))
        code.removeAll(keepingCapacity: true)
        strings.removeAll(keepingCapacity: true)
        comment.removeAll(keepingCapacity: true)
    }

    private static let open = UInt8(ascii: "(")
    private static let close = UInt8(ascii: ")")
    private static let quote = UInt8(ascii: "\"")
    private static let pound = UInt8(ascii: "#")
    private static let slash = UInt8(ascii: "/")
    private static let star = UInt8(ascii: "*")
    private static let backslash = UInt8(ascii: "\\")
}
