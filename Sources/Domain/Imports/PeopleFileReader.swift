/// Reads people from a file in pieces, a sheet, vCards or what an export package holds, whichever it is.
///
/// Feed with ``append(_:)``, take rows with ``next()`` until it answers nil, ``finish()`` at the end of the file, take
/// the rest.
package struct PeopleFileReader: Sendable {
    private enum Kind: Sendable {
        case undecided([UInt8])
        case sheet(PeopleSheetReader)
        case cards(PeopleCardReader)
        case document(PortabilityReader)
    }

    private var kind = Kind.undecided([])
    private let mapping: ColumnMappingFile?
    private let targets: [ColumnTarget]?
    private let defaults: ImportDefaults
    private var isComplete = false

    /// A reader at the beginning of a file; without `format` its content decides.
    package init(
        format: ImportFormat? = nil, mapping: ColumnMappingFile? = nil, columns: [ColumnTarget]? = nil,
        defaults: ImportDefaults
    ) {
        self.mapping = mapping
        targets = columns
        self.defaults = defaults
        if let format { begin(format) }
    }

    /// What the file is; nil until its first bytes are there.
    package var format: ImportFormat? {
        switch kind {
        case .undecided: nil
        case .sheet: .csv
        case .cards: .vcard
        case .document: .portability
        }
    }

    /// The names of the columns; empty until they have been read.
    package var header: [String] {
        switch kind {
        case .undecided: []
        case .sheet(let sheet): sheet.header
        case .cards(let cards): cards.header
        case .document(let document): document.header
        }
    }

    /// Which columns go where; nil until they have been read, and for cards.
    package var columns: ColumnMapping? {
        if case .sheet(let sheet) = kind { return sheet.mapping }
        return nil
    }

    /// Columns, or properties of cards, that are not read, the most frequent first.
    package var unread: [String] {
        switch kind {
        case .undecided: []
        case .sheet(let sheet): sheet.mapping?.unused.filter { !$0.isEmpty } ?? []
        case .cards(let cards): cards.unread.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        case .document(let document): document.unread
        }
    }

    /// Takes the next piece of the file.
    package mutating func append(_ bytes: [UInt8]) {
        switch kind {
        case .undecided(let held):
            let held = held + bytes
            kind = .undecided(held)
            if held.count >= Self.sampleBytes { decide() }
        case .sheet(var sheet):
            kind = .undecided([])
            sheet.append(bytes)
            kind = .sheet(sheet)
        case .cards(var cards):
            kind = .undecided([])
            cards.append(bytes)
            kind = .cards(cards)
        case .document(var document):
            kind = .undecided([])
            document.append(bytes)
            kind = .document(document)
        }
    }

    /// Says that the file has ended.
    package mutating func finish() {
        isComplete = true
        if case .undecided = kind { decide() }
        switch kind {
        case .undecided, .document: break
        case .sheet(var sheet):
            sheet.finish()
            kind = .sheet(sheet)
        case .cards(var cards):
            cards.finish()
            kind = .cards(cards)
        }
    }

    /// The next row; nil when more bytes are needed, after ``finish()`` when there is none left.
    ///
    /// Throws what ``PeopleSheetReader/next()`` and ``PeopleCardReader/next(isAtEnd:)`` throw.
    package mutating func next() throws(Refusal) -> PeopleSheetRow? {
        switch kind {
        case .undecided: return nil
        case .sheet(var sheet):
            // Taken out while it changes, so that nothing of it is copied.
            kind = .undecided([])
            defer { kind = .sheet(sheet) }
            return try sheet.next()
        case .cards(var cards):
            kind = .undecided([])
            defer { kind = .cards(cards) }
            return try cards.next(isAtEnd: isComplete)
        case .document(var document):
            defer { kind = .document(document) }
            return try document.next(isAtEnd: isComplete)
        }
    }

    private static let sampleBytes = 1_024

    private mutating func begin(_ format: ImportFormat) {
        switch format {
        case .csv: kind = .sheet(PeopleSheetReader(mapping: mapping, columns: targets, defaults: defaults))
        case .vcard: kind = .cards(PeopleCardReader(defaults: defaults))
        case .portability: kind = .document(PortabilityReader(defaults: defaults))
        }
    }

    private mutating func decide() {
        guard case .undecided(let held) = kind else { return }
        begin(Self.isCards(held) ? .vcard : Self.isDocument(held) ? .portability : .csv)
        append(held)
    }

    /// Whether a file begins like a JSON object.
    private static func isDocument(_ bytes: [UInt8]) -> Bool {
        bytes.drop { $0 >= 0x80 || $0 <= CSVByte.space }.first == UInt8(ascii: "{")
    }

    /// Whether a line of a file's beginning is `BEGIN:VCARD`, whatever its encoding; not within quotes, where sheets have
    /// cards that were kept back.
    private static func isCards(_ bytes: [UInt8]) -> Bool {
        let lines = bytes.prefix(sampleBytes).filter { $0 != 0 }.split { byte in
            byte == CSVByte.lineFeed || byte == CSVByte.carriageReturn
        }
        var isQuoted = false
        for line in lines {
            let letters = line.drop { $0 >= 0x80 || $0 <= CSVByte.space }
            if !isQuoted, String(decoding: letters.prefix(11), as: UTF8.self).uppercased() == "BEGIN:VCARD" {
                return true
            }
            if !line.count(where: { $0 == CSVByte.quote }).isMultiple(of: 2) { isQuoted.toggle() }
        }
        return false
    }
}
