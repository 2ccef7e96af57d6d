import Foundation

/// A header field, folded to lines of at most 76 characters wherever a blank allows it (RFC 5322 §2.2.3, RFC 2047 §2).
struct HeaderField {
    private static let width = 76
    /// `=?UTF-8?B?` and `?=`.
    private static let frame = 12
    private(set) var text: String
    private var column: Int

    init(_ name: String) {
        text = name + ":"
        column = text.utf8.count
    }

    /// A field whose value is ASCII without anything to quote.
    static func plain(_ name: String, _ value: String) -> String {
        var field = HeaderField(name)
        for word in value.split(separator: " ") { field.add(String(word)) }
        return field.text
    }

    /// A field of free text, in encoded words where it is not plain ASCII.
    static func free(_ name: String, _ value: String) -> String {
        var field = HeaderField(name)
        if isPlain(value), field.column + 1 + value.utf8.count <= width {
            field.add(value)
        } else {
            field.addEncoded(value)
        }
        return field.text
    }

    /// A field of one mailbox.
    static func mailbox(_ name: String, _ mailbox: Mailbox) -> String {
        var field = HeaderField(name)
        guard let shown = mailbox.name else {
            field.add(mailbox.address)
            return field.text
        }
        if isPlain(shown), shown.utf8.count <= 50 {
            let escaped = shown.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            field.add("\"\(escaped)\"")
        } else {
            field.addEncoded(shown)
        }
        field.add("<\(mailbox.address)>")
        return field.text
    }

    /// Whether a text has a character that must not stand in a header.
    static func holdsControl(_ text: String) -> Bool {
        text.unicodeScalars.contains { scalar in
            scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || [0x2028, 0x2029].contains(scalar.value)
        }
    }

    /// Printable ASCII that nobody takes for an encoded word.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?") && !text.contains("  ")
    }

    private mutating func add(_ word: String) {
        if column + 1 + word.utf8.count > Self.width, !text.hasSuffix(":") {
            text += "\r\n"
            column = 0
        }
        text += " " + word
        column += 1 + word.utf8.count
    }

    /// Appends encoded words; no character is cut in two.
    private mutating func addEncoded(_ phrase: String) {
        var rest = phrase.unicodeScalars[...]
        while !rest.isEmpty {
            var room = (Self.width - column - 1 - Self.frame) / 4 * 3
            if room < 12 {
                text += "\r\n"
                column = 0
                room = (Self.width - 1 - Self.frame) / 4 * 3
            }
            var piece = String.UnicodeScalarView()
            var size = 0
            while let scalar = rest.first {
                let bytes = UTF8.width(scalar)
                guard size + bytes <= room else { break }
                piece.append(scalar)
                size += bytes
                rest = rest.dropFirst()
            }
            let word = "=?UTF-8?B?" + Data(String(piece).utf8).base64EncodedString() + "?="
            text += " " + word
            column += 1 + word.utf8.count
        }
    }
}
