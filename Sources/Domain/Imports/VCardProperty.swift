/// A property of a vCard, as `item1.TEL;TYPE=CELL,PREF:+49 30 1234`.
package struct VCardProperty: Sendable, Equatable {
    /// The group before the name, in lower case.
    package let group: String?
    /// The name in capitals.
    package let name: String
    /// Parameter values by their names in capitals; a bare value of version 2.1 is a `TYPE`.
    package private(set) var parameters: [String: [String]]
    /// The text, still escaped; nil where its bytes could not be read as text.
    package internal(set) var text: String?
    /// The bytes of a text that is not UTF-8 and names no encoding, until the card is decided.
    private var undecided: [UInt8]?
    /// Whether its lines are in several encodings, so that each stays as it was read.
    private var isMixed = false
    /// Whether its value was left out, as for pictures.
    package private(set) var isLeftOut = false

    /// The kinds it names, in capitals.
    package var types: Set<String> {
        Set((parameters["TYPE"] ?? []).flatMap { $0.uppercased().split(separator: ",").map(String.init) })
    }

    /// The label it bears itself: what stands in `X-CUSTOM(…)` or behind the `X-` of a kind of somebody's own.
    var ownLabel: String? {
        if let custom = parameters[Self.custom]?.first, let label = VCardLabel.readable(custom) { return label }
        let kinds = (parameters["TYPE"] ?? []).flatMap { $0.split(separator: ",") }
        return kinds.lazy.compactMap { VCardLabel.own($0) }.first
    }

    /// The parameter that Android writes labels of somebody's own in.
    static let custom = "X-CUSTOM"

    /// How much it is preferred, 1 most (RFC 6350 §5.3); nil where it does not say.
    package var preference: Int? {
        if let text = parameters["PREF"]?.first { return Int(text).flatMap { (1...100).contains($0) ? $0 : nil } }
        return types.contains("PREF") ? 1 : nil
    }

    /// The text as one value.
    package var value: String { VCardText.unescaped(escaped) }

    /// The parts of a structured value (`;`), each its list (`,`).
    package var parts: [[String]] {
        VCardText.split(escaped, at: ";").map { part in
            VCardText.split(String(part), at: ",").map { VCardText.unescaped(String($0)) }
        }
    }
}

extension VCardProperty {
    /// The text, still escaped, without character references, whose `;` would part it.
    private var escaped: String { CharacterReference.decoded(text ?? "", escaping: true) }

    /// Appends a line that should have been folded or escaped.
    mutating func append(line bytes: [UInt8]) {
        if undecided == nil, !isMixed, VCardText.isUndecided(bytes, charset: nil) {
            isMixed = text?.utf8.allSatisfy { $0 < 0x80 } != true
            if !isMixed { undecided = text.map { Array($0.utf8) } }
        }
        undecided?.append(CSVByte.lineFeed)
        undecided?.append(contentsOf: bytes)
        guard text != nil else { return }
        guard let more = VCardText.text(bytes, charset: nil) else {
            text = nil
            return
        }
        text?.append("\n")
        text?.append(more)
    }

    /// Bytes of a property that is not read.
    static let shortBytes = 64

    /// The property without parameters, with no more of its text than shows that there is some.
    var shortened: VCardProperty {
        var property = self
        property.parameters = [:]
        property.text = text.map { CellText.trimmed($0).isEmpty ? "" : String($0.unicodeScalars.prefix(16)) }
        property.undecided = nil
        return property
    }

    /// Lets what is undecided speak for an encoding.
    func vote(_ votes: inout UpperHalfVotes) {
        undecided?.withUnsafeBytes { votes.take($0) }
    }

    /// Reads what is undecided in that encoding; Windows-1252 is what it has been read in so far.
    mutating func decide(_ encoding: TextEncoding) {
        if encoding != .windows1252, let undecided { text = VCardText.text(undecided, in: encoding) }
        undecided = nil
    }

    /// Reads a content line; nil where it is none.
    init?(_ line: VCardContentLine) {
        guard let head = Head(line.bytes) else { return nil }
        (group, name, parameters) = (head.group, head.name, head.parameters)
        let value = line.bytes[head.valueStart...]
        let charset = head.parameters["CHARSET"]?.first
        if line.isBinary {
            (text, isLeftOut) = ("", true)
        } else if head.isBase64 {
            text = VCardText.base64(value).flatMap { bytes in
                // Without a name of the character set, only UTF-8 shows that it was base64 at all.
                charset == nil ? String(validating: bytes, as: UTF8.self) : VCardText.text(bytes, charset: charset)
            }
        } else {
            let decoded = head.encoding == "QUOTED-PRINTABLE" ? VCardText.quotedPrintable(value) : Array(value)
            text = VCardText.text(decoded, charset: charset)
            if VCardText.isUndecided(decoded, charset: charset) { undecided = decoded }
        }
    }
}
