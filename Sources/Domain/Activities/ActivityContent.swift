/// What was said or done, in words: one sealed record.
package struct ActivityContent: CatalogueRecord {
    /// Characters a text may have.
    package static let maximumCharacters = 20_000

    /// The line above it.
    package var subject: String?
    /// The text, with line feeds.
    package var text: String?
    /// Fields of a newer version.
    package var unknownFields: [UnknownField] = []

    /// Makes a content; ``validated()`` judges it.
    package init(subject: String? = nil, text: String? = nil) {
        self.subject = subject
        self.text = text
    }

    /// The content with trimmed texts; refuses control characters, texts too long, and nothing at all.
    package func validated() throws(Refusal) -> ActivityContent {
        var result = self
        result.subject = try TextRule.clean(subject, Catalogue.Activity.subject, at: "subject")
        result.text = try TextRule.clean(text, Catalogue.Activity.text, multiline: true, at: "text")
        guard (result.text?.unicodeScalars.count ?? 0) <= Self.maximumCharacters else {
            throw Refusal(
                .invalid, RefusalCode.tooLong, field: "text", rule: "At most \(Self.maximumCharacters) characters.")
        }
        guard result.subject != nil || result.text != nil else {
            throw Refusal(.invalid, RefusalCode.required, field: "text", rule: "A subject line or a text is needed.")
        }
        return result
    }
}

extension ActivityContent {
    /// The record in the catalogue.
    package static var recordKind: RecordKind { .activity }

    /// The canonical bytes.
    package func encoded() -> [UInt8] {
        var writer = RecordWriter(keeping: unknownFields)
        writer.put(Catalogue.Activity.subject, subject)
        writer.put(Catalogue.Activity.text, text)
        return writer.finish()
    }

    /// Reads canonical bytes; total, keeps fields it does not know.
    package init(decoding bytes: UnsafeRawBufferPointer) throws(RecordError) {
        var reader = try RecordReader(bytes, record: .activity)
        self.init()
        while let field = try reader.next() {
            switch field.number {
            case Catalogue.Activity.subject.number: subject = try field.text()
            case Catalogue.Activity.text.number: text = try field.text()
            default: unknownFields.append(field.kept())
            }
        }
    }
}
