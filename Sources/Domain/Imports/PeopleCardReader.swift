/// Reads people from a vCard file in pieces, as rows that look like those of a sheet, so that a card that is kept back
/// can be put right in a spreadsheet or on the page and come in again.
package struct PeopleCardReader: Sendable {
    private var reader = VCardReader()
    private let interpreter: VCardInterpreter
    private let cells: PeopleCardCells
    private var isChecked = false

    /// The columns of the rows, in the language of the tenant.
    package let header: [String]
    /// In how many cards each property stood that is not read.
    package private(set) var unread: [String: Int] = [:]

    /// Names of properties that are told apart; a file may hold any number.
    static let maximumUnread = 100

    /// A reader at the beginning of a file.
    package init(defaults: ImportDefaults) {
        interpreter = VCardInterpreter(defaults: defaults)
        cells = PeopleCardCells(interpreter: interpreter, isGerman: defaults.isGerman)
        header = cells.header
    }

    /// Takes the next piece of the file.
    package mutating func append(_ bytes: [UInt8]) { reader.append(bytes) }

    /// Says that the file has ended.
    package mutating func finish() { reader.finish() }

    /// The next card; nil when more bytes are needed, after ``finish()`` when there is none left.
    ///
    /// Throws `file-unreadable`, before the first row, when the file begins with something that is no card.
    package mutating func next(isAtEnd: Bool) throws(Refusal) -> PeopleSheetRow? {
        guard let card = reader.next() else {
            if isAtEnd, !isChecked { throw SheetOpening.unreadable("The file is empty.") }
            return nil
        }
        if !isChecked {
            try SheetOpening.check(cards: reader.opening)
            guard reader.hasCards else { throw SheetOpening.unreadable("There is no vCard in the file.") }
            isChecked = true
        }
        for name in VCardInterpreter.unread(card) where unread[name] != nil || unread.count < Self.maximumUnread {
            unread[name, default: 0] += 1
        }
        let outcome = interpreter.interpret(card)
        return PeopleSheetRow(
            record: CSVRecord(row: card.row, line: card.line, fields: cells(card)), outcome: outcome)
    }

    /// The text, cut where it is longer than a column of the quarantine may be.
    static func bounded(_ text: String) -> String {
        text.utf8.count <= maximumBytes ? text : String(decoding: text.utf8.prefix(maximumBytes), as: UTF8.self)
    }

    private static let maximumBytes = 64_000

    /// The columns that every card has.
    static let columns: [PeopleColumn] = [
        .honorificPrefix, .givenName, .additionalName, .familyName, .honorificSuffix, .nickname, .jobTitle, .email,
        .telephone, .streetAddress, .postalCode, .addressLocality, .addressCountry,
    ]
}
