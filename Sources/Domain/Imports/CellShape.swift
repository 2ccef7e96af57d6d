/// What the content of a cell looks like, for guessing columns.
enum CellShape {
    /// Whether a cell is an e-mail address and nothing else.
    static func isEmail(_ text: String) -> Bool {
        text.utf8.count <= 300 && EmailCell.isAddress(CellText.trimmed(text))
    }

    /// Whether every word of a cell is a title or form of address.
    static func isHonorificPrefix(_ text: String) -> Bool {
        let words = text.utf8.count <= 100 ? FullName.words(text) : []
        return !words.isEmpty && words.allSatisfy(FullName.isPrefix)
    }
}
