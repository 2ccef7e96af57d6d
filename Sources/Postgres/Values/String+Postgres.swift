extension String: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    /// `text`.
    package static var postgresType: PostgresType { .text }
    /// `text[]`.
    package static var postgresArrayType: PostgresType { .textArray }

    /// Refuses U+0000, which PostgreSQL cannot store in text.
    package func encode(into writer: inout PostgresValueWriter) {
        if utf8.contains(0) { return writer.refuse("text contains U+0000") }
        writer.write(contentsOf: utf8)
    }

    /// Reads every character type, `json` and the labels of enumerations; refuses bytes that are not UTF-8.
    package static func decode(_ bytes: borrowing Span<UInt8>, as type: PostgresType) throws(PostgresError) -> String {
        switch type {
        case .text, .varchar, .bpchar, .name, .json, .unknown: break
        case _ where type.rawValue >= PostgresType.firstUserDefined: break
        default: throw PostgresError.decoding("column of type \(type.rawValue) read as String")
        }
        let text = unsafe bytes.withUnsafeBufferPointer { unsafe String(validating: $0, as: UTF8.self) }
        guard let text else { throw PostgresError.decoding("text is not UTF-8") }
        return text
    }
}
