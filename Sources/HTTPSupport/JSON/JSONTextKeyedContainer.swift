/// The members of an object.
struct JSONTextKeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let writer: JSONTextWriter
    let depth: Int

    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) {
        writer.next(at: depth, name: key.stringValue)
        writer.null()
    }

    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        writer.next(at: depth, name: key.stringValue)
        try writer.value(value)
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type, forKey key: Key
    ) -> KeyedEncodingContainer<NestedKey> {
        member(key.stringValue).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        member(key.stringValue).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { member("super") }

    func superEncoder(forKey key: Key) -> any Encoder { member(key.stringValue) }

    private func member(_ name: String) -> JSONTextEncoder {
        writer.next(at: depth, name: name)
        return JSONTextEncoder(writer: writer, depth: writer.depth)
    }
}
