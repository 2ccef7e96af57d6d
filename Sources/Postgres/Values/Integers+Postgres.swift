extension Int16: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    /// `smallint`.
    package static var postgresType: PostgresType { .int2 }
    /// `smallint[]`.
    package static var postgresArrayType: PostgresType { .int2Array }

    /// The form that `int2recv` takes.
    package func encode(into writer: inout PostgresValueWriter) {
        writer.write(self)
    }

    /// Reads `smallint`.
    package static func decode(_ bytes: borrowing Span<UInt8>, as type: PostgresType) throws(PostgresError) -> Int16 {
        try expect(type, .int2)
        return try bytes.integer()
    }
}

extension Int32: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    /// `integer`.
    package static var postgresType: PostgresType { .int4 }
    /// `integer[]`.
    package static var postgresArrayType: PostgresType { .int4Array }

    /// The form that `int4recv` takes.
    package func encode(into writer: inout PostgresValueWriter) {
        writer.write(self)
    }

    /// Reads `integer` and, widened, `smallint`.
    package static func decode(_ bytes: borrowing Span<UInt8>, as type: PostgresType) throws(PostgresError) -> Int32 {
        if type == .int2 { return Int32(try bytes.integer(Int16.self)) }
        try expect(type, .int4)
        return try bytes.integer()
    }
}

extension Int64: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    /// `bigint`.
    package static var postgresType: PostgresType { .int8 }
    /// `bigint[]`.
    package static var postgresArrayType: PostgresType { .int8Array }

    /// The form that `int8recv` takes.
    package func encode(into writer: inout PostgresValueWriter) {
        writer.write(self)
    }

    /// Reads `bigint` and, widened, `integer`, `smallint` and `oid`.
    package static func decode(_ bytes: borrowing Span<UInt8>, as type: PostgresType) throws(PostgresError) -> Int64 {
        switch type {
        case .int2: return Int64(try bytes.integer(Int16.self))
        case .int4: return Int64(try bytes.integer(Int32.self))
        case .oid: return Int64(try bytes.integer(UInt32.self))
        default:
            try expect(type, .int8)
            return try bytes.integer()
        }
    }
}

extension Int: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    /// `bigint`.
    package static var postgresType: PostgresType { .int8 }
    /// `bigint[]`.
    package static var postgresArrayType: PostgresType { .int8Array }

    /// The form that `int8recv` takes.
    package func encode(into writer: inout PostgresValueWriter) {
        writer.write(Int64(self))
    }

    /// Reads `bigint` and, widened, `integer`, `smallint` and `oid`.
    package static func decode(_ bytes: borrowing Span<UInt8>, as type: PostgresType) throws(PostgresError) -> Int {
        Int(try Int64.decode(bytes, as: type))
    }
}

/// A transaction id: `xid8`.
extension UInt64: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    /// `xid8`.
    package static var postgresType: PostgresType { .xid8 }
    /// `xid8[]`.
    package static var postgresArrayType: PostgresType { .xid8Array }

    /// The form that `xid8recv` takes.
    package func encode(into writer: inout PostgresValueWriter) {
        writer.write(self)
    }

    /// Reads `xid8`.
    package static func decode(_ bytes: borrowing Span<UInt8>, as type: PostgresType) throws(PostgresError) -> UInt64 {
        try expect(type, .xid8)
        return try bytes.integer()
    }
}
