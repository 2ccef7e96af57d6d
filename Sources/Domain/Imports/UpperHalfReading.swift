/// How well bytes fit between their neighbours when they are read in one encoding, for ``UpperHalfVotes``.
struct UpperHalfReading: Sendable {
    /// What a character is, as far as its place in a word tells.
    private enum Kind: Sendable {
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

        var isCapital: Bool { if case .capital = self { true } else { false } }
        var isSmall: Bool { if case .small = self { true } else { false } }
        var isLetter: Bool { isCapital || isSmall || isSharp }
        var isSharp: Bool { if case .sharp = self { true } else { false } }
    }

    private let kinds: [Kind]
    private let vowels: [Bool]

    /// An encoding with these scalars from 0x80 on.
    init(_ upperHalf: [UInt16]) {
        let scalars = (0..<0x80).map { UInt16($0) } + upperHalf
        let characters = scalars.map { Unicode.Scalar($0) ?? "\0" }
        kinds = characters.map(Self.kind)
        vowels = characters.map { Self.isVowel($0) }
    }

    /// What a byte counts between two others; nil stands for one that is not there.
    func votes(_ byte: UInt8, _ before: UInt8?, _ after: UInt8?) -> Int {
        let previous = before.map { kinds[Int($0)] }
        let next = after.map { kinds[Int($0)] }
        switch kinds[Int(byte)] {
        case .capital(let votes):
            let isInside = previous?.isSmall == true || previous?.isCapital == true && next?.isSmall == true
            return isInside ? -2 : votes
        case .small(let votes): return next?.isCapital == true ? -2 : votes
        case .sharp: return before.map { vowels[Int($0)] } ?? true ? 2 : -2
        case .joining: return 2
        case .opening: return previous?.isLetter == true ? -2 : 2
        case .closing: return next?.isLetter == true ? -2 : 2
        case .quote: return previous?.isLetter == true && next?.isLetter == true ? -2 : 2
        case .stray: return -2
        }
    }

    private static func kind(_ character: Unicode.Scalar) -> Kind {
        switch character {
        case "ß": .sharp
        case "A"..."Z", "Ä", "Ö", "Ü", "Š", "Ž": .capital(votes: 2)
        case "a"..."z", "ä", "ö", "ü", "š", "ž": .small(votes: 2)
        case "À"..."Ï", "Ñ"..."Õ", "Ø"..."Û", "Œ": .capital(votes: 1)
        case "à"..."ï", "ñ"..."õ", "ø"..."û", "œ", "ÿ": .small(votes: 1)
        case "’", "–", "—", "…", "´", "\u{A0}": .joining
        case "„", "‚", "•", "€", "£", "§", "¡", "¿": .opening
        case "”", "™", "®", "©", "°", "²", "³": .closing
        case "“", "‘", "«", "»", "‹", "›": .quote
        default: .stray
        }
    }

    private static func isVowel(_ character: Unicode.Scalar) -> Bool {
        switch character {
        case "a", "e", "i", "o", "u", "y", "A", "E", "I", "O", "U", "Y": true
        case "À"..."Æ", "È"..."Ï", "Ò"..."Ö", "Ø"..."Ü", "à"..."æ", "è"..."ï", "ò"..."ö", "ø"..."ü": true
        default: false
        }
    }
}
