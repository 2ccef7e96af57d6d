/// The pieces of a full name between its commas, as words.
enum NameSegments {
    /// The pieces, one at least; commas within parentheses separate nothing.
    static func split(_ text: String) -> [[String]] {
        guard let end = text.lastIndex(of: ")") else {
            return text.split(separator: ",", omittingEmptySubsequences: false).map { FullName.words(String($0)) }
        }
        var pieces = [""]
        var depth = 0
        for index in text.indices {
            let character = text[index]
            if character == "(" { depth += 1 }
            if character == ")" { depth = max(0, depth - 1) }
            if character == ",", depth == 0 || index > end {
                pieces.append("")
            } else {
                pieces[pieces.count - 1].append(character)
            }
        }
        return pieces.map(FullName.words)
    }

    /// Takes `z. Hd.` from the front.
    static func dropAttention(_ words: inout [String]) {
        for count in [2, 1] where words.count >= count {
            let key = words.prefix(count).joined().lowercased().filter { $0 != "." && $0 != ":" }
            guard attention.contains(key) else { continue }
            words.removeFirst(count)
            if words.count > 1, words[0].lowercased() == "von", NameWords.isPrefix(words[1]) { words.removeFirst() }
            return
        }
    }

    private static let attention: Set<String> = ["zhd", "zhdn", "zuhd", "zuhdn", "zuhänden", "attn"]
}
