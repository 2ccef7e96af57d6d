import Domain
import Foundation
import Ledger

/// A record of an export as the canonical bytes that are sealed: the way back of ``DisclosedValue/init(decoding:as:)``.
enum TransferRecord {
    /// Reads a JSON object as a record of that shape, by the catalogue.
    ///
    /// - Throws: ``TransferFlaw`` naming the field.
    static func bytes(_ value: JSONValue, as kind: RecordKind, nested: Bool = false) throws(TransferFlaw) -> [UInt8] {
        guard case .object(let object) = value else { throw flaw("A record is an object.", kind.rawValue) }
        let fields = Catalogue.fields(of: kind)
        var unknown: [UnknownField] = []
        for member in object.members where !fields.contains(where: { $0.name == member.name }) {
            unknown += try unknownFields(member)
        }
        unknown.sort { $0.number < $1.number }
        var writer = RecordWriter(keeping: unknown, nested: nested)
        for field in fields {
            guard let value = object[field.name] else { continue }
            guard field.repeated else {
                try put(value, field, &writer)
                continue
            }
            guard case .array(let values) = value else { throw flaw("A list is expected.", field.name) }
            for value in values { try put(value, field, &writer) }
        }
        return writer.finish()
    }

    /// A field of a version that came later: `field17` in hexadecimal, kept as it is.
    private static func unknownFields(_ member: JSONObject.Member) throws(TransferFlaw) -> [UnknownField] {
        let prefix = "field"
        guard member.name.hasPrefix(prefix), let number = UInt32(member.name.dropFirst(prefix.count)), number > 0,
            case .string(let text) = member.value, let bytes = Hexadecimal.bytes(text)
        else {
            throw TransferFlaw(.unknownName, "The catalogue knows no such field.", field: plain(member.name))
        }
        return [UnknownField(number: number, value: bytes)]
    }

    private static func put(
        _ value: JSONValue, _ field: CatalogueField, _ writer: inout RecordWriter
    ) throws(TransferFlaw) {
        if case .record(let nested) = field.kind {
            writer.put(field, bytes: try bytes(value, as: nested, nested: true))
            return
        }
        if case .flag = field.kind {
            guard case .boolean(let flag) = value else { throw flaw("true or false is expected.", field.name) }
            writer.put(field, flag)
            return
        }
        guard case .string(let text) = value else { throw flaw("A text is expected.", field.name) }
        switch field.kind {
        case .text, .email, .telephone, .contactValue, .country, .code: writer.put(field, text)
        case .moment:
            guard let moment = InternetTime.date(text) else { throw flaw("A moment is expected.", field.name) }
            writer.put(field, moment)
        case .identifier:
            guard let id = UUID(uuidString: text) else { throw flaw("An id is expected.", field.name) }
            writer.put(field, id)
        case .bytes:
            guard let bytes = Hexadecimal.bytes(text) else { throw flaw("Hexadecimal is expected.", field.name) }
            writer.put(field, bytes: bytes)
        case .flag, .record: break
        }
    }

    private static func flaw(_ rule: String, _ field: String) -> TransferFlaw {
        TransferFlaw(.recordInvalid, rule, field: field)
    }

    /// A name that may stand in a message: what is none of ours could be anything.
    static func plain(_ name: String) -> String? {
        name.wholeMatch(of: /[A-Za-z][A-Za-z0-9_]{0,62}/) == nil ? nil : name
    }
}
