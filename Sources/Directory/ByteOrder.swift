/// The order of bytes, and of people with equal keys the order of their ids.
enum ByteOrder {
    static func isLess(
        _ left: UnsafeBufferPointer<UInt8>, _ leftID: Identifier, _ right: UnsafeBufferPointer<UInt8>,
        _ rightID: Identifier
    ) -> Bool {
        let shared = min(left.count, right.count)
        var index = 0
        while index < shared {
            if left[index] != right[index] { return left[index] < right[index] }
            index += 1
        }
        return left.count != right.count ? left.count < right.count : leftID < rightID
    }

    /// The first eight bytes as a number of the same order.
    static func prefix(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var prefix: UInt64 = 0
        for index in 0..<8 { prefix = prefix << 8 | UInt64(index < bytes.count ? bytes[index] : 0) }
        return prefix
    }
}
