/// The words of a full name, sorted.
struct NameParts {
    var prefix: [String] = []
    var given: [String] = []
    var family: [String] = []
    var suffix: [String] = []
    /// What stands behind the family name and belongs to it.
    private var behind: [String] = []
    /// A doctor's or professor's title stands behind a comma, as in lists that begin with the family name.
    private var isListed = false

    /// Takes the pieces of a name between its commas.
    mutating func take(_ segments: [[String]]) {
        family = segments.first ?? []
        prefix = Self.takePrefix(&family)
        isListed = prefix.isEmpty
        suffix = Self.takeSuffix(&family)
        let names = segments.dropFirst().filter { takeAddition($0) }
        if let first = names.first {
            takeGiven(first, names.dropFirst())
        } else {
            takeWhole()
        }
        family += behind
    }

    /// Takes a piece of titles, of what follows a name, or with the name at birth; true for another one.
    private mutating func takeAddition(_ words: [String]) -> Bool {
        guard let first = words.first else { return false }
        if Self.isSuffix(words) {
            suffix += words
        } else if words.allSatisfy({ NameWords.isPrefix($0) && !NameWords.isInitial($0) }) {
            prefix += words
            isListed = isListed && words.contains(where: NameWords.isDoctor)
        } else if NameWords.isBirth(first) {
            behind += words
        } else {
            return true
        }
        return false
    }

    /// Takes what stands behind the comma after the family name.
    private mutating func takeGiven(_ first: [String], _ others: ArraySlice<[String]>) {
        var first = first
        prefix += Self.takePrefix(&first)
        suffix = Self.takeSuffix(&first) + suffix
        let end = Self.tailStart(first)
        behind = Array(first[end...]) + behind
        given = [([Array(first[..<end])] + others).map { $0.joined(separator: " ") }.joined(separator: ", ")]
    }

    /// Takes a name without a comma before the given name apart.
    private mutating func takeWhole() {
        let end = Self.tailStart(family)
        var head = Array(family[..<end])
        behind = Array(family[end...]) + behind
        suffix = Self.takeSuffix(&head) + suffix
        if isListed, !prefix.isEmpty, head.count == 2 {
            (given, family) = ([head[1]], [head[0]])
            return
        }
        let start = Self.familyStart(head)
        given = Array(head[..<start])
        family = Array(head[start...])
    }
}

extension NameParts {
    private static func takePrefix(_ words: inout [String]) -> [String] {
        var count = 0
        while count < words.count {
            if NameWords.isPrefix(words[count]), !NameWords.isInitial(words[count]) {
                count += 1
            } else if count > 0, count + 1 < words.count, NameWords.isTitle(words[count], words[count + 1]) {
                count += 2
            } else {
                break
            }
        }
        // A name that consists of titles only is a name after all.
        guard count < words.count else { return [] }
        defer { words.removeFirst(count) }
        return Array(words.prefix(count))
    }

    /// Takes `jun.`, `M. Sc.` and the like from the end; one word stays.
    private static func takeSuffix(_ words: inout [String]) -> [String] {
        var count = 0
        while true {
            let rest = words.dropLast(count)
            if rest.count > 2, NameWords.isSuffix(rest.suffix(2).joined()) {
                count += 2
            } else if rest.count > 1, let last = rest.last, NameWords.isSuffix(last) {
                count += 1
            } else {
                break
            }
        }
        defer { words.removeLast(count) }
        return Array(words.suffix(count))
    }

    /// Whether a piece behind a comma consists of what follows a name.
    private static func isSuffix(_ words: [String]) -> Bool {
        var rest = words[...]
        while let first = rest.first {
            if NameWords.isSuffix(first) || NameWords.isDegree(first) {
                rest.removeFirst()
            } else if rest.count > 1, NameWords.isSuffix(rest.prefix(2).joined()) {
                rest.removeFirst(2)
            } else {
                return false
            }
        }
        return true
    }

    /// Where the name at birth or a remark begins: `geb. Groß`, `(Einkauf)` at the end, `- Einkauf`.
    private static func tailStart(_ words: [String]) -> Int {
        let mark = words.indices.dropFirst().dropLast().first { place in
            // `Hans - Peter Groß` is no remark.
            NameWords.isBirth(words[place])
                || NameWords.isDash(words[place]) && (place > 1 || place == words.count - 2)
        }
        var bracket: Int?
        if words.last?.hasSuffix(")") == true, let open = words.lastIndex(where: { $0.hasPrefix("(") }), open > 0 {
            bracket = open
        }
        return min(mark ?? words.count, bracket ?? words.count)
    }

    /// Where the family name begins: at its last word, or at the particles before it.
    private static func familyStart(_ words: [String]) -> Int {
        guard words.count > 1 else { return 0 }
        var start = words.count - 1
        while start > 1, NameWords.isParticle(words[start - 1]) { start -= 1 }
        return start
    }
}
