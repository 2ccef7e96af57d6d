/// Words in names that are none.
enum NameWords {
    /// Whether a word is a title or form of address, also one of several without blanks (`Dr.med.`, `Dipl.-Ing.(FH)`).
    static func isPrefix(_ word: String) -> Bool {
        guard word.utf8.count <= 60 else { return false }
        let key = bare(word)
        if prefixes.contains(key) { return true }
        let parts = key.replacing("(", with: ".(").split { $0 == "." || $0 == "-" }
        guard parts.count > 1, let first = parts.first, compounds.contains(String(first)) else { return false }
        return first == "dipl" || parts.allSatisfy { prefixes.contains(String($0)) }
    }

    /// Whether two words are a title together: `h. c.`, or one more behind `und`.
    static func isTitle(_ first: String, _ second: String) -> Bool {
        prefixes.contains(bare(first + second)) || isConnective(first) && isPrefix(second)
    }

    /// A letter that is a form of address elsewhere and a given name cut short here.
    static func isInitial(_ word: String) -> Bool {
        bare(word) == "m"
    }

    static func isDoctor(_ word: String) -> Bool {
        ["dr", "prof", "doktor", "professor", "professorin"].contains(bare(word))
    }

    /// Whether words name a couple or two people: with a title or form of address in front and behind an `und`.
    static func isCouple(_ words: [String]) -> Bool {
        guard let first = words.first, isPrefix(first) else { return false }
        let name = words.firstIndex { !isPrefix($0) && !isConnective($0) } ?? words.count
        return words.indices.dropFirst().dropLast().contains { place in
            guard isConnective(words[place]), isPrefix(words[place + 1]) else { return false }
            return name < place || isAddress(first) && isAddress(words[place + 1])
        }
    }

    /// Whether a word follows a name: `jun.`, `M.A.`, `LL.M.`.
    static func isSuffix(_ word: String) -> Bool {
        word.utf8.count <= 30 && suffixes.contains(bare(word.filter { $0 != "(" && $0 != ")" }))
    }

    /// Whether a word behind a comma is a degree that would be a name elsewhere.
    static func isDegree(_ word: String) -> Bool {
        ["MA", "BA", "MD", "BEd", "MEd"].contains(word)
    }

    /// Whether the name at birth follows.
    static func isBirth(_ word: String) -> Bool {
        ["geb", "geborene", "geborener", "née", "nee", "né", "verw", "verwitwete"].contains(bare(word))
    }

    static func isDash(_ word: String) -> Bool {
        ["-", "–", "—", "/", "|"].contains(word)
    }

    static func isParticle(_ word: String) -> Bool {
        particles.contains(word.lowercased())
    }

    static func isConnective(_ word: String) -> Bool {
        ["und", "u.", "u", "&", "+", "and"].contains(word.lowercased())
    }

    private static func isAddress(_ word: String) -> Bool {
        addresses.contains(bare(word))
    }

    /// The word in lower case without the dot at its end.
    private static func bare(_ word: String) -> String {
        let key = word.lowercased()
        return key.hasSuffix(".") ? String(key.dropLast()) : key
    }

    private static let particles: Set<String> = [
        "von", "vom", "van", "zu", "zum", "zur", "der", "den", "dem", "de", "del", "della", "di", "da", "dos", "du",
        "la", "le", "ten", "ter", "te", "auf", "af", "av", "el", "al", "bin", "ibn", "und", "'t", "freiherr",
        "freifrau", "graf", "gräfin",
    ]

    private static let addresses: Set<String> = [
        "herr", "herrn", "frau", "fr", "hr", "hrn", "fräulein", "divers", "familie", "fam", "eheleute", "ehepaar",
        "herr/frau", "frau/herr", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "madam", "mme", "m", "monsieur",
        "madame", "sig", "sra", "sr",
    ]

    private static let prefixes: Set<String> = addresses.union([
        "dr", "ddr", "doktor", "dres", "prof", "professor", "professorin", "priv.-doz", "priv", "doz", "pd", "univ",
        "jun.-prof", "dipl", "ing", "kfm", "kffr", "mag", "med", "dent", "vet", "jur", "phil", "rer", "nat", "h.c",
        "hc", "e.h", "eh", "mult", "habil", "oec", "publ", "troph", "paed", "pol", "soc", "theol", "agr", "ra", "rain",
        "stb", "lic", "(fh)", "(ba)", "(tu)", "(th)", "(uni)", "(univ)", "(univ.)", "(dh)", "(htl)",
    ])

    /// Titles that others are joined to without a blank.
    private static let compounds: Set<String> = ["dr", "ddr", "prof", "dipl", "mag", "univ", "priv", "lic"]

    private static let suffixes: Set<String> = [
        "jun", "jr", "junior", "sen", "sr", "senior", "ii", "iii", "m.a", "m.sc", "msc", "m.eng", "meng", "m.ed",
        "mba", "emba", "m.b.a", "b.a", "b.sc", "bsc", "b.eng", "beng", "b.ed", "bba", "ll.m", "llm", "ll.b", "llb",
        "ph.d", "phd", "m.d", "mph", "m.p.h", "dba", "m.arch", "m.f.a", "b.f.a", "esq",
    ]
}
