/// A content line of a vCard while its physical lines arrive: unfolded (RFC 6350 §3.2), with the soft line ends of
/// Quoted-Printable joined (vCard 2.1), the bytes of pictures and sounds left out.
struct VCardContentLine: Sendable {
    /// Bytes of one content line that are kept.
    static let maximumBytes = 131_072
    /// Properties whose value is a picture, a sound or a key.
    static let large: Set<String> = ["PHOTO", "LOGO", "SOUND", "KEY"]

    /// The bytes so far.
    private(set) var bytes: [UInt8]
    /// The number of its first line.
    let number: Int
    /// Whether bytes are missing: it was longer than is kept.
    private(set) var isCut: Bool
    /// Whether what follows the colon is left out, as for pictures.
    let isBinary: Bool

    private let isOld: Bool
    private let isQuotedPrintable: Bool
    private let isBase64: Bool
    private let isBegin: Bool

    /// A content line that begins with `line`; `isOld` says that the card is of version 2.1.
    init(_ line: VCardLines.Line, isOld: Bool) {
        self.isOld = isOld
        number = line.number
        let head = VCardProperty.Head(line.bytes)
        isBegin = head?.name == "BEGIN"
        isQuotedPrintable = head?.encoding == "QUOTED-PRINTABLE"
        isBase64 = head?.isBase64 == true
        isBinary = head.map { Self.isLeftOut($0) } == true
        if isBinary, let head {
            bytes = Array(line.bytes[..<head.valueStart])
            isCut = false
        } else {
            bytes = line.bytes
            isCut = line.isCut
        }
    }

    /// Takes a further line of the file, or answers that it begins something new.
    mutating func takes(_ line: VCardLines.Line) -> Bool {
        if isQuotedPrintable, let end = softEnd {
            bytes.removeSubrange(end...)
            if VCardProperty.Head.isKnown(line.bytes) { return false }
            append(line.bytes[...], isCut: line.isCut)
            return true
        }
        if line.isIndented, !isBegin {
            // Version 2.1 folds at a blank and keeps it, later ones add one.
            if !isBinary { append(isOld ? line.bytes[...] : line.bytes.dropFirst(), isCut: line.isCut) }
            return true
        }
        // Some telephones fold base64 without indenting it.
        guard isBase64, !line.bytes.isEmpty, line.bytes.allSatisfy(Self.isBase64Byte) else { return false }
        if !isBinary { append(line.bytes[...], isCut: line.isCut) }
        return true
    }

    /// Whether a value is a picture, a sound or a key, or base64 of which nothing would be read.
    private static func isLeftOut(_ head: VCardProperty.Head) -> Bool {
        large.contains(head.name) || head.isBase64 && !VCardInterpreter.reads(head.name)
    }

    private mutating func append(_ more: ArraySlice<UInt8>, isCut: Bool) {
        let room = Self.maximumBytes - bytes.count
        bytes += more.prefix(max(0, room))
        if isCut || more.count > room { self.isCut = true }
    }

    /// Where the `=` stands that says "goes on in the next line".
    private var softEnd: Int? {
        guard let last = bytes.lastIndex(where: { $0 != CSVByte.space && $0 != CSVByte.tab }), bytes[last] == 0x3D
        else { return nil }
        return last
    }

    private static func isBase64Byte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2F, 0x3D: true
        default: false
        }
    }
}
