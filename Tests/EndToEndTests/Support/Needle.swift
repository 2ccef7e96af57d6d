import Foundation

/// A value that must not be found, in one of the forms bytes take on their way through programs.
struct Needle: Sendable, Hashable {
    let value: String
    let form: String
    let bytes: [UInt8]

    private init(_ value: String, _ form: String, _ bytes: some Sequence<UInt8>) {
        self.value = value
        self.form = form
        self.bytes = Array(bytes)
    }

    /// Every form of a value of at least eight bytes.
    static func forms(of value: String) -> [Needle] {
        let plain = Array(value.utf8)
        precondition(plain.count >= 8, "a shorter value occurs by chance")
        let hex = plain.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        let percent = plain.map { byte in
            unreserved.contains(byte)
                ? String(UnicodeScalar(byte)) : "%" + String(format: "%02X", byte)
        }.joined()
        let escaped = value.utf16.map { unit in
            unit < 128 ? String(UnicodeScalar(UInt8(unit))) : "\\u" + String(format: "%04x", unit)
        }.joined()
        var forms = [
            Needle(value, "UTF-8", plain),
            Needle(value, "UTF-16 LE", value.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
            Needle(value, "UTF-16 BE", value.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }),
            Needle(value, "hex", hex.utf8), Needle(value, "HEX", hex.uppercased().utf8),
            Needle(value, "percent", percent.utf8), Needle(value, "JSON", escaped.utf8),
        ]
        for shift in 0..<3 {
            let text = base64(plain, shift: shift)
            forms.append(Needle(value, "base64 +\(shift)", text.utf8))
            let urlSafe = text.replacing("+", with: "-").replacing("/", with: "_")
            forms.append(Needle(value, "base64url +\(shift)", urlSafe.utf8))
        }
        var seen: Set<[UInt8]> = []
        return forms.filter { seen.insert($0.bytes).inserted }
    }

    /// What every base64 text that holds these bytes behind `shift` others (modulo three) has in common.
    private static func base64(_ bytes: [UInt8], shift: Int) -> String {
        let text = Data([UInt8](repeating: 0, count: shift) + bytes).base64EncodedString()
        let first = (8 * shift + 5) / 6
        let end = 8 * (shift + bytes.count) / 6
        return String(text.prefix(end).dropFirst(first))
    }

    private static let unreserved = Set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
}
