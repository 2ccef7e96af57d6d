/// A card in the columns of a sheet that the import knows, so that it can be put right and come in again.
///
/// What every card has stands first, in the columns without a label; then come those for work, home, mobile and fax. A
/// label that has no column of its own and a fourth address find no place.
struct PeopleCardCells: Sendable {
    private static let addressColumns: [PeopleColumn] = [
        .streetAddress, .postalCode, .addressLocality, .addressCountry,
    ]
    /// Where the parts of an address stand in a card, in the order of the columns.
    private static let addressParts = [2, 5, 3, 6]
    /// What a label says, in the order of the columns behind the one without a label.
    private static let places = ["WORK", "HOME"]
    private static let devices = ["WORK", "HOME", "CELL", "FAX"]

    private let interpreter: VCardInterpreter
    private let isGerman: Bool

    /// The cells of cards that are read so.
    init(interpreter: VCardInterpreter, isGerman: Bool) {
        self.interpreter = interpreter
        self.isGerman = isGerman
    }

    /// The names of the columns.
    var header: [String] {
        let places = isGerman ? ["geschäftlich", "privat"] : ["work", "home"]
        let devices = places + [isGerman ? "mobil" : "mobile"]
        return PeopleCardReader.columns.map { $0.header(isGerman: isGerman) }
            + places.map { PeopleColumn.email.header($0, isGerman: isGerman) }
            + devices.map { PeopleColumn.telephone.header($0, isGerman: isGerman) } + ["Fax"]
            + places.flatMap { place in Self.addressColumns.map { $0.header(place, isGerman: isGerman) } } + ["vCard"]
    }

    /// What the card says, in the columns; whatever is wrong with it stands there as it came.
    func callAsFunction(_ card: VCard) -> [String] {
        let emails = values("EMAIL", Self.places, card)
        let telephones = values("TEL", Self.devices, card)
        let addresses = addresses(card)
        let cells =
            names(card) + [emails[0], telephones[0]] + addresses[0] + emails.dropFirst() + telephones.dropFirst()
            + addresses.dropFirst().flatMap { $0 } + [card.source]
        return cells.map(PeopleCardReader.bounded)
    }

    private func names(_ card: VCard) -> [String] {
        let name = card.all("N").first?.parts ?? []
        let isNamed = (0..<5).contains { !Self.part(name, $0).isEmpty }
        let family = isNamed ? Self.part(name, 0) : card.first("FN") ?? ""
        return [Self.part(name, 3), Self.part(name, 1), Self.part(name, 2), family, Self.part(name, 4)]
            + [card.first("NICKNAME") ?? "", card.first("TITLE") ?? ""]
    }

    /// The values of a property, those without a label or with another one first.
    private func values(_ name: String, _ labels: [String], _ card: VCard) -> [String] {
        var cells = Array(repeating: [String](), count: labels.count + 1)
        for property in card.all(name) {
            let text = CellText.trimmed(property.value)
            if !text.isEmpty { cells[place(of: property, labels, card)].append(text) }
        }
        return cells.map { $0.joined(separator: "; ") }
    }

    /// The addresses, each in the columns of its label, else in the first that are free.
    private func addresses(_ card: VCard) -> [[String]] {
        var slots: [[String]?] = Array(repeating: nil, count: Self.places.count + 1)
        var others: [[String]] = []
        for property in card.all("ADR") {
            let parts = property.parts
            let cells = Self.addressParts.map { Self.part(parts, $0) }
            guard cells.contains(where: { !$0.isEmpty }) else { continue }
            let place = place(of: property, Self.places, card)
            if slots[place] == nil { slots[place] = cells } else { others.append(cells) }
        }
        for cells in others {
            if let free = slots.firstIndex(of: nil) { slots[free] = cells }
        }
        return slots.map { $0 ?? Self.addressParts.map { _ in "" } }
    }

    /// The place of what the label of a property says, devices before places; 0 where none is among `labels`.
    private func place(of property: VCardProperty, _ labels: [String], _ card: VCard) -> Int {
        let types = interpreter.label(property, card).map(VCardLabel.types) ?? []
        return labels.lastIndex(where: types.contains).map { $0 + 1 } ?? 0
    }

    private static func part(_ parts: [[String]], _ place: Int) -> String {
        place < parts.count ? CellText.trimmed(parts[place].joined(separator: " ")) : ""
    }
}
