import Glibc

/// A range of IP addresses in CIDR notation.
package struct NetworkRange: Sendable, Hashable, CustomStringConvertible {
    private let bytes: [UInt8]
    private let prefix: Int

    /// The range as it was written: `10.0.0.0/8`.
    package let description: String

    /// Reads `10.0.0.0/8`, `2001:db8::/32` or a single address.
    ///
    /// Nil where it is none of them, or has bits set behind the prefix.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let bytes = Self.bytes(of: String(parts[0])) else { return nil }
        let width = bytes.count * 8
        guard let prefix = parts.count == 2 ? Self.number(parts[1]) : width, prefix <= width else { return nil }
        for bit in prefix..<width where bytes[bit / 8] & (0x80 >> UInt8(bit % 8)) != 0 { return nil }
        self.bytes = bytes
        self.prefix = prefix
        description = text
    }

    /// Whether the range holds `address`; an IPv4 address mapped into IPv6 counts as the IPv4 address.
    package func contains(_ address: String) -> Bool {
        guard var other = Self.bytes(of: address) else { return false }
        let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
        if bytes.count == 4, other.count == 16, other.starts(with: mapped) { other.removeFirst(12) }
        guard other.count == bytes.count else { return false }
        return (0..<prefix).allSatisfy { bit in
            (bytes[bit / 8] ^ other[bit / 8]) & (0x80 >> UInt8(bit % 8)) == 0
        }
    }

    /// The bytes of an IPv4 (4) or IPv6 (16) address in text.
    static func bytes(of text: String) -> [UInt8]? {
        for (family, count) in [(AF_INET, 4), (AF_INET6, 16)] {
            var buffer = [UInt8](repeating: 0, count: count)
            if inet_pton(family, text, &buffer) == 1 { return buffer }
        }
        return nil
    }

    private static func number(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.count <= 3, text.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        return Int(text)
    }
}
