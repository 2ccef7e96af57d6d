import Foundation

extension CanonicalJSON {
    /// Bytes of a document that is read at all.
    package static let maximumBytes = 1_024 * 1_024

    /// Reads any JSON document of objects, arrays, strings, whole numbers, booleans and null; total.
    ///
    /// Nil for anything else: fractions, exponents, doubled keys, lone surrogates, more than 64 levels or 1 MiB.
    package init?(parsing bytes: [UInt8]) {
        guard bytes.count <= Self.maximumBytes else { return nil }
        var reader = JSONReader(bytes: bytes)
        guard let value = reader.value(depth: 0), reader.isAtEnd else { return nil }
        self = value
    }

    /// The member of an object; nil for other values.
    package subscript(key: String) -> CanonicalJSON? {
        guard case .object(let members) = self else { return nil }
        return members[key]
    }

    /// The text of a string; nil for other values.
    package var stringValue: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The object without one member: what a signature covers.
    package func removing(_ key: String) -> CanonicalJSON {
        guard case .object(var members) = self else { return self }
        members[key] = nil
        return .object(members)
    }
}
