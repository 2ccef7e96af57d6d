extension Double: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    /// `double precision`.
    package static var postgresType: PostgresType { .float8 }
    /// `double precision[]`.
    package static var postgresArrayType: PostgresType { .float8Array }

    /// The form that `float8recv` takes.
    package func encode(into writer: inout PostgresValueWriter) {
        writer.write(bitPattern)
    }

    /// Reads `double precision` and, widened, `real`.
    package static func decode(_ bytes: borrowing Span<UInt8>, as type: PostgresType) throws(PostgresError) -> Double {
        if type == .float4 { return Double(Float(bitPattern: try bytes.integer(UInt32.self))) }
        try expect(type, .float8)
        return Double(bitPattern: try bytes.integer(UInt64.self))
    }
}
