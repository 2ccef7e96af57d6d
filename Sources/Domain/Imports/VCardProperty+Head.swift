extension VCardProperty {
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
            "BEGIN", "END", "VERSION", "N", "FN", "NICKNAME", "TEL", "EMAIL", "ADR", "LABEL", "ORG", "TITLE", "ROLE",
            "NOTE", "URL", "BDAY", "ANNIVERSARY", "GENDER", "PHOTO", "LOGO", "SOUND", "KEY", "UID", "REV", "TZ", "GEO",
            "CATEGORIES", "IMPP", "RELATED", "LANG", "KIND", "PRODID", "MAILER", "AGENT", "CLASS", "SORT-STRING",
            "PROFILE", "SOURCE", "NAME", "X-ABLABEL", "X-ABADR", "X-ABSHOWAS",
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
}
