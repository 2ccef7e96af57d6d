import Foundation

/// The head of one part of a multipart form.
package struct MultipartPart: Sendable, Equatable {
    /// The form field's name.
    package let name: String
    /// The file's name as the browser sent it, folders cut off; nil for plain fields.
    package let fileName: String?
    /// The part's media type, lowercase; `text/plain` where none was sent.
    package let mediaType: String

    /// Reads a part's header lines; nil without a `Content-Disposition: form-data` and a name.
    init?(headers: ArraySlice<UInt8>) {
        guard let text = String(validating: headers, as: UTF8.self), !text.utf8.contains(0) else { return nil }
        var name: String?
        var fileName: String?
        var mediaType = "text/plain"
        // Grapheme breaking would take a carriage return and a line feed as one character, so lines are cut as bytes.
        for line in text.utf8.split(separator: UInt8(ascii: "\n")).prefix(17) {
            let pair = line.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, let key = String(pair[0])?.lowercased(), let value = String(pair[1]) else {
                return nil
            }
            if key == "content-type" { mediaType = MediaTypeField(value.filter { $0 != "\r" }).name }
            guard key == "content-disposition" else { continue }
            guard value.drop(while: { $0 == " " }).lowercased().hasPrefix("form-data") else { return nil }
            name = Self.parameter("name", in: value)
            fileName = Self.parameter("filename", in: value)
        }
        guard let name, (1...128).contains(name.utf8.count) else { return nil }
        self.name = name
        self.fileName = fileName.map { name in
            String(name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map { $0.prefix(255) } ?? "")
        }
        self.mediaType = mediaType
    }

    /// A quoted parameter; browsers write a quote inside it as `%22`.
    private static func parameter(_ key: String, in value: String) -> String? {
        for marker in ["; \(key)=\"", ";\(key)=\""] {
            guard let start = value.range(of: marker, options: .caseInsensitive)?.upperBound,
                let end = value[start...].firstIndex(of: "\"")
            else { continue }
            return value[start..<end].replacingOccurrences(of: "%22", with: "\"")
        }
        return nil
    }
}
