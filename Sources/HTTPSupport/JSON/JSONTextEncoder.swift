/// Visits one value for a ``JSONTextWriter``; the container that it opens is the one at `depth`.
struct JSONTextEncoder: Encoder {
    let writer: JSONTextWriter
    let depth: Int

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if writer.depth == depth { writer.open(isObject: true) }
        return KeyedEncodingContainer(JSONTextKeyedContainer<Key>(writer: writer, depth: depth))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if writer.depth == depth { writer.open(isObject: false) }
        return JSONTextUnkeyedContainer(writer: writer, depth: depth)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { JSONTextSingleContainer(writer: writer) }
}
