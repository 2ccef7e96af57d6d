package import Domain
import HTTPTypes

/// The fields of an urlencoded form, in order; a name may come several times (ticked boxes).
package struct FormData: Sendable, Equatable {
    /// One field as it was sent.
    package struct Field: Sendable, Equatable {
        /// The name of the field.
        package let name: String
        /// The decoded value.
        package let value: String
    }

    /// Every field, in the order of the form.
    package let fields: [Field]

    /// Reads a body.
    ///
    /// - Throws: `HTTPFailure` 400 for broken escapes, bytes that are not UTF-8, or more than 500 fields; 422 naming
    ///   the field for a value that holds NUL.
    package init(urlencoded bytes: some Collection<UInt8>) throws(HTTPFailure) {
        var fields: [Field] = []
        for pair in bytes.split(separator: UInt8(ascii: "&"), maxSplits: 501) {
            guard fields.count < 500 else {
                throw HTTPFailure(.badRequest, RefusalCode.tooMany, rule: "At most 500 fields.")
            }
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let rawName = parts.first, rawName.count <= 384, let name = FormEncoding.decode(rawName),
                let value = FormEncoding.decode(parts.count > 1 ? Array(parts[1]) : [])
            else { throw HTTPFailure(.badRequest, HTTPCode.malformedForm, rule: "Not an urlencoded form in UTF-8.") }
            guard !name.utf8.contains(0), !value.utf8.contains(0) else {
                throw HTTPFailure(
                    .unprocessableContent, RefusalCode.controlCharacter,
                    field: JSONPath(keys: [JSONKey.name(name)]).field, rule: "A text holds no NUL.")
            }
            fields.append(Field(name: name, value: value))
        }
        self.fields = fields
    }

    /// The first value of a field, blanks around it removed; nil where it is missing or empty.
    package subscript(name: String) -> String? {
        guard let value = raw(name)?.trimmingBlanks(), !value.isEmpty else { return nil }
        return value
    }

    /// The first value of a field as it was sent, to show it again.
    package func raw(_ name: String) -> String? {
        fields.first { $0.name == name }?.value
    }

    /// Every value of a field that may come several times.
    package func all(_ name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value)
    }

    /// Whether a box was ticked.
    package func isTicked(_ name: String) -> Bool {
        fields.contains { $0.name == name }
    }

    /// The value of a field that has to be there.
    ///
    /// - Throws: `Refusal(.invalid, RefusalCode.required)` naming the field.
    package func require(_ name: String) throws(Refusal) -> String {
        guard let value = self[name] else {
            throw Refusal(.invalid, RefusalCode.required, field: name, rule: "This field is required.")
        }
        return value
    }
}

extension String {
    /// The text without blanks, tabs and line ends around it.
    fileprivate func trimmingBlanks() -> String {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0.isNewline }
        return String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }
}
