/// Names of companies, told by their legal form.
enum LegalForm {
    /// Whether a text is the name of a company: ends in a legal form (`GmbH & Co. KG`, `UG (haftungsbeschränkt)`,
    /// `e. V.`) or in `& Söhne`, or begins with `Firma`.
    static func isCompany(_ text: String) -> Bool {
        guard text.utf8.count <= 500 else { return false }
        let words = withoutRemark(FullName.words(text))
        guard words.count > 1, let first = words.first, let last = words.last else { return false }
        if ["firma", "fa", "fa."].contains(first.lowercased()) || exact.contains(last) { return true }
        let key = last.lowercased()
        if folded.contains(key.hasSuffix(".") ? String(key.dropLast()) : key) { return true }
        let previous = words[words.count - 2]
        if previous == "e.", associations.contains(key) { return true }
        return NameWords.isConnective(previous) && partners.contains(key) && !FullName.isPrefix(first)
    }

    /// The words without those in parentheses at the end.
    private static func withoutRemark(_ words: [String]) -> ArraySlice<String> {
        guard words.last?.hasSuffix(")") == true, let open = words.lastIndex(where: { $0.hasPrefix("(") }) else {
            return words[...]
        }
        return words[..<open]
    }

    /// Short forms that would be names in other letters.
    private static let exact: Set<String> = ["AG", "KG", "SE", "UG", "OG", "eG", "eV", "eK", "eU"]

    private static let folded: Set<String> = [
        "gmbh", "ggmbh", "mbh", "m.b.h", "ges.m.b.h", "gesmbh", "kgaa", "ohg", "gbr", "gesbr", "partg", "partgmbb",
        "partmbb", "mbb", "haftungsbeschränkt", "a.g", "k.g", "o.h.g", "e.v", "e.k", "e.kfm", "e.kfr", "e.g", "e.u",
        "co.kg", "ltd", "limited", "inc", "llc", "plc", "corp", "sarl", "s.a", "s.r.l", "b.v", "n.v",
    ]

    /// What stands behind `e.` with a blank between.
    private static let associations: Set<String> = ["v.", "k.", "g.", "u.", "kfm.", "kfr."]

    /// What stands behind `&`.
    private static let partners: Set<String> = [
        "co", "co.", "cie", "cie.", "sohn", "söhne", "tochter", "töchter", "partner", "partners", "sons",
    ]
}
