/// Errors that a spreadsheet leaves in a cell in place of a value.
enum CellError {
    /// Whether the cell says only that a value is not there (`#NV`, `#N/A`).
    static func isMissing(_ text: String) -> Bool {
        text.utf8.first == 0x23 && words(text).allSatisfy(missing.contains)
    }

    /// Whether the cell consists of errors (`#WERT!`, `Err:502`).
    static func isError(_ text: String) -> Bool {
        switch text.utf8.first {
        case 0x23: words(text).allSatisfy { errors.contains($0) || missing.contains($0) }
        case 0x45: text.utf8.count == 7 && text.hasPrefix("Err:5") && text.utf8.dropFirst(4).allSatisfy(isDigit)
        default: false
        }
    }

    /// A number that a spreadsheet has rounded, as `1,01E+04`: its digits are lost.
    static func isRounded(_ text: String) -> Bool {
        let parts = text.uppercased().split(separator: "E", omittingEmptySubsequences: false)
        guard text.utf8.count <= 30, parts.count == 2, parts[0].utf8.contains(where: isDigit) else { return false }
        return parts[0].utf8.allSatisfy { isDigit($0) || $0 == 0x2C || $0 == 0x2E }
            && parts[1].utf8.first == 0x2B && parts[1].utf8.count > 1
            && parts[1].utf8.dropFirst().allSatisfy(isDigit)
    }

    private static func words(_ text: String) -> [String] {
        text.utf8.count <= 100 ? FullName.words(text.uppercased()) : [text]
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static let missing: Set<String> = ["#NV", "#N/A"]

    private static let errors: Set<String> = [
        "#WERT!", "#BEZUG!", "#NAME?", "#DIV/0!", "#REF!", "#VALUE!", "#NUM!", "#ZAHL!", "#NULL!", "#SPILL!",
        "#ÜBERLAUF!", "#CALC!", "#KALK!",
    ]
}
