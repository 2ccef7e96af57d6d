package import Foundation

/// An e-mail address or telephone number of a person; lives inside her profile record.
package struct ContactPoint: Sendable, Equatable {
    /// Names the contact point in consents, tokens and the API.
    package var id: UUID
    /// What it is.
    package var kind: ContactPointKind
    /// The address or number as it was written.
    package var value: String
    /// A word for it, such as `Büro`.
    package var label: String?
    /// Whether it is the first choice of its kind.
    package var isPrimary: Bool
    /// Fields of a newer version.
    package var unknownFields: [UnknownField] = []

    /// Makes a contact point, by default with a fresh random id.
    package init(
        id: UUID = UUID.random(), kind: ContactPointKind, value: String, label: String? = nil, isPrimary: Bool = false
    ) {
        self.id = id
        self.kind = kind
        self.value = value
        self.label = label
        self.isPrimary = isPrimary
    }
}

extension ContactPoint {
    /// The nested record.
    func encodedNested() -> [UInt8] {
        typealias Fields = Catalogue.ContactPoint
        var writer = RecordWriter(keeping: unknownFields, nested: true)
        writer.put(Fields.id, id)
        writer.put(Fields.kind, kind.rawValue)
        writer.put(Fields.value, value)
        writer.put(Fields.label, label)
        writer.put(Fields.isPrimary, isPrimary)
        return writer.finish()
    }

    /// Reads the nested record.
    init(decodingNested bytes: UnsafeRawBufferPointer) throws(RecordError) {
        typealias Fields = Catalogue.ContactPoint
        var reader = try RecordReader(bytes, record: .contactPoint, nested: true)
        var id: UUID?
        var kind: ContactPointKind?
        var value: String?
        var label: String?
        var isPrimary = false
        var unknown: [UnknownField] = []
        while let field = try reader.next() {
            switch field.number {
            case Fields.id.number: id = try field.identifier()
            case Fields.kind.number:
                kind = ContactPointKind(rawValue: try field.text())
                guard kind != nil else { throw RecordError(.invalidValue, field: field.number) }
            case Fields.value.number: value = try field.text()
            case Fields.label.number: label = try field.text()
            case Fields.isPrimary.number: isPrimary = try field.flag()
            default: unknown.append(field.kept())
            }
        }
        guard let id else { throw RecordError(.missingField, field: Fields.id.number) }
        guard let kind else { throw RecordError(.missingField, field: Fields.kind.number) }
        guard let value else { throw RecordError(.missingField, field: Fields.value.number) }
        self.init(id: id, kind: kind, value: value, label: label, isPrimary: isPrimary)
        unknownFields = unknown
    }
}

extension [ContactPoint] {
    /// The first choice of a kind, or the first of it where none is marked; nil where there is none.
    package func preferred(_ kind: ContactPointKind) -> ContactPoint? {
        first { $0.kind == kind && $0.isPrimary } ?? first { $0.kind == kind }
    }
}
