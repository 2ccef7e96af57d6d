package import Foundation

/// What a person has in a field that the tenant made; lives inside her profile record.
package struct CustomValue: Sendable, Equatable {
    /// The field.
    package var fieldID: UUID
    /// The value in the one spelling of its kind.
    package var value: String
    /// Fields of a newer version.
    package var unknownFields: [UnknownField] = []

    /// Joins a field and a value.
    package init(fieldID: UUID, value: String) {
        self.fieldID = fieldID
        self.value = value
    }
}

extension CustomValue {
    /// The nested record.
    func encodedNested() -> [UInt8] {
        typealias Fields = Catalogue.CustomValue
        var writer = RecordWriter(keeping: unknownFields, nested: true)
        writer.put(Fields.fieldID, fieldID)
        writer.put(Fields.value, value)
        return writer.finish()
    }

    /// Reads the nested record.
    init(decodingNested bytes: UnsafeRawBufferPointer) throws(RecordError) {
        typealias Fields = Catalogue.CustomValue
        var reader = try RecordReader(bytes, record: .customValue, nested: true)
        var fieldID: UUID?
        var value: String?
        var unknown: [UnknownField] = []
        while let field = try reader.next() {
            switch field.number {
            case Fields.fieldID.number: fieldID = try field.identifier()
            case Fields.value.number: value = try field.text()
            default: unknown.append(field.kept())
            }
        }
        guard let fieldID else { throw RecordError(.missingField, field: Fields.fieldID.number) }
        guard let value else { throw RecordError(.missingField, field: Fields.value.number) }
        self.init(fieldID: fieldID, value: value)
        unknownFields = unknown
    }
}
