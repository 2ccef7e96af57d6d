package import Foundation

/// What proves one consent event: one record, sealed under the subject's evidence key.
package struct ConsentEventDetail: CatalogueRecord {
    /// The e-mail address or telephone number it is about.
    package var address: String?
    /// Where it came from.
    package var source: String?
    /// The hash of the wording shown.
    package var wordingHash: [UInt8]?
    /// The hash of the notice shown.
    package var noticeHash: [UInt8]?
    /// The language of both.
    package var language: String?
    /// How the control stood.
    package var control: ControlDefault?
    /// When it was asked for.
    package var requestedAt: Date?
    /// When the confirmation message was handed over.
    package var sentAt: Date?
    /// That message's id.
    package var messageID: String?
    /// That message's hash.
    package var renderedHash: [UInt8]?
    /// When it was confirmed.
    package var confirmedAt: Date?
    /// The id of the token that confirmed it.
    package var tokenID: UUID?
    /// The form it came from.
    package var formID: UUID?
    /// That form's version.
    package var formVersion: String?
    /// The other system that kept the proof.
    package var sourceSystem: String?
    /// Anything else that was said about it.
    package var statement: String?
    /// The network address, where the tenant keeps it.
    package var ipAddress: String?
    /// The browser, where the tenant keeps it.
    package var userAgent: String?
    /// Fields of a newer version.
    package var unknownFields: [UnknownField] = []

    /// Makes an empty detail; set what is known.
    package init() {}
}

extension ConsentEventDetail {
    /// The record in the catalogue.
    package static var recordKind: RecordKind { .consentEvent }

    /// The canonical bytes.
    package func encoded() -> [UInt8] {
        typealias Fields = Catalogue.ConsentEvent
        var writer = RecordWriter(keeping: unknownFields)
        writer.put(Fields.address, address)
        writer.put(Fields.source, source)
        writer.put(Fields.wordingHash, bytes: wordingHash)
        writer.put(Fields.noticeHash, bytes: noticeHash)
        writer.put(Fields.language, language)
        writer.put(Fields.controlDefault, control?.rawValue)
        writer.put(Fields.requestedAt, requestedAt)
        writer.put(Fields.sentAt, sentAt)
        writer.put(Fields.messageID, messageID)
        writer.put(Fields.renderedHash, bytes: renderedHash)
        writer.put(Fields.confirmedAt, confirmedAt)
        writer.put(Fields.tokenID, tokenID)
        writer.put(Fields.formID, formID)
        writer.put(Fields.formVersion, formVersion)
        writer.put(Fields.sourceSystem, sourceSystem)
        writer.put(Fields.statement, statement)
        writer.put(Fields.ipAddress, ipAddress)
        writer.put(Fields.userAgent, userAgent)
        return writer.finish()
    }

    /// Reads canonical bytes; total, keeps fields it does not know.
    package init(decoding bytes: UnsafeRawBufferPointer) throws(RecordError) {
        var reader = try RecordReader(bytes, record: .consentEvent, maximum: RecordLimits.personBytes)
        self.init()
        while let field = try reader.next() { try take(field) }
    }

    private mutating func take(_ field: RecordReader.Field) throws(RecordError) {
        typealias Fields = Catalogue.ConsentEvent
        switch field.number {
        case Fields.address.number: address = try field.text()
        case Fields.source.number: source = try field.text()
        case Fields.wordingHash.number: wordingHash = field.copy()
        case Fields.noticeHash.number: noticeHash = field.copy()
        case Fields.language.number: language = try field.text()
        case Fields.controlDefault.number:
            control = ControlDefault(rawValue: try field.text())
            guard control != nil else { throw RecordError(.invalidValue, field: field.number) }
        case Fields.requestedAt.number: requestedAt = try field.moment()
        case Fields.sentAt.number: sentAt = try field.moment()
        case Fields.messageID.number: messageID = try field.text()
        case Fields.renderedHash.number: renderedHash = field.copy()
        case Fields.confirmedAt.number: confirmedAt = try field.moment()
        case Fields.tokenID.number: tokenID = try field.identifier()
        case Fields.formID.number: formID = try field.identifier()
        case Fields.formVersion.number: formVersion = try field.text()
        case Fields.sourceSystem.number: sourceSystem = try field.text()
        case Fields.statement.number: statement = try field.text()
        case Fields.ipAddress.number: ipAddress = try field.text()
        case Fields.userAgent.number: userAgent = try field.text()
        default: unknownFields.append(field.kept())
        }
    }
}
