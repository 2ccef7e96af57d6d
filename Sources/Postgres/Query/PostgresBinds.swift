/// The parameters of a query, in one buffer.
struct PostgresBinds: Sendable {
    /// One parameter: its type, where its bytes lie, and where its placeholder stands in the SQL text.
    struct Slot: Sendable {
        let type: PostgresType
        let offset: Int
        /// Bytes of the value, −1 for NULL.
        let length: Int
        /// UTF-8 offset and length of `$n` in the text.
        let placeholder: Range<Int>
    }

    private(set) var writer = PostgresValueWriter()
    private(set) var slots: [Slot] = []

    var bytes: [UInt8] { writer.bytes }

    /// Why the query must not be sent, when it must not: a value PostgreSQL cannot hold, or too much of everything.
    var refusal: String? {
        if slots.count > Int(UInt16.max) { return "more than 65535 parameters" }
        if bytes.count > 512 << 20 { return "parameters of more than 512 MiB" }
        return writer.refusal
    }

    /// Encodes one more parameter; `placeholder` is where its `$n` stands.
    mutating func append<T: PostgresEncodable>(_ value: T, placeholder: Range<Int>) {
        let offset = writer.bytes.count
        writer.isNull = false
        value.encode(into: &writer)
        let length = writer.isNull ? -1 : writer.bytes.count - offset
        slots.append(Slot(type: T.postgresType, offset: offset, length: length, placeholder: placeholder))
    }

    /// Takes over one parameter of another query.
    mutating func append(_ slot: Slot, of other: PostgresBinds, placeholder: Range<Int>) {
        let offset = writer.bytes.count
        if slot.length > 0 { writer.write(contentsOf: other.bytes[slot.offset..<(slot.offset + slot.length)]) }
        if let reason = other.writer.refusal { writer.refuse(reason) }
        slots.append(Slot(type: slot.type, offset: offset, length: slot.length, placeholder: placeholder))
    }
}
