package import FoundationEssentials

extension UUID: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    /// `uuid`.
    package static var postgresType: PostgresType { .uuid }
    /// `uuid[]`.
    package static var postgresArrayType: PostgresType { .uuidArray }

    /// The form that `uuid_recv` takes.
    package func encode(into writer: inout PostgresValueWriter) {
        var copy = uuid
        unsafe withUnsafeBytes(of: &copy) { unsafe writer.write(contentsOf: $0) }
    }

    /// Reads `uuid`.
    package static func decode(_ bytes: borrowing Span<UInt8>, as type: PostgresType) throws(PostgresError) -> UUID {
        try expect(type, .uuid)
        guard bytes.count == 16 else { throw PostgresError.decoding("uuid of \(bytes.count) bytes") }
        return UUID(
            uuid: (
                bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7],
                bytes[8], bytes[9], bytes[10], bytes[11], bytes[12], bytes[13], bytes[14], bytes[15]
            ))
    }
}
