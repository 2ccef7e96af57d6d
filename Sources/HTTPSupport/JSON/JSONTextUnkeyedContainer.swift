/// The elements of an array.
struct JSONTextUnkeyedContainer: UnkeyedEncodingContainer {
    let writer: JSONTextWriter
    let depth: Int

    var codingPath: [any CodingKey] { [] }
    var count: Int { writer.count(at: depth) }

    func encodeNil() {
        writer.next(at: depth)
        writer.null()
    }

    func encode<Value: Encodable>(_ value: Value) throws {
        writer.next(at: depth)
        try writer.value(value)
    }

    func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        element().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { element().unkeyedContainer() }

    func superEncoder() -> any Encoder { element() }

    private func element() -> JSONTextEncoder {
        writer.next(at: depth)
        return JSONTextEncoder(writer: writer, depth: writer.depth)
    }
}
