/// How the bytes of an imported text file become characters.
package enum TextEncoding: String, Sendable, Equatable, CaseIterable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    /// What Excel writes as "CSV" on a German or English Windows (WHATWG index windows-1252).
    case windows1252 = "windows-1252"
    /// What Excel writes as "CSV (MS-DOS)".
    case codePage850 = "ibm850"
    /// What Excel writes as "CSV (Macintosh)".
    case macRoman = "macintosh"

    /// Unicode scalars of the bytes from 0x80 on, zero for those that mean nothing; nil where a character is more than a
    /// byte.
    var upperHalf: [UInt16]? {
        switch self {
        case .utf8, .utf16LittleEndian, .utf16BigEndian: nil
        case .windows1252: Windows1252.upperHalf
        case .codePage850: CodePage850.upperHalf
        case .macRoman: MacRoman.upperHalf
        }
    }
}
