/// Texts that people put into a cell to say that there is nothing; only for cells that cannot hold them as a value.
enum CellPlaceholder {
    private static let words: Set<String> = [
        "-", "--", "---", "–", "—", "/", ".", "?", "x", "n/a", "na", "n.a.", "k.a.", "k. a.", "ka", "keine", "kein",
        "keine angabe", "nicht bekannt", "unbekannt", "none", "null", "nil", "unknown", "(leer)", "(keine)",
        "(null)", "#n/a", "#nv",
    ]

    /// Whether the text says "nothing here".
    static func contains(_ text: String) -> Bool {
        text.utf8.count <= 15 && words.contains(text.lowercased())
    }
}
