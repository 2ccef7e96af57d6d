import Foundation

/// The address that absolute links start with.
package struct BaseAddress: Sendable, Equatable, CustomStringConvertible {
    /// Scheme, host and port without a slash at the end: `https://crm.example.org`.
    package let description: String
    /// `http` or `https`.
    package let scheme: String
    /// Host without port and brackets.
    package let host: String

    /// Whether browsers reach it over TLS, so that cookies can be marked secure.
    package var isSecure: Bool { scheme == "https" }

    /// Reads an address of scheme, host and port.
    /// - Throws: What is wrong with it, for people.
    package init(_ text: String) throws(SettingsProblem) {
        func problem(_ reason: String) -> SettingsProblem {
            SettingsProblem(key: SettingKey.baseURL.environment, reason: reason)
        }
        guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            scheme == "http" || scheme == "https", let host = parts.host?.lowercased(), !host.isEmpty
        else { throw problem("is no address that starts with https://") }
        guard parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil,
            parts.path.isEmpty || parts.path == "/"
        else { throw problem("may hold scheme, host and port only") }
        guard parts.port.map({ (1...65_535).contains($0) }) ?? true else { throw problem("has no valid port") }
        let bare = host.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        guard scheme == "https" || Self.isLoopback(bare) else {
            throw problem("must be https: http is refused unless the host is this machine")
        }
        self.scheme = scheme
        self.host = bare
        let written = bare.contains(":") ? "[\(bare)]" : bare
        description = "\(scheme)://\(written)" + (parts.port.map { ":\($0)" } ?? "")
    }

    /// Whether it is this machine's own.
    package var isLoopback: Bool { Self.isLoopback(host) }

    /// Whether `host` is a name or an address of this machine itself.
    static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host.hasSuffix(".localhost") { return true }
        guard let bytes = NetworkRange.bytes(of: host) else { return false }
        return bytes.count == 4 ? bytes[0] == 127 : bytes == [UInt8](repeating: 0, count: 15) + [1]
    }
}

extension BaseAddress {
    /// This machine at `port`.
    init(loopback port: Int, secure: Bool) {
        scheme = secure ? "https" : "http"
        host = "127.0.0.1"
        description = "\(scheme)://\(host):\(port)"
    }
}
