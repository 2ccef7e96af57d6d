/// Which addresses of the network may be told something: the public ones, so that nobody reaches into our own network
/// through us (IANA special-purpose registries, RFC 6890).
package struct AddressGuard: Sendable {
    /// A block of addresses: its first bytes and how many bits of them count.
    private typealias Block = (bytes: [UInt8], bits: Int)

    private static let special4: [Block] = [
        ([0], 8), ([10], 8), ([100, 64], 10), ([127], 8), ([169, 254], 16), ([172, 16], 12), ([192, 0, 0], 24),
        ([192, 0, 2], 24), ([192, 31, 196], 24), ([192, 52, 193], 24), ([192, 88, 99], 24), ([192, 168], 16),
        ([192, 175, 48], 24), ([198, 18], 15), ([198, 51, 100], 24), ([203, 0, 113], 24), ([224], 3),
    ]
    /// Global unicast, and what of it is not: protocol assignments with Teredo, documentation, 6to4.
    private static let global6: Block = ([0x20], 3)
    private static let special6: [Block] = [
        ([0x20, 0x01, 0x00], 23), ([0x20, 0x01, 0x0D, 0xB8], 32), ([0x20, 0x02], 16), ([0x3F, 0xFF, 0x00], 20),
    ]
    private static let loopback6 = [UInt8](repeating: 0, count: 15) + [1]

    /// Whether this machine itself may be told.
    package let allowsLoopback: Bool

    /// Makes a guard.
    package init(allowsLoopback: Bool) {
        self.allowsLoopback = allowsLoopback
    }

    /// Whether a connection to this address of 4 or 16 bytes may be made.
    package func allows(_ address: [UInt8]) -> Bool {
        switch address.count {
        case 4:
            allowsLoopback && address[0] == 127 || !Self.special4.contains { Self.holds($0, address) }
        case 16:
            allowsLoopback && address == Self.loopback6
                || Self.holds(Self.global6, address) && !Self.special6.contains { Self.holds($0, address) }
        default: false
        }
    }

    private static func holds(_ block: Block, _ address: [UInt8]) -> Bool {
        var left = block.bits
        for (ours, theirs) in zip(block.bytes, address) where left > 0 {
            let mask = left >= 8 ? 0xFF : UInt8(truncatingIfNeeded: 0xFF << (8 - left))
            guard ours & mask == theirs & mask else { return false }
            left -= 8
        }
        return left <= 0
    }
}
