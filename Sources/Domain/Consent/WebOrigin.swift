import Foundation

/// Scheme, host and port of a page on the web (RFC 6454), over https, as a content security policy names it.
package struct WebOrigin: Sendable, Equatable {
    /// The origin as browsers write it: `https://www.muster.example`.
    package let text: String

    /// The origin of an address; nil for one that is not https, names a user, or holds anything that an address does not.
    package init?(of address: String) {
        guard address.utf8.allSatisfy(Self.isPlain), let parts = URLComponents(string: address),
            parts.scheme?.lowercased() == "https", parts.user == nil, parts.password == nil,
            let host = parts.encodedHost?.lowercased(), Self.isHost(host), (1...65_535).contains(parts.port ?? 443)
        else { return nil }
        text = "https://\(host)" + (parts.port.map { $0 == 443 ? "" : ":\($0)" } ?? "")
    }

    /// Whether an address says nothing beyond its origin.
    package func isWhole(_ address: String) -> Bool {
        guard let parts = URLComponents(string: address) else { return false }
        return (parts.path.isEmpty || parts.path == "/") && parts.query == nil && parts.fragment == nil
    }

    private static func isHost(_ host: String) -> Bool {
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        return host.utf8.count <= 253
            && labels.allSatisfy { label in
                (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                    && label.utf8.allSatisfy {
                        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-")
                    }
            }
    }

    /// No blank, control character, quote, semicolon or comma: an address that may stand in a header as it is.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-._~:/?#@!$&()*+=%".utf8.contains(byte)
        }
    }
}
