/// A property of a vCard, as `item1.TEL;TYPE=CELL,PREF:+49 30 1234`.
package struct VCardProperty: Sendable, Equatable {
    /// The group before the name, in lower case.
    package let group: String?
    /// The name in capitals.
    package let name: String
    /// Parameter values by their names in capitals; a bare value of version 2.1 is a `TYPE`.
    package private(set) var parameters: [String: [String]]
    /// The text, still escaped; nil where its bytes could not be read as text.
    package internal(set) var text: String?
    /// The bytes of a text that is not UTF-8 and names no encoding, until the card is decided.
    private var undecided: [UInt8]?
    /// Whether its value was left out, as for pictures.
    package private(set) var isLeftOut = false

    /// The kinds it names, in capitals.
    package var types: Set<String> {
        Set((parameters["TYPE"] ?? []).flatMap { $0.uppercased().split(separator: ",").map(String.init) })
    }

    /// The label it bears itself: what stands in `X-CUSTOM(…)` or behind the `X-` of a kind of somebody's own.
    var ownLabel: String? {
        if let custom = parameters[Self.custom]?.first, let label = VCardLabel.readable(custom) { return label }
        let kinds = (parameters["TYPE"] ?? []).flatMap { $0.split(separator: ",") }
        return kinds.lazy.compactMap { VCardLabel.own($0) }.first
    }

    /// The parameter that Android writes labels of somebody's own in.
    private static let custom = "X-CUSTOM"

    /// How much it is preferred, 1 most (RFC 6350 §5.3); nil where it does not say.
    package var preference: Int? {
        if let text = parameters["PREF"]?.first { return Int(text).flatMap { (1...100).contains($0) ? $0 : nil } }
        return types.contains("PREF") ? 1 : nil
    }

    /// The text as one value.
    package var value: String { VCardText.unescaped(escaped) }

    /// The parts of a structured value (`;`), each its list (`,`).
    package var parts: [[String]] {
        VCardText.split(escaped, at: ";").map { part in
            VCardText.split(String(part), at: ",").map { VCardText.unescaped(String($0)) }
        }
    }
}

extension VCardProperty {
    /// The text, still escaped, without character references, whose `;` would part it.
    private var escaped: String { CharacterReference.decoded(text ?? "", escaping: true) }

    /// What stands before the colon.
    struct Head {
        let group: String?
        let name: String
        let parameters: [String: [String]]
        /// Where the value begins.
        let valueStart: Int
        /// Whether the name is written in capitals.
        private let isCapital: Bool

        /// Reads the head of a content line; nil where there is none.
        init?(_ bytes: [UInt8]) {
            guard let colon = Self.colon(bytes) else { return nil }
            valueStart = colon + 1
            let pieces = Self.split(bytes[..<colon], at: 0x3B)
            var name = Self.text(pieces[0])
            var group: String?
            if let dot = name.lastIndex(of: ".") {
                group = name[..<dot].lowercased()
                name = String(name[name.index(after: dot)...])
            }
            guard !name.isEmpty, name.utf8.allSatisfy(Self.isName), group?.utf8.allSatisfy(Self.isName) ?? true
            else { return nil }
            var parameters: [String: [String]] = [:]
            for piece in pieces.dropFirst() {
                let (key, values) = Self.parameter(piece)
                parameters[key, default: []] += values
            }
            self.group = group
            isCapital = name == name.uppercased()
            self.name = name.uppercased()
            self.parameters = parameters
        }

        /// How the value is written, in capitals.
        var encoding: String? { parameters["ENCODING"]?.first?.uppercased() }

        /// Whether the value is written in base64.
        var isBase64: Bool { encoding == "BASE64" || encoding == "B" }

        /// Whether a line begins or ends a card or is a property that cards have, written as programs do: in capitals,
        /// no blank behind the colon. A soft line end before it is a mistake.
        static func isKnown(_ bytes: [UInt8]) -> Bool {
            if bytes.count < 32, cardLines.contains(text(bytes[...]).uppercased()) { return true }
            guard let head = Head(bytes), head.isCapital, known.contains(head.name) else { return false }
            return head.valueStart == bytes.count || bytes[head.valueStart] != CSVByte.space
        }

        private static let cardLines: Set<String> = ["BEGIN:VCARD", "END:VCARD"]
        private static let known: Set<String> = [
            "VERSION", "N", "FN", "NICKNAME", "TEL", "EMAIL", "ADR", "LABEL", "ORG", "TITLE", "ROLE", "NOTE", "URL",
            "BDAY", "ANNIVERSARY", "GENDER", "PHOTO", "LOGO", "SOUND", "KEY", "UID", "REV", "TZ", "GEO", "CATEGORIES",
            "IMPP", "RELATED", "LANG", "KIND", "PRODID", "MAILER", "AGENT", "CLASS", "SORT-STRING", "PROFILE", "SOURCE",
            "NAME", "X-ABLABEL", "X-ABADR", "X-ABSHOWAS",
        ]

