/// A telephone number in a cell, and what the word before it says.
struct TelephoneEntry: Equatable {
    /// The number as written.
    let number: String
    /// A word for it, as `Fax`.
    let label: String?
}

extension TelephoneEntry {
    /// Takes `Tel.:` and the like off the front of a text; other words stay.
    init(_ text: String) {
        let lead = text.prefix(40).prefix { !("0"..."9").contains($0) && $0 != "+" && $0 != "(" }
        let words = lead.lowercased().split { !$0.isLetter }.map(String.init)
        guard !words.isEmpty, words.allSatisfy({ Self.labels.keys.contains($0) }) else {
            self.init(number: Self.international(text), label: nil)
            return
        }
        let rest = CellText.trimmed(String(text[lead.endIndex...]))
        self.init(number: Self.international(rest), label: words.lazy.compactMap { Self.labels[$0] ?? nil }.first)
    }

    /// Whether a word says what the number behind it is; a single letter is too little within a text.
    static func isLabel(_ word: String) -> Bool {
        word.utf8.count > 1 && labels.keys.contains(word.lowercased())
    }

    /// The number with its `+`, where 49 and the digits of a whole number stand without it.
    private static func international(_ text: String) -> String {
        guard text.hasPrefix("49"), TelephoneCell.isNumber(text) else { return text }
        return (11...13).contains(text.utf8.count { (0x30...0x39).contains($0) }) ? "+\(text)" : text
    }

    private static let labels: [String: String?] = [
        "tel": nil, "telefon": nil, "telefonnummer": nil, "telefonnr": nil, "fon": nil, "phone": nil, "t": nil,
        "nr": nil, "festnetz": nil, "mobil": "mobil", "mobiltelefon": "mobil", "mob": "mobil", "m": "mobil",
        "handy": "mobil", "mobile": "mobile", "cell": "mobile", "fax": "Fax", "telefax": "Fax", "f": "Fax",
        "privat": "privat", "priv": "privat", "büro": "Büro", "geschäftlich": "geschäftlich",
        "dienstlich": "dienstlich",
    ]
}
