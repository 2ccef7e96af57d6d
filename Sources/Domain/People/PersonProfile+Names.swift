/// How names are said and sorted.
extension PersonProfile {
    /// The name as people say it; without one, the nickname or the first contact value.
    ///
    /// A degree behind the name follows a comma (`Anna Groß, M. Sc.`), a generation does not (`Karl Groß jun.`).
    package var displayName: String {
        guard givenName != nil || familyName != nil else {
            return nickname ?? (contactPoints.first { $0.isPrimary } ?? contactPoints.first)?.value ?? honorificPrefix
                ?? ""
        }
        let name = [honorificPrefix, givenName, additionalName, familyName].compactMap { $0 }.joined(separator: " ")
        guard let honorificSuffix else { return name }
        return name + (Self.isGeneration(honorificSuffix) ? " " : ", ") + honorificSuffix
    }

    /// The name as lists sort it: family name first, and under its main part, as German registers do: `Leyen, Ursula von
    /// der`. A contraction (`vom`, `zum`, `zur`) or an article alone (`La Roche`) leads (RAK-WB §§ 314–319).
    package var sortName: String {
        let (particles, core) = Self.split(familyName ?? "")
        let given = [givenName, additionalName, particles].compactMap { $0 }.joined(separator: " ")
        let name = [core, given].filter { !$0.isEmpty }.joined(separator: ", ")
        return name.isEmpty ? displayName : name
    }

    private static func split(_ familyName: String) -> (particles: String?, core: String) {
        let words = familyName.split(whereSeparator: \.isWhitespace).map(String.init)
        var start = 0
        if words.count > 2, nobility.contains(words[0].lowercased()), prepositions.contains(words[1]) { start = 1 }
        guard start < words.count, prepositions.contains(words[start]) else { return (nil, familyName) }
        start += 1
        while start < words.count, prepositions.contains(words[start]) || articles.contains(words[start]) { start += 1 }
        guard start < words.count else { return (nil, familyName) }
        return (words[..<start].joined(separator: " "), words[start...].joined(separator: " "))
    }

    private static func isGeneration(_ suffix: String) -> Bool {
        let key = suffix.lowercased().filter { $0.isLetter }
        return generations.contains(key)
    }

    private static let prepositions: Set<String> = [
        "von", "van", "zu", "de", "di", "da", "do", "dos", "af", "av", "ter", "ten", "te",
    ]
    private static let articles: Set<String> = ["der", "den", "dem", "und", "la", "las", "los", "le", "'t", "’t"]
    private static let nobility: Set<String> = [
        "freiherr", "freifrau", "freiin", "graf", "gräfin", "baron", "baronin", "fürst", "fürstin", "prinz",
        "prinzessin", "ritter", "edler", "edle", "herzog", "herzogin",
    ]
    private static let generations: Set<String> = [
        "jun", "jr", "junior", "sen", "sr", "senior", "ii", "iii", "iv", "djüngere", "dältere", "dj", "dä",
    ]
}
