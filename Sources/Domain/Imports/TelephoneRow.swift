/// Telephone numbers that stand beside each other in one text.
enum TelephoneRow {
    /// The numbers of a text without `;` and `,`.
    static func numbers(_ text: String) -> [String] {
        guard text.utf8.count <= maximumBytes else { return [text] }
        guard text.utf8.contains(where: { $0 > 0x39 || $0 == 0x26 }) else { return cut(text) }
        var pieces: [[String]] = [[]]
        for word in FullName.words(text) {
            if connectives.contains(word.lowercased()), pieces.last?.joined().contains(where: isDigit) == true {
                pieces.append([])
            } else {
                pieces[pieces.count - 1].append(word)
            }
        }
        return pieces.map { $0.joined(separator: " ") }.filter { !$0.isEmpty }.flatMap(cut)
    }

    /// Whether something other than a number stands behind the digits of one, or the text is such a piece (`DW 12`).
    static func hasText(behind text: String) -> Bool {
        if extensions.contains(text.prefix(20).prefix(while: \.isLetter).lowercased()) { return true }
        var digits = 0
        for character in text.prefix(maximumBytes) {
            if isDigit(character) {
                digits += 1
            } else if !separators.contains(character), !(character == "+" && digits == 0) {
                return digits > 3 && (character.isLetter || character == "#") && !CellError.isRounded(text)
            }
        }
        return false
    }

    /// Whether a number ends in several ways, as `1234567/68`.
    ///
    /// A slash behind the area code is none: `030/1234567`, `+49 (0) 30 / 1234567`.
    static func hasEndings(_ text: String) -> Bool {
        guard let slash = text.lastIndex(of: "/") else { return false }
        var groups = text[..<slash].split { !isDigit($0) }.map(String.init)
        var most = 6
        if groups.first?.hasPrefix("00") == true || text.first == "+", let code = groups.first {
            let bare = code.hasPrefix("00") ? code.dropFirst(2) : code[...]
            groups.removeFirst()
            if bare.count > 3 { groups.insert(String(bare), at: 0) }
            most = 8
        }
        groups.removeAll { $0 == "0" }
        return groups.count > 1 || groups.first.map { $0.count > most } == true
    }

    /// Cuts before a `+`, before `Fax` and the like, and before a 0 behind a slash or blank, where whole numbers stand on
    /// both sides.
    private static func cut(_ text: String) -> [String] {
        let characters = Array(text)
        var pieces: [String] = []
        var start = 0
        for place in characters.indices where place > start && begins(characters, place, from: start) {
            pieces.append(String(characters[start..<place]))
            start = place
        }
        pieces.append(String(characters[start...]))
        return pieces.map(trimmed).filter { !$0.isEmpty }
    }

    /// Whether another number begins at a place.
    private static func begins(_ text: [Character], _ place: Int, from start: Int) -> Bool {
        let before = text[start..<place].count(where: isDigit)
        guard before >= 5 else { return false }
        switch text[place] {
        case "+": return true
        case let letter where letter.isLetter && !text[place - 1].isLetter:
            let word = text[place...].prefix(20).prefix(while: \.isLetter)
            let next = text[word.endIndex...].first { !" .:-".contains($0) }
            return TelephoneEntry.isLabel(String(word)) && (next == "0" || next == "+" || next == "(")
        case "/", " ":
            let next = text[(place + 1)...].drop { $0 == " " || $0 == "(" }
            guard next.first == "0" else { return false }
            let runs = next.prefix { $0 != "+" }.split(separator: "/", maxSplits: 2).map { $0.count(where: isDigit) }
            let after = runs.first ?? 0
            if text[place] == "/" { return after >= 5 || after >= 3 && runs.count > 1 && runs[1] >= 4 }
            // Blanks stand within numbers, too, and so do groups that begin with 0.
            return (6...13).contains(before) && (6...13).contains(after) && before + after >= 14
        default: return false
        }
    }

    private static func trimmed(_ text: String) -> String {
        let rest = text.drop { $0 == " " || $0 == "/" }
        let end = rest.lastIndex { $0 != " " && $0 != "/" }
        return end.map { String(rest[...$0]) } ?? ""
    }

    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

    /// A text that is longer is one number, and none.
    private static let maximumBytes = 300

    private static let connectives: Set<String> = ["oder", "o.", "od.", "u.", "und", "bzw.", "or", "and", "&"]

    private static let extensions: Set<String> = ["dw", "durchwahl", "app", "apparat", "ext", "extension"]

    private static let separators: Set<Character> = [
        " ", "(", ")", "/", "-", ".", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}",
    ]
}
