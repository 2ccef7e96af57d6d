import Domain
import Foundation
import HTTPTypes

/// `Decoder` over a ``JSONValue``.
struct JSONTreeDecoder: Decoder {
    let value: JSONValue
    let path: JSONPath

    init(_ value: JSONValue, at path: JSONPath) {
        self.value = value
        self.path = path
    }

    var codingPath: [any CodingKey] { path.keys }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .object(let members) = value else {
            throw HTTPFailure.wrongType(path, expected: "an object", found: value)
        }
        return KeyedDecodingContainer(try JSONKeyedContainer<Key>(members, at: path))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .array(let elements) = value else {
            throw HTTPFailure.wrongType(path, expected: "an array", found: value)
        }
        return JSONUnkeyedContainer(elements: elements, path: path)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        JSONSingleContainer(decoder: self)
    }

    /// The value as `type`; types with a meaning of their own in JSON are read here, all others by their initialiser.
    func unwrap<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let special: Any? =
            switch type {
            case is Date.Type: try date()
            case is UUID.Type: try uuid()
            case is String.Type: try string()
            case is Bool.Type: try bool()
            default: nil
            }
        if let special = special as? Value { return special }
        return try Value(from: self)
    }

    func string() throws(HTTPFailure) -> String {
        guard case .string(let text) = value else {
            throw .wrongType(path, expected: "a string", found: value)
        }
        guard !text.utf8.contains(0) else {
            throw HTTPFailure(
                .unprocessableContent, RefusalCode.controlCharacter, field: path.field, rule: "A text holds no NUL.")
        }
        return text
    }

    func bool() throws(HTTPFailure) -> Bool {
        guard case .bool(let bool) = value else {
            throw .wrongType(path, expected: "a boolean", found: value)
        }
        return bool
    }

    func integer<Number: FixedWidthInteger>(_ type: Number.Type) throws(HTTPFailure) -> Number {
        guard case .number(let digits) = value else {
            throw .wrongType(path, expected: "a number", found: value)
        }
        guard let number = Number(digits) else {
            throw HTTPFailure(
                .unprocessableContent, RefusalCode.notAllowedValue, field: path.field,
                rule: "A whole number between \(Number.min) and \(Number.max).")
        }
        return number
    }

    func double() throws(HTTPFailure) -> Double {
        guard case .number(let digits) = value else {
            throw .wrongType(path, expected: "a number", found: value)
        }
        guard let number = Double(digits), number.isFinite else {
            throw HTTPFailure(
                .unprocessableContent, RefusalCode.notAllowedValue, field: path.field,
                rule: "A number that fits 64 bits.")
        }
        return number
    }

    private func uuid() throws(HTTPFailure) -> UUID {
        guard let uuid = UUID(uuidString: try string()) else {
            throw HTTPFailure(.unprocessableContent, RefusalCode.notAllowedValue, field: path.field, rule: "A UUID.")
        }
        return uuid
    }

    private func date() throws(HTTPFailure) -> Date {
        guard let date = Timestamp.parse(try string()) else {
            throw HTTPFailure(
                .unprocessableContent, RefusalCode.dateInvalid, field: path.field,
                rule: "A time as RFC 3339 writes it, such as 2026-11-23T10:00:00Z.")
        }
        return date
    }
}
