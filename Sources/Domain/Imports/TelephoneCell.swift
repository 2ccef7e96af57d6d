/// Telephone numbers in a cell.
package enum TelephoneCell {
    /// The numbers of a cell: one, or several between `;`, `,`, line ends, `oder` or Google's `:::`, also between blanks
    /// and slashes where whole numbers stand beside each other. A placeholder gives none.
    ///
    /// `Tel.:` and the like in front are taken off, and `49…` becomes `+49…`.
    package static func numbers(_ text: String) -> [String] {
        entries(text).map(\.number)
    }

    /// The numbers of a cell with the words before them.
    static func entries(_ text: String) -> [TelephoneEntry] {
        if text.isEmpty || CellPlaceholder.contains(text) { return [] }
        // Shopify and others write '4930…, so that spreadsheets keep the digits.
        let text = text.hasPrefix("'") ? String(text.dropFirst()) : text
        if isPlain(text) || CellError.isRounded(text) { return [TelephoneEntry(number: text, label: nil)] }
        return text.replacing(":::", with: ";").split { $0 == ";" || $0 == "," || $0 == "\n" }
            .flatMap { TelephoneRow.numbers(CellText.trimmed(String($0))) }
            .map(TelephoneEntry.init).filter { !$0.number.isEmpty }
    }

    /// The common cell: one number, nothing to split or to take off.
    private static func isPlain(_ text: String) -> Bool {
        var digits = 0
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39: digits += 1
            case 0x2B where digits == 0: break
            case 0x20, 0x28, 0x29, 0x2D, 0x2E: break
            default: return false
            }
        }
        return digits < 14 && text.utf8.first != 0x34
    }

    /// What is wrong with a number; nil for a good one.
    ///
    /// Where `bare` is given, a number begins with 0 or `+`, or has so many digits.
    static func fault(_ number: String, bare: ClosedRange<Int>?) -> ImportIssueCode? {
        guard isNumber(number) else {
            return TelephoneRow.hasText(behind: number) ? .telephoneExtension : .telephoneInvalid
        }
        if TelephoneRow.hasEndings(number) { return .telephoneExtension }
        let digits = number.utf8.filter { (0x30...0x39).contains($0) }
        guard let bare, digits.first != 0x30, !number.contains("+"), !bare.contains(digits.count) else { return nil }
        return .telephoneIncomplete
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
