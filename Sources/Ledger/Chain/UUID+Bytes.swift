package import Foundation

extension UUID {
    /// The sixteen bytes in the order in which they are written.
    package var bytes: [UInt8] {
        let (b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12, b13, b14, b15) = uuid
        return [b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12, b13, b14, b15]
    }

    /// Takes exactly sixteen bytes; nil for any other number.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        self.init(
            uuid: (
                bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7],
                bytes[8], bytes[9], bytes[10], bytes[11], bytes[12], bytes[13], bytes[14], bytes[15]
            ))
    }

    /// The id as a CBOR byte string.
    var cbor: CBOR { .bytes(bytes) }
}

extension CBORFields {
    /// A byte string of sixteen bytes.
    mutating func uuid() throws(CBORError) -> UUID {
        guard let id = UUID(bytes: try bytes(16...16)) else { throw CBORError(.unexpected) }
        return id
    }
}
