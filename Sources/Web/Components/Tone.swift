import Domain

/// How something stands; always shown by a word and a shape as well as by its colour.
enum Tone: String, Sendable, CaseIterable {
    case given
    case pending
    case refused
    case neutral

    /// The shape that goes with it.
    var icon: Icon {
        switch self {
        case .given: .check
        case .pending: .clock
        case .refused: .cross
        case .neutral: .dash
        }
    }
}

extension Tone {
    /// How a state of consent looks.
    init(of state: ConsentState) {
        self =
            switch state {
            case .given, .renewed: .given
            case .requested, .deferred: .pending
            case .refused, .withdrawn, .revoked, .invalidated: .refused
            case .unknown, .expired: .neutral
            }
    }
}

/// A state as a small word with its shape.
struct Chip: Sendable {
    let word: String
    let tone: String
    /// The template of its icon.
    let icon: String

    init(_ word: String, _ tone: Tone, icon: Icon? = nil) {
        self.word = word
        self.tone = tone.rawValue
        self.icon = (icon ?? tone.icon).template
    }
}

/// A message in a page: what is so, and what follows.
struct Notice: Sendable {
    let title: String
    let text: String?
    let tone: String
    /// The template of its icon.
    let icon: String

    init(_ title: String, _ text: String? = nil, tone: Tone, icon: Icon? = nil) {
        self.title = title
        self.text = text
        self.tone = tone.rawValue
        self.icon = (icon ?? tone.icon).template
    }
}
