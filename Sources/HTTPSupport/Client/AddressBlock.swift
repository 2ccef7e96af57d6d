package import Domain

/// A block of addresses in CIDR notation (RFC 4632, RFC 4291 §2.3), such as `10.0.0.0/8` or `2001:db8::/32`.
package struct AddressBlock: Sendable, Equatable {
    private let base: [UInt8]
    private let length: Int

    /// Reads one block; an address without a length is a block of one.
    ///
    /// - Throws: `Refusal(.invalid)` for anything else.
    package init(_ text: some StringProtocol) throws(Refusal) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let address = IPAddress(first), parts.count <= 2 else { throw Self.malformed }
        let width = address.isIPv4 ? 32 : 128
        let length: Int
        if parts.count == 2 {
            guard let given = Int(parts[1]), (0...width).contains(given) else { throw Self.malformed }
            length = given
        } else {
            length = width
        }
        base = address.bytes
        self.length = length + (128 - width)
    }

    /// Whether `address` lies in the block.
    package func contains(_ address: IPAddress) -> Bool {
        let whole = length / 8
        let rest = length % 8
        guard base.prefix(whole).elementsEqual(address.bytes.prefix(whole)) else { return false }
        guard rest > 0 else { return true }
        let mask = UInt8(truncatingIfNeeded: 0xFF << (8 - rest))
        return base[whole] & mask == address.bytes[whole] & mask
    }

    private static var malformed: Refusal {
        Refusal(.invalid, RefusalCode.malformed, rule: "Not an address block such as 10.0.0.0/8.")
    }
}
