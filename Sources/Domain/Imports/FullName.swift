/// A full name taken apart into title, given and family name.
///
/// `Müller, Dr. Anna` and `Dr. Anna Müller` give the same. Words in front of the family name that belong to it (`von
/// der`, `de`, `zu`) go with it. A single word is the family name.
package struct FullName: Sendable, Equatable {
    /// Titles and forms of address.
    package let honorificPrefix: String?
    /// All words before the family name.
    package let givenName: String?
    /// The family name with its particles.
    package let familyName: String?

    /// Takes a name apart; nothing is lost, every word ends up somewhere.
    package init(_ text: String) {
        let parts = text.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
        var family = Self.words(parts.first.map(String.init) ?? "")
        var given = parts.count > 1 ? Self.words(String(parts[1])) : []
        var prefix = Self.takePrefix(&family)
        if given.isEmpty {
            let start = Self.familyStart(family)
            given = Array(family[..<start])
            family = Array(family[start...])
        } else {
            prefix += Self.takePrefix(&given)
        }
        honorificPrefix = Self.joined(prefix)
        givenName = Self.joined(given)
        familyName = Self.joined(family)
    }

    static func words(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    /// Whether a word is a title or form of address.
    static func isPrefix(_ word: String) -> Bool {
        let key = word.lowercased()
        return prefixes.contains(key.hasSuffix(".") ? String(key.dropLast()) : key)
    }

    private static func takePrefix(_ words: inout [String]) -> [String] {
        let count = words.prefix(while: isPrefix).count
        // A name that consists of titles only is a name after all.
        guard count < words.count || count == 0 else { return [] }
        defer { words.removeFirst(count) }
        return Array(words.prefix(count))
    }

    /// Where the family name begins: at its last word, or at the particles before it.
    private static func familyStart(_ words: [String]) -> Int {
        guard words.count > 1 else { return 0 }
        var start = words.count - 1
        while start > 1, particles.contains(words[start - 1].lowercased()) { start -= 1 }
        return start
    }

    private static func joined(_ words: [String]) -> String? {
        words.isEmpty ? nil : words.joined(separator: " ")
    }

    private static let particles: Set<String> = [
        "von", "vom", "van", "zu", "zum", "zur", "der", "den", "dem", "de", "del", "della", "di", "da", "dos", "du",
        "la", "le", "ten", "ter", "te", "auf", "af", "av", "el", "al", "bin", "ibn", "und", "'t", "freiherr",
        "freifrau", "graf", "gräfin",
    ]

    private static let prefixes: Set<String> = [
        "herr", "herrn", "frau", "fr", "hr", "fräulein", "divers", "familie", "fam", "dr", "doktor", "dres", "prof",
        "professor", "professorin", "priv.-doz", "pd", "dipl.-ing", "dipl.-kfm", "dipl.-kffr", "dipl.-inf",
        "dipl.-psych", "dipl.-päd", "dipl.-biol", "dipl.-phys", "dipl.-chem", "dipl.-math", "dipl.-ök", "dipl", "ing",
        "mag", "med", "dent", "vet", "jur", "phil", "rer", "nat", "h.c", "hc", "oec", "pol", "theol", "agr", "ra",
        "rain",
        "stb", "lic",
        "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "madam", "mme", "m", "monsieur", "madame", "sig", "sra", "sr",
    ]
}
