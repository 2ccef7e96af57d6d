/// UTF-8 that was once read as Windows-1252 and saved so: `MÃ¼ller`.
enum TwiceRead {
    /// The text as it was meant, where its bytes in Windows-1252 are UTF-8; else as it is.
    static func mended(_ text: String) -> String {
        guard isDoubtful(text), let bytes = Windows1252.encode(text) else { return text }
        return String(validating: bytes, as: UTF8.self) ?? text
    }

    /// Whether two characters follow each other as only such texts have them.
    private static func isDoubtful(_ text: String) -> Bool {
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            switch previous {
            case "Ã", "Â": if let byte = Windows1252.byte(scalar), 0x80...0xBF ~= byte { return true }
            case "â": if scalar == "€" || scalar == "\u{80}" { return true }
            default: break
            }
            previous = scalar
        }
        return false
    }
}
