/// Telephone numbers in a cell.
package enum TelephoneCell {
    /// The numbers of a cell: one, or several between `;`, `,`, line ends or Google's `:::`. A placeholder gives none.
    package static func numbers(_ text: String) -> [String] {
        if text.isEmpty || CellPlaceholder.contains(text) { return [] }
        // Shopify and others write '4930…, so that spreadsheets keep the digits.
        let text = text.hasPrefix("'") ? String(text.dropFirst()) : text
        if !text.utf8.contains(where: { $0 == 0x3B || $0 == 0x2C || $0 == 0x3A || $0 == 0x0A }) { return [text] }
        return text.replacing(":::", with: ";").split { $0 == ";" || $0 == "," || $0 == "\n" }
            .map { CellText.trimmed(String($0)) }.filter { !$0.isEmpty }
    }

    /// Whether a text has the shape of a number: 3 to 20 digits, `+` only in front, and what people put between digits.
    ///
    /// Excel's `4,91701E+11` is none: the digits are lost.
    package static func isNumber(_ text: String) -> Bool {
        var digits = 0
        guard text.utf8.count <= TextRule.telephoneBytes else { return false }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "0"..."9": digits += 1
            case "+" where digits == 0: break
            case " ", "(", ")", "/", "-", ".", "\u{2010}"..."\u{2014}", "\u{2212}": break
            default: return false
            }
        }
        return digits >= 3 && digits <= 20
    }
}
