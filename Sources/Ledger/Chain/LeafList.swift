/// The leaves of one block as they are stored and sent: a CBOR list of encoded leaves.
package enum LeafList {
    /// How many leaves a block holds at most.
    package static let maximum = 256

    /// Writes the leaves in their order.
    package static func encode(_ leaves: [Leaf]) -> [UInt8] {
        CBOR.array(leaves.map(\.cbor)).encoded()
    }

    /// Reads 1 to 256 leaves.
    package static func decode(_ bytes: [UInt8]) throws(CBORError) -> [Leaf] {
        let limits = CBORLimits(bytes: 128 * maximum, depth: 2, values: 1 + 7 * maximum)
        guard case .array(let items) = try CBOR(decoding: bytes, limits: limits), !items.isEmpty,
            items.count <= maximum
        else { throw CBORError(.unexpected) }
        var leaves: [Leaf] = []
        for item in items { leaves.append(try Leaf(cbor: item)) }
        return leaves
    }
}
