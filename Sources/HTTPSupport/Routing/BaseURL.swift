package import Domain

/// The address of this service (`OBHUT_BASE_URL`): the only source of absolute links.
package struct BaseURL: Sendable, Equatable {
    /// The URL without a trailing slash.
    package let string: String
    /// Scheme, host and, where it is not the scheme's own, port: what browsers send as `Origin`.
    package let origin: String
    /// Whether the scheme is https.
    package let isSecure: Bool

    /// Reads an `https://` URL, or an `http://` one of the loopback interface, without path, query or fragment.
    ///
    /// - Throws: `Refusal(.invalid)` for anything else.
    package init(_ text: String) throws(Refusal) {
        let lower = text.lowercased()
        guard let scheme = ["https", "http"].first(where: { lower.hasPrefix($0 + "://") }) else {
            throw Self.refusal("The base URL starts with https://, or with http:// for loopback addresses.")
        }
        let authority = lower.dropFirst(scheme.count + 3).trimmingSuffix("/")
        let (host, port) = Self.split(authority)
        guard !host.isEmpty, authority.utf8.allSatisfy(Self.isAuthority),
            port.map({ (1...65_535).contains($0) }) ?? true
        else { throw Self.refusal("The base URL is a scheme, a host and perhaps a port.") }
        isSecure = scheme == "https"
        guard isSecure || host == "localhost" || IPAddress(host)?.isLoopback == true else {
            throw Self.refusal("Only loopback addresses may be served over http.")
        }
        let shown = port == nil || port == (isSecure ? 443 : 80) ? host : authority
        origin = "\(scheme)://\(shown)"
        string = origin
    }

    private static func split(_ authority: String) -> (host: String, port: Int?) {
        guard let colon = authority.lastIndex(of: ":"), !authority[colon...].contains("]") else {
            return (authority, nil)
        }
        return (String(authority[..<colon]), Int(authority[authority.index(after: colon)...]) ?? 0)
    }

    private static func isAuthority(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
            UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"):
            true
        default: false
        }
    }

    private static func refusal(_ rule: String) -> Refusal {
        Refusal(.invalid, RefusalCode.malformed, field: "OBHUT_BASE_URL", rule: rule)
    }
}

extension StringProtocol {
    /// The text without `suffix`, where it ends in it.
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : String(self)
    }
}
