/// The words for a contact point or address: in a vCard its `TYPE`s (RFC 6350 §5.6) or Apple's `X-ABLabel`, here a label.
enum VCardLabel {
    /// The label that types give, in German or English; nil where they say nothing of use.
    static func text(_ types: Set<String>, isGerman: Bool) -> String? {
        let place = types.contains("WORK") ? 1 : types.contains("HOME") ? 2 : 0
        let device = devices.first { !$0.types.isDisjoint(with: types) }
        if device == nil, place == 0 {
            let further = types.subtracting(noise).filter { !$0.hasPrefix("X-") }.sorted().first
            return further?.lowercased()
        }
        let words = isGerman ? german : english
        guard let device else { return words.places[place] }
        let word = words.devices[device.word] ?? ""
        if place == 0 { return word }
        return isGerman ? "\(word) \(words.places[place])" : "\(words.places[place]) \(word)"
    }

    /// The label behind the `X-` of a kind of somebody's own; nil for kinds that only a program understands.
    static func own(_ type: Substring) -> String? {
        let type = CellText.trimmed(String(type))
        let word = String(type.dropFirst(2))
        let maker = word.uppercased().prefix { $0.isLetter }
        guard type.uppercased().hasPrefix("X-"), !makers.contains(String(maker)), !noise.contains(word.uppercased())
        else { return nil }
        return readable(word == word.uppercased() ? word.lowercased() : word)
    }

    /// The text as a label; nil where nobody would have written it.
    static func readable(_ text: String) -> String? {
        let text = CellText.trimmed(text)
        let isReadable = text.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil || marks.contains(scalar)
        }
        let letters = text.unicodeScalars.count { $0.properties.isAlphabetic }
        return isReadable && letters >= 2 && text.utf8.count <= maximumBytes ? text : nil
    }

    /// Bytes of a label that a person would write.
    private static let maximumBytes = 80
    private static let marks: Set<Unicode.Scalar> = [" ", "-", "_", ".", "/", "(", ")", "&", "'", "’", "+", ","]
    /// Programs whose own kinds begin with their name.
    private static let makers: Set<String> = [
        "EVOLUTION", "MOZILLA", "KADDRESSBOOK", "KDE", "GOOGLE", "ANDROID", "MS", "OL", "AB", "ABLABEL", "SYNTHESIS",
        "NOKIA", "SONYERICSSON", "PALM", "CUSTOM", "GENERIC", "APPLE", "MAIN", "OBHUT",
    ]

    /// The types that a label in German or English stands for; none for a label of somebody's own.
    static func types(_ label: String) -> Set<String> {
        byLabel[label.lowercased()] ?? []
    }

    /// The label that Apple's `X-ABLabel` gives, `_$!<Mobile>!$_` being one of its own words.
    static func text(apple label: String, isGerman: Bool) -> String? {
        let text = CellText.trimmed(label)
        guard text.hasPrefix("_$!<"), text.hasSuffix(">!$_") else { return text.isEmpty ? nil : text }
        let word = text.dropFirst(4).dropLast(4).uppercased()
        let types: Set<String> =
            switch word {
            case "HOMEFAX": ["HOME", "FAX"]
            case "WORKFAX": ["WORK", "FAX"]
            case "OTHERFAX": ["FAX"]
            default: [word]
            }
        return Self.text(types, isGerman: isGerman)
    }

    private struct Device {
        let word: String
        let types: Set<String>
    }

    private static let devices = [
        Device(word: "fax", types: ["FAX"]), Device(word: "cell", types: ["CELL", "MOBILE", "IPHONE"]),
        Device(word: "pager", types: ["PAGER"]), Device(word: "main", types: ["MAIN", "X-MAIN", "COMPANY"]),
    ]

    private static let german = (
        places: ["", "geschäftlich", "privat"],
        devices: ["fax": "Fax", "cell": "mobil", "pager": "Pager", "main": "Zentrale"]
    )
    private static let english = (
        places: ["", "work", "home"], devices: ["fax": "fax", "cell": "mobile", "pager": "pager", "main": "main"]
    )

    /// Types that say nothing a person would write on a label.
    private static let noise: Set<String> = [
        "PREF", "VOICE", "TEXT", "MSG", "VIDEO", "MODEM", "ISDN", "BBS", "CAR", "PCS", "INTERNET", "X400", "DOM",
        "INTL",
        "POSTAL", "PARCEL", "TEXTPHONE", "OTHER", "",
    ]

    private static let byLabel: [String: Set<String>] = {
        var result: [String: Set<String>] = [
            "büro": ["WORK"], "dienstlich": ["WORK"], "beruflich": ["WORK"], "firma": ["WORK"], "arbeit": ["WORK"],
            "private": ["HOME"], "office": ["WORK"], "business": ["WORK"],
        ]
        for isGerman in [true, false] {
            for place in [["WORK"], ["HOME"], []] as [Set<String>] {
                for device in [["FAX"], ["CELL"], ["PAGER"], ["MAIN"], []] as [Set<String>] {
                    let types = place.union(device)
                    if let label = text(types, isGerman: isGerman) { result[label.lowercased()] = types }
                }
            }
        }
        return result
    }()
}
