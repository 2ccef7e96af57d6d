import Mustache

/// Escapes text for HTML, in element content and in quoted attributes.
///
/// The template library's own escaping compares grapheme clusters, so a `<` after U+0600 or a `"` before U+0301 passes
/// it unescaped. This one looks at bytes: in UTF-8 an ASCII byte is always that character.
struct MarkupEscaping: MustacheContentType {
    /// The name by which templates choose it.
    static let name = "MARKUP"

    func escapeText(_ text: String) -> String {
        var escaped: [UInt8] = []
        escaped.reserveCapacity(text.utf8.count + text.utf8.count / 8)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "<"): escaped += "&lt;".utf8
            case UInt8(ascii: ">"): escaped += "&gt;".utf8
            case UInt8(ascii: "&"): escaped += "&amp;".utf8
            case UInt8(ascii: "\""): escaped += "&quot;".utf8
            case UInt8(ascii: "'"): escaped += "&#39;".utf8
            case UInt8(ascii: "`"): escaped += "&#96;".utf8
            default: escaped.append(byte)
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }
}
