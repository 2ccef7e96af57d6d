/// Reads the cards of a vCard file of version 2.1, 3.0 or 4.0 in pieces; total on any bytes.
///
/// Feed with ``append(_:)``, take cards with ``next()`` until it answers nil, ``finish()`` at the end of the file, take
/// the rest. A card within a card (`AGENT`) belongs to the outer one. A card whose `END` is missing ends where the next
/// one begins. Lines outside every card come out as a card of their own with a defect, so that nothing is lost silently.
/// Memory: one card, of which ``sourceBytes`` and ``propertyBytes`` are kept.
package struct VCardReader: Sendable {
    /// Bytes of a card's text that are kept for the quarantine.
    static let sourceBytes = 32_000
    /// Bytes of a card's properties that are kept.
    static let propertyBytes = 262_144
    /// Properties of a card that are kept.
    static let maximumProperties = 2_000

    private var lines = VCardLines()
    private var pending: VCardContentLine?
    private var waiting: VCardLines.Line?
    private var open: VCard?
    private var source: [UInt8] = []
    private var kept = 0
    private var depth = 0
    private var isOld = false
    private var count = 0
    private var ready: VCard?
    private var isComplete = false
    private var votes = UpperHalfVotes()
    private var own = UpperHalfVotes()
    /// Whether any line began a card.
    private(set) var hasCards = false

    /// A reader at the beginning of a file.
    package init() {}

    /// The first bytes of the file as they came.
    var opening: [UInt8] { lines.opening }

    /// Takes the next piece of the file.
    package mutating func append(_ bytes: [UInt8]) { lines.append(bytes) }

    /// Says that the file has ended.
    package mutating func finish() {
        isComplete = true
        lines.finish()
    }

    /// The next card; nil when more bytes are needed, after ``finish()`` when there is none left.
    package mutating func next() -> VCard? {
        while true {
            if let card = ready {
                ready = nil
                return card
            }
            if let line = waiting {
                waiting = nil
                takeOne(line)
            } else if let line = lines.next() {
                take(line)
            } else if isComplete, let content = pending {
                pending = nil
                complete(content)
            } else if isComplete, open != nil {
                close(defect: depth > 0 ? .incomplete : .outside)
            } else {
                return nil
            }
        }
    }

    private mutating func take(_ line: VCardLines.Line) {
        if line.isEndMark { return }
        let line = line.unmarked
        guard let joint = line.joint else { return takeOne(line) }
        takeOne(joint.end)
        waiting = joint.begin
    }

    private mutating func takeOne(_ line: VCardLines.Line) {
        if pending?.takes(line) == true { return }
        var line = line
        // Outside of a property a blank in front means nothing: some files are indented as a whole.
        if line.isIndented { line.bytes = Array(line.bytes.drop { $0 == CSVByte.space || $0 == CSVByte.tab }) }
        if let finished = pending { complete(finished) }
        pending = line.bytes.isEmpty ? nil : VCardContentLine(line, isOld: isOld)
    }

    private mutating func complete(_ content: VCardContentLine) {
        let property = VCardProperty(content)
        let isCard = property?.value.uppercased().trimmingPrefix(while: \.isWhitespace).hasPrefix("VCARD") == true
        switch property?.name {
        case "BEGIN" where isCard: begin(content)
        case "END" where isCard && depth > 1:
            keep(content)
            depth -= 1
        case "END" where isCard && depth == 1:
            keep(content)
            close(defect: nil)
        default:
            if open == nil { start(content) }
            keep(content)
            if depth == 1 { add(property, content) }
        }
    }

    private mutating func begin(_ content: VCardContentLine) {
        hasCards = true
        if depth > 0, let last = open?.properties.last, last.name == "AGENT", last.value.isEmpty || depth > 1 {
            keep(content)
            depth += 1
            return
        }
        if open != nil { close(defect: depth > 0 ? nil : .outside) }
        start(content)
        keep(content)
        depth = 1
    }

    private mutating func start(_ content: VCardContentLine) {
        count += 1
        open = VCard(row: count, line: content.number)
        (source, kept, isOld, own) = ([], 0, false, UpperHalfVotes())
    }

    private mutating func close(defect: VCard.Defect?) {
        guard var card = open else { return }
        let encoding = decide(&card)
        card.source =
            String(validating: source, as: UTF8.self) ?? VCardText.text(source, in: encoding)
            ?? String(decoding: source, as: UTF8.self)
        card.defect = card.defect ?? defect
        (open, depth, isOld) = (nil, 0, false)
        ready = card
    }

    /// Reads texts of unnamed encoding in the one that the card speaks for, or all cards so far.
    private mutating func decide(_ card: inout VCard) -> TextEncoding {
        votes.add(own)
        let encoding = own.verdict ?? votes.verdict ?? .windows1252
        for place in card.properties.indices { card.properties[place].decide(encoding) }
        return encoding
    }

    /// Keeps the line for the quarantine.
    private mutating func keep(_ content: VCardContentLine) {
        guard source.count + content.bytes.count < Self.sourceBytes else { return }
        source += content.bytes
        source.append(CSVByte.lineFeed)
    }

    private mutating func add(_ property: VCardProperty?, _ content: VCardContentLine) {
        guard var card = open else { return }
        open = nil
        defer { open = card }
        property?.vote(&own)
        if let name = property?.name ?? card.properties.last?.name, !VCardInterpreter.reads(name) {
            addUnread(property, to: &card)
            return
        }
        kept += content.bytes.count
        guard !content.isCut, kept <= Self.propertyBytes, card.properties.count < Self.maximumProperties else {
            card.defect = .tooLong
            return
        }
        if let property {
            if property.name == "VERSION" { isOld = property.value.hasPrefix("2") }
            card.properties.append(property)
        } else if !card.properties.isEmpty {
            card.properties[card.properties.count - 1].append(line: content.bytes)
        }
    }

    /// Keeps of a property that is not read only that it is there; however long it was, the card can be used.
    private mutating func addUnread(_ property: VCardProperty?, to card: inout VCard) {
        guard let property = property?.shortened, property.name.utf8.count <= VCardProperty.shortBytes else { return }
        kept += VCardProperty.shortBytes
        guard kept <= Self.propertyBytes, card.properties.count < Self.maximumProperties else { return }
        card.properties.append(property)
    }
}
