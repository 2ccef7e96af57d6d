/// Comparison of secrets that takes the same time wherever they differ.
package enum ConstantTime {
    /// Whether both hold the same bytes; lengths are no secret.
    package static func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        var difference: UInt8 = 0
        for index in left.indices { difference |= left[index] ^ right[index] }
        return difference == 0
    }
}
