import Foundation
package import NIOCore

/// An IPv4 or IPv6 address as 16 bytes; IPv4 is kept as IPv4-mapped IPv6 (RFC 4291 §2.5.5.2).
package struct IPAddress: Sendable, Hashable {
    /// The sixteen bytes in network order.
    package let bytes: [UInt8]

    /// Reads `192.0.2.1`, `2001:db8::1`, `[2001:db8::1]`, each also with a port; nil for anything else.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count <= 64, !text.utf8.contains(0), let bytes = Self.bytes(of: Self.withoutPort(String(text)))
        else { return nil }
        self.bytes = bytes
    }

    /// The address of a socket; nil for Unix sockets.
    package init?(_ address: SocketAddress) {
        // The text form is the one that every platform's types agree on.
        guard let text = address.ipAddress, let bytes = Self.bytes(of: text) else { return nil }
        self.bytes = bytes
    }

    /// Whether this is an IPv4 address.
    package var isIPv4: Bool {
        bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
    }

    /// Whether the address is the machine's own.
    package var isLoopback: Bool {
        isIPv4 ? bytes[12] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes[15] == 1
    }

    /// What a limiter counts by: the whole IPv4 address, or the /64 of an IPv6 one, which is one customer's line.
    package var limiterKey: [UInt8] {
        isIPv4 ? bytes : Array(bytes.prefix(8))
    }

    private static func bytes(of host: String) -> [UInt8]? {
        var v4 = in_addr()
        if inet_pton(AF_INET, host, &v4) == 1 {
            return [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF] + withUnsafeBytes(of: &v4) { Array($0) }
        }
        var v6 = in6_addr()
        let zoneless = host.split(separator: "%", maxSplits: 1).first.map(String.init) ?? ""
        return inet_pton(AF_INET6, zoneless, &v6) == 1 ? withUnsafeBytes(of: &v6) { Array($0) } : nil
    }

    private static func withoutPort(_ text: String) -> String {
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            return String(text[text.index(after: text.startIndex)..<end])
        }
        let colons = text.utf8.count { $0 == UInt8(ascii: ":") }
        if colons == 1, let colon = text.firstIndex(of: ":") { return String(text[..<colon]) }
        return text
    }
}
