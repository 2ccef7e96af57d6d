extension Bool: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    /// `boolean`.
    package static var postgresType: PostgresType { .bool }
    /// `boolean[]`.
    package static var postgresArrayType: PostgresType { .boolArray }

    /// The form that `boolrecv` takes.
    package func encode(into writer: inout PostgresValueWriter) {
        writer.write(self ? 1 as UInt8 : 0)
    }

    /// Reads `boolean`.
    package static func decode(_ bytes: borrowing Span<UInt8>, as type: PostgresType) throws(PostgresError) -> Bool {
        try expect(type, .bool)
        return try bytes.integer(UInt8.self) != 0
    }
}
