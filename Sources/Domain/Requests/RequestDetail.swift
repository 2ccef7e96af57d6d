/// What was written with a person's request: one record, sealed under the evidence key of the request's own subject.
package struct RequestDetail: CatalogueRecord {
    /// The e-mail address that answers go to.
    package var contact: String?
    /// The language of answers, `de` or `en`.
    package var language: String?
    /// How staff know that it is her.
    package var identityNote: String?
    /// What was said about why it takes longer.
    package var extensionText: String?
    /// Why it is refused, in words.
    package var refusalText: String?
    /// How she may have the refusal reviewed.
    package var remedies: String?
    /// What was answered.
    package var answer: String?
    /// Fields of a newer version.
    package var unknownFields: [UnknownField] = []

    /// Makes an empty detail; set what is known.
    package init() {}
}

extension RequestDetail {
    /// The record in the catalogue.
    package static var recordKind: RecordKind { .subjectRequest }

    /// The canonical bytes.
    package func encoded() -> [UInt8] {
        typealias Fields = Catalogue.SubjectRequest
        var writer = RecordWriter(keeping: unknownFields)
        writer.put(Fields.contact, contact)
        writer.put(Fields.language, language)
        writer.put(Fields.identityNote, identityNote)
        writer.put(Fields.extensionText, extensionText)
        writer.put(Fields.refusalText, refusalText)
        writer.put(Fields.remedies, remedies)
        writer.put(Fields.answer, answer)
        return writer.finish()
    }

    /// Reads canonical bytes; total, keeps fields it does not know.
    package init(decoding bytes: UnsafeRawBufferPointer) throws(RecordError) {
        var reader = try RecordReader(bytes, record: .subjectRequest, maximum: RecordLimits.personBytes)
        self.init()
        while let field = try reader.next() { try take(field) }
    }

    private mutating func take(_ field: RecordReader.Field) throws(RecordError) {
        typealias Fields = Catalogue.SubjectRequest
        switch field.number {
        case Fields.contact.number: contact = try field.text()
        case Fields.language.number: language = try field.text()
        case Fields.identityNote.number: identityNote = try field.text()
        case Fields.extensionText.number: extensionText = try field.text()
        case Fields.refusalText.number: refusalText = try field.text()
        case Fields.remedies.number: remedies = try field.text()
        case Fields.answer.number: answer = try field.text()
        default: unknownFields.append(field.kept())
        }
    }
}
