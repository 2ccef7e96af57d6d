/// Lines below the rows of a printed list, which bear their word in the place of a name.
enum FooterRow {
    /// Whether a text is `Summe:`, `Seite 1 von 3`, `Stand 31.01.2026` or the like.
    static func contains(_ text: String) -> Bool {
        guard text.utf8.count <= 60 else { return false }
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        guard let first = words.first else { return false }
        let rest = words.dropFirst().filter { !fillers.contains($0) }
        guard rest.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else { return false }
        return totals.contains(first) || counted.contains(first) && !rest.isEmpty
    }

    private static let totals: Set<String> = [
        "summe", "gesamt", "gesamtsumme", "zwischensumme", "endsumme", "gesamtbetrag", "total", "subtotal",
    ]

    /// Words that a number or date follows.
    private static let counted: Set<String> = ["seite", "blatt", "page", "stand", "anzahl"]

    private static let fillers: Set<String> = ["von", "of", "vom", "am", "per", "eur", "euro", "netto", "brutto"]
}
