package import Foundation

/// A value as a person is told of it (Art. 15 GDPR), in the order in which it is read: prints as JSON, or as a page.
package indirect enum DisclosedValue: Sendable, Equatable {
    /// One named value of a record.
    package struct Member: Sendable, Equatable {
        /// The camelCase name on the wire.
        package let name: String
        /// What it is.
        package let value: DisclosedValue

        /// Names a value.
        package init(_ name: String, _ value: DisclosedValue) {
            self.name = name
            self.value = value
        }
    }

    case text(String)
    /// A code of ours: a page says it in everyday words.
    case code(String)
    case flag(Bool)
    case moment(Date)
    case list([DisclosedValue])
    case record([Member])

    /// An id.
    package static func id(_ id: UUID) -> DisclosedValue { .text(id.uuidString.lowercased()) }

    /// A record of the members that have a value.
    package static func fields(_ members: [(String, DisclosedValue?)]) -> DisclosedValue {
        .record(members.compactMap { name, value in value.map { Member(name, $0) } })
    }

    /// The value as JSON.
    package var json: CanonicalJSON {
        switch self {
        case .text(let text), .code(let text): .string(text)
        case .flag(let flag): .bool(flag)
        case .moment(let date): .string(InternetTime.text(date))
        case .list(let values): .array(values.map(\.json))
        case .record(let members):
            .object(Dictionary(members.map { ($0.name, $0.value.json) }) { first, _ in first })
        }
    }
}

extension DisclosedValue {
    /// Everything that a stored record says, by the catalogue, so that no field of it can be forgotten; a field of a
    /// newer version stands under its number, in hexadecimal.
    ///
    /// `isTold`: Which fields are meant.
    package init(
        _ record: some CatalogueRecord, where isTold: (CatalogueField) -> Bool = { _ in true }
    ) throws(RecordError) {
        let bytes = record.encoded()
        self = try bytes.withUnsafeBytes { buffer in
            Result { () throws(RecordError) in
                .record(try Self.members(buffer, type(of: record).recordKind, isNested: false, isTold))
            }
        }.get()
    }

    /// The same of canonical bytes of a record of that shape.
    package init(decoding bytes: UnsafeRawBufferPointer, as kind: RecordKind) throws(RecordError) {
        self = .record(try Self.members(bytes, kind, isNested: false) { _ in true })
    }

    private static func members(
        _ bytes: UnsafeRawBufferPointer, _ kind: RecordKind, isNested: Bool, _ isTold: (CatalogueField) -> Bool
    ) throws(RecordError) -> [Member] {
        var reader = try RecordReader(bytes, record: kind, nested: isNested)
        var members: [Member] = []
        while let field = try reader.next() {
            guard let declared = Catalogue.field(field.number, in: kind) else {
                members.append(Member("field\(field.number)", .text(Hexadecimal.text(field.copy()))))
                continue
            }
            guard isTold(declared) else { continue }
            let value = try value(field, of: declared.kind, isTold)
            if !declared.repeated {
                members.append(Member(declared.name, value))
            } else if let last = members.last, last.name == declared.name, case .list(let earlier) = last.value {
                members[members.count - 1] = Member(declared.name, .list(earlier + [value]))
            } else {
                members.append(Member(declared.name, .list([value])))
            }
        }
        return members
    }

    private static func value(
        _ field: RecordReader.Field, of kind: FieldKind, _ isTold: (CatalogueField) -> Bool
    ) throws(RecordError) -> DisclosedValue {
        switch kind {
        case .text, .email, .telephone, .contactValue, .country: .text(try field.text())
        case .code: .code(try field.text())
        case .moment: .moment(try field.moment())
        case .flag: .flag(try field.flag())
        case .identifier: .id(try field.identifier())
        case .bytes: .text(Hexadecimal.text(field.copy()))
        case .record(let nested): .record(try members(field.value, nested, isNested: true, isTold))
        }
    }
}
