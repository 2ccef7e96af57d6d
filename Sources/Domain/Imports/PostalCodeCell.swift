/// Postal codes in a cell of their own, which a spreadsheet may have taken for a number.
enum PostalCodeCell {
    /// The code without the decimals of a number: `10115,00` and `10115.0` give `10115`.
    static func code(_ text: String) -> String {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
        guard parts.count == 2, (4...5).contains(parts[0].utf8.count), parts[0].utf8.allSatisfy(isDigit),
            (1...2).contains(parts[1].utf8.count), parts[1].utf8.allSatisfy({ $0 == 0x30 })
        else { return text }
        return String(parts[0])
    }

    /// A German code with the 0 in front that a number has lost.
    static func german(_ code: String) -> String {
        let isShort = code.utf8.count == 4 && code.utf8.allSatisfy(isDigit) && code.utf8.first != 0x30
        return isShort ? "0\(code)" : code
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
