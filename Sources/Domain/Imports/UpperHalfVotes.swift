/// Tells Windows-1252, code page 850 and Mac Roman apart by what stands beside letters.
///
/// Each byte from 0x80 on beside an ASCII letter is read in all three: letters of German that fit there in their case
/// count 2, other letters of Western Europe 1, punctuation in its place 2, whatever is out of place -2.
struct UpperHalfVotes: Sendable {
    private var windows1252 = 0
    private var codePage850 = 0
    private var macRoman = 0

    /// The encoding that the votes are clear about; nil where none is.
    var verdict: TextEncoding? {
        let other = max(codePage850, macRoman)
        if other >= 2, other > 2 * max(0, windows1252), codePage850 != macRoman {
            return codePage850 > macRoman ? .codePage850 : .macRoman
        }
        return windows1252 > max(0, other) ? .windows1252 : nil
    }

    /// Counts the bytes of a text.
    mutating func take(_ bytes: UnsafeRawBufferPointer) {
        for place in bytes.indices where bytes[place] >= 0x80 {
            let before = place == 0 ? Neighbour.unknown : Neighbour(bytes[place - 1])
            let after = place + 1 == bytes.count ? Neighbour.other : Neighbour(bytes[place + 1])
            guard before.isLetter || after.isLetter else { continue }
            let index = Int(bytes[place]) - 0x80
            windows1252 += Self.windows1252[index].votes(before, after)
            codePage850 += Self.codePage850[index].votes(before, after)
            macRoman += Self.macRoman[index].votes(before, after)
        }
    }

    /// Adds the votes of another text.
    mutating func add(_ other: UpperHalfVotes) {
        windows1252 += other.windows1252
        codePage850 += other.codePage850
        macRoman += other.macRoman
    }

    private static let windows1252 = Windows1252.upperHalf.map { Kind($0) }
    private static let codePage850 = CodePage850.upperHalf.map { Kind($0) }
    private static let macRoman = MacRoman.upperHalf.map { Kind($0) }
}

extension UpperHalfVotes {
    /// What stands before or after a byte.
    private enum Neighbour {
        case capital(isVowel: Bool)
        case small(isVowel: Bool)
        /// A byte from 0x80 on, or one that is not there to look at.
        case unknown
        case other

        init(_ byte: UInt8) {
            switch byte {
            case 0x41...0x5A: self = .capital(isVowel: Self.vowels.contains(byte | 0x20))
            case 0x61...0x7A: self = .small(isVowel: Self.vowels.contains(byte))
            case 0x80...: self = .unknown
            default: self = .other
            }
        }

        var isLetter: Bool { isCapital || isSmall }
        var isCapital: Bool { if case .capital = self { true } else { false } }
        var isSmall: Bool { if case .small = self { true } else { false } }

        /// Whether a ß may stand after it.
        var isSharpened: Bool {
            switch self {
            case .capital(let isVowel), .small(let isVowel): isVowel
            case .unknown: true
            case .other: false
            }
        }

        private static let vowels = Array("aeiouy".utf8)
    }

    /// What a character is, as far as its place in a word tells.
    private enum Kind {
        case capital(votes: Int)
        case small(votes: Int)
        /// The ß, which stands after a vowel only.
        case sharp
        /// Stands anywhere, as a dash.
        case joining
        case opening
        case closing
        /// Opens in one language and closes in another.
        case quote
        case stray

        init(_ scalar: UInt16) {
            let character = Unicode.Scalar(scalar) ?? "\0"
            self =
                switch character {
                case "ß": .sharp
                case "Ä", "Ö", "Ü", "Š", "Ž": .capital(votes: 2)
                case "ä", "ö", "ü", "š", "ž": .small(votes: 2)
                case "À"..."Ï", "Ñ"..."Ö", "Ø"..."Ü", "Œ": .capital(votes: 1)
                case "à"..."ï", "ñ"..."ö", "ø"..."ü", "œ", "ÿ": .small(votes: 1)
                case "’", "–", "—", "…", "´", "\u{A0}": .joining
                case "„", "‚", "•", "€", "£", "§", "¡", "¿": .opening
                case "”", "™", "®", "©", "°", "²", "³": .closing
                case "“", "‘", "«", "»", "‹", "›": .quote
                default: .stray
                }
        }

        func votes(_ before: Neighbour, _ after: Neighbour) -> Int {
            switch self {
            case .capital(let votes):
                return before.isSmall || before.isCapital && after.isSmall ? -2 : votes
            case .small(let votes): return after.isCapital ? -2 : votes
            case .sharp: return before.isSharpened ? 2 : -2
            case .joining: return 2
            case .opening: return before.isLetter ? -2 : 2
            case .closing: return after.isLetter ? -2 : 2
            case .quote: return before.isLetter && after.isLetter ? -2 : 2
            case .stray: return -2
            }
        }
    }
}