        /// The colon before the value; one inside quotes is none, unless there is no other.
        private static func colon(_ bytes: [UInt8]) -> Int? {
            var first: Int?
            var isQuoted = false
            for (place, byte) in bytes.enumerated() {
                switch byte {
                case CSVByte.quote: isQuoted.toggle()
                case 0x3A where !isQuoted: return place
                case 0x3A: first = first ?? place
                default: break
                }
            }
            return first
        }

        private static func split(_ bytes: ArraySlice<UInt8>, at separator: UInt8) -> [ArraySlice<UInt8>] {
            var pieces: [ArraySlice<UInt8>] = []
            var start = bytes.startIndex
            var isQuoted = false
            for place in bytes.indices {
                if bytes[place] == CSVByte.quote { isQuoted.toggle() }
                if bytes[place] == separator, !isQuoted {
                    pieces.append(bytes[start..<place])
                    start = place + 1
                }
            }
            return pieces + [bytes[start...]]
        }

        private static func parameter(_ piece: ArraySlice<UInt8>) -> (String, [String]) {
            if let label = customLabel(piece) { return (custom, [label]) }
            if let equals = piece.firstIndex(of: 0x3D) {
                let values = split(piece[(equals + 1)...], at: 0x2C).map { VCardText.parameter(text($0)) }
                return (text(piece[..<equals]).uppercased(), values)
            }
            let word = text(piece)
            let isEncoding = ["QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"].contains(word.uppercased())
            return (isEncoding ? "ENCODING" : "TYPE", [word])
        }

        /// The label in `X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,B=C3=BCro)`.
        private static func customLabel(_ piece: ArraySlice<UInt8>) -> String? {
            let start = piece.dropFirst(piece.starts(with: Array("TYPE=".utf8)) ? 5 : 0)
            guard start.starts(with: Array("\(custom)(".utf8)), start.last == 0x29 else { return nil }
            var charset: String?
            var isQuoted = false
            var words: [ArraySlice<UInt8>] = []
            for word in split(start.dropFirst(custom.utf8.count + 1).dropLast(), at: 0x2C) {
                switch text(word).uppercased() {
                case "ENCODING=QUOTED-PRINTABLE": isQuoted = true
                case let name where name.hasPrefix("CHARSET="): charset = String(name.dropFirst(8))
                default: words.append(word)
                }
            }
            let bytes = Array(words.joined(separator: [0x2C]))
            return VCardText.text(isQuoted ? VCardText.quotedPrintable(bytes[...]) : bytes, charset: charset)
        }

        private static func text(_ bytes: ArraySlice<UInt8>) -> String {
            CellText.trimmed(VCardText.text(Array(bytes), charset: nil) ?? String(decoding: bytes, as: UTF8.self))
        }

        private static func isName(_ byte: UInt8) -> Bool {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F, 0x2E: true
            default: false
            }
        }
    }

    /// Appends a line that should have been folded or escaped.
    mutating func append(line bytes: [UInt8]) {
        let isASCII = text?.utf8.allSatisfy { $0 < 0x80 } == true
        if undecided == nil, isASCII, VCardText.isUndecided(bytes, charset: nil) {
            undecided = text.map { Array($0.utf8) }
        }
        if let first = undecided { undecided = first + [CSVByte.lineFeed] + bytes }
        let more = VCardText.text(bytes, charset: nil)
        if let text { self.text = more.map { "\(text)\n\($0)" } }
    }

    /// Bytes of a property that is not read.
    static let shortBytes = 64

    /// The property without parameters, with no more of its text than shows that there is some.
    var shortened: VCardProperty {
        var property = self
        property.parameters = [:]
        property.text = text.map { CellText.trimmed($0).isEmpty ? "" : String($0.unicodeScalars.prefix(16)) }
        property.undecided = nil
        return property
    }

    /// Lets what is undecided speak for an encoding.
    func vote(_ votes: inout UpperHalfVotes) {
        undecided?.withUnsafeBytes { votes.take($0) }
    }

    /// Reads what is undecided in that encoding; Windows-1252 is what it has been read in so far.
    mutating func decide(_ encoding: TextEncoding) {
        if encoding != .windows1252, let undecided { text = VCardText.text(undecided, in: encoding) }
        undecided = nil
    }

    /// Reads a content line; nil where it is none.
    init?(_ line: VCardContentLine) {
        guard let head = Head(line.bytes) else { return nil }
        (group, name, parameters) = (head.group, head.name, head.parameters)
        let value = line.bytes[head.valueStart...]
        let charset = head.parameters["CHARSET"]?.first
        if line.isBinary {
            (text, isLeftOut) = ("", true)
        } else if head.isBase64 {
            text = VCardText.base64(value).flatMap { bytes in
                // Without a name of the character set, only UTF-8 shows that it was base64 at all.
                charset == nil ? String(validating: bytes, as: UTF8.self) : VCardText.text(bytes, charset: charset)
            }
        } else {
            let decoded = head.encoding == "QUOTED-PRINTABLE" ? VCardText.quotedPrintable(value) : Array(value)
            text = VCardText.text(decoded, charset: charset)
            if VCardText.isUndecided(decoded, charset: charset) { undecided = decoded }
        }
    }
}
