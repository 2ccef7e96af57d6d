/// In which form a value may lie in a file.
package enum NeedleForm: String, Sendable, CaseIterable {
    case plain = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case lowerHex = "hex"
    case upperHex = "hex-upper"
    case base64
    case base64URL = "base64url"
    case url
}
