/// Addresses in a row that nobody could take in, so that an erasure finds it: rather one too many than one that is missed.
package enum QuarantinedContacts {
    /// What is looked at of a cell, of each kind.
    private static let most = 200
    /// What an address may hold besides letters and digits, but what stands around or between some as well.
    private static let doubtful: Set<Character> = Set("!#$%&'*/=?^_`{|}~")
    /// What it holds within, but neither begins nor ends with.
    private static let inner: Set<Character> = Set(".-。．｡")

    /// What looks like an address in cells as they came, and as they were meant.
    package static func found(in cells: [String]) -> [ContactPoint] {
        cells.flatMap { Set([$0, CellText.meant($0)]) }.flatMap { cell in
            emails(in: cell).map { ContactPoint(kind: .email, value: $0) }
                + numbers(in: cell).map { ContactPoint(kind: .telephone, value: $0) }
        }
    }

    /// Each word with an `@`: whole, without what stands around it, and in pieces where it may be several.
    private static func emails(in cell: String) -> [String] {
        guard cell.contains(where: isAt) else { return [] }
        var found: Set<String> = []
        for word in cell.split(whereSeparator: { !isAddressed($0) }) where word.contains(where: isAt) {
            var bare = word[...]
            while let last = bare.last, inner.contains(last) || doubtful.contains(last) { bare.removeLast() }
            let trailed = bare
            while let first = bare.first, inner.contains(first) || doubtful.contains(first) { bare.removeFirst() }
            let pieces = word.split(whereSeparator: doubtful.contains).filter { $0.contains(where: isAt) }
            for text in [trailed, bare] + pieces where text.utf8.count <= TextRule.emailBytes {
                if found.count < most { found.insert(String(text)) }
            }
        }
        return Array(found)
    }

    /// Cells that are numbers, and runs of digits in text. What has the shape of a number may be a date, too: a token more
    /// that nobody is found by.
    private static func numbers(in cell: String) -> [String] {
        var found = Set(TelephoneCell.numbers(cell).prefix(10).filter { TelephoneCell.isNumber($0) })
        for run in cell.split(whereSeparator: { !isDialled($0) }) {
            // A plus begins another number.
            var start = run.startIndex
            while start < run.endIndex, found.count < most {
                let end = run[run.index(after: start)...].firstIndex(of: "+") ?? run.endIndex
                let text = CellText.trimmed(String(run[start..<end].drop { $0 == "/" || $0 == "-" || $0 == "." }))
                // Behind a slash there may be another ending or number.
                let first = text.lastIndex(of: "/").map { CellText.trimmed(String(text[..<$0])) }
                for number in [text, first].compactMap(\.self) where TelephoneCell.isNumber(number) {
                    found.insert(number)
                }
                start = end
            }
        }
        return Array(found)
    }

    private static func isAt(_ character: Character) -> Bool {
        character == "@" || character == "＠" || character == "﹫"
    }

    private static func isAddressed(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "+" || isAt(character) || inner.contains(character)
            || doubtful.contains(character)
    }

    private static func isDialled(_ character: Character) -> Bool {
        switch character {
        case "0"..."9", "+", " ", "\u{A0}", "(", ")", "/", "-", ".", "\u{2010}"..."\u{2014}", "\u{2212}": true
        default: false
        }
    }
}
