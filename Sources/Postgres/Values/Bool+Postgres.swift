extension Bool: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    package static var postgresType: PostgresType { .bool }
    package static var postgresArrayType: PostgresType { .boolArray }

    package func encode(into writer: inout PostgresValueWriter) {
        writer.write(self ? 1 as UInt8 : 0)
    }

    package static func decode(_ bytes: borrowing Span<UInt8>, as type: PostgresType) throws(PostgresError) -> Bool {
        try expect(type, .bool)
        return try bytes.integer(UInt8.self) != 0
    }
}
