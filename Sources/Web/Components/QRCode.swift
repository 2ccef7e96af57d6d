import CQrencode

/// A text as a QR code, drawn as one path: dark on light in every theme, with the quiet zone that cameras need.
struct QRCode: Sendable {
    /// Modules of the light border.
    private static let border = 4
    /// Units of the picture's side.
    let size: String
    /// The dark modules.
    let path: String
    /// What it is, for those who do not see it.
    let label: String

    /// Nil where the text is too long for any QR code.
    init?(_ text: String, label: String) {
        let bytes = Array(text.utf8)
        guard let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        guard let modules = code.pointee.data else { return nil }
        var path = ""
        for y in 0..<width {
            var x = 0
            while x < width {
                let start = x
                while x < width, modules[y * width + x] & 1 == 1 { x += 1 }
                if x > start { path += "M\(start + Self.border) \(y + Self.border)h\(x - start)v1h-\(x - start)z" }
                x += 1
            }
        }
        size = String(width + 2 * Self.border)
        self.path = path
        self.label = label
    }
}
