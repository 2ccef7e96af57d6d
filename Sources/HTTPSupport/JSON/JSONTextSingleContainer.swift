/// One value to write.
struct JSONTextSingleContainer: SingleValueEncodingContainer {
    let writer: JSONTextWriter

    var codingPath: [any CodingKey] { [] }

    func encodeNil() { writer.null() }
    func encode(_ value: Bool) { writer.flag(value) }
    func encode(_ value: String) { writer.text(value) }
    func encode(_ value: Double) throws { try writer.number(value) }
    func encode(_ value: Float) throws { try writer.number(Double(value)) }
    func encode(_ value: Int) { writer.integer(value) }
    func encode(_ value: Int8) { writer.integer(value) }
    func encode(_ value: Int16) { writer.integer(value) }
    func encode(_ value: Int32) { writer.integer(value) }
    func encode(_ value: Int64) { writer.integer(value) }
    func encode(_ value: UInt) { writer.integer(value) }
    func encode(_ value: UInt8) { writer.integer(value) }
    func encode(_ value: UInt16) { writer.integer(value) }
    func encode(_ value: UInt32) { writer.integer(value) }
    func encode(_ value: UInt64) { writer.integer(value) }
    func encode<Value: Encodable>(_ value: Value) throws { try writer.value(value) }
}
