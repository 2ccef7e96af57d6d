/// Names and label values as the Prometheus text format (0.0.4) wants them.
enum PrometheusName {
    /// A metric's name: letters, digits, `_` and `:`, no digit first.
    static func metric(_ label: String, suffix: String = "") -> String {
        let plain = String(label.map { isWord($0) || $0 == ":" ? $0 : "_" })
        let name = plain.first?.isNumber ?? true ? "_" + plain : plain
        return name.hasSuffix(suffix) ? name : name + suffix
    }

    /// The labels in braces, sorted by name; empty without any.
    static func labels(_ dimensions: [(String, String)]) -> String {
        guard !dimensions.isEmpty else { return "" }
        return dimensions.sorted { $0.0 < $1.0 }
            .map { "\(label($0.0))=\"\(value($0.1))\"" }.joined(separator: ",")
    }

    private static func label(_ name: String) -> String {
        let plain = String(name.map { isWord($0) ? $0 : "_" })
        return plain.first?.isNumber ?? true ? "_" + plain : plain
    }

    private static func value(_ text: String) -> String {
        var escaped = ""
        for character in text.prefix(256) {
            switch character {
            case "\\": escaped += "\\\\"
            case "\"": escaped += "\\\""
            case "\n", "\r", "\r\n": escaped += "\\n"
            default: escaped.append(character)
            }
        }
        return escaped
    }

    private static func isWord(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber) || character == "_"
    }
}
