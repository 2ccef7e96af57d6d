/// How the bytes of an imported text file become characters.
package enum TextEncoding: String, Sendable, Equatable, CaseIterable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    /// What Excel writes as "CSV" on a German or English Windows (WHATWG index windows-1252).
    case windows1252 = "windows-1252"
}
