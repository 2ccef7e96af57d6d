package import HTTPTypes

/// The cookie that carries a session id: `__Host-obhut`, Secure, over https; `obhut_session` on loopback http.
package struct SessionCookie: Sendable {
    /// The cookie's name.
    package let name: String
    private let isSecure: Bool

    /// Makes the cookie for a base URL.
    package init(baseURL: BaseURL) {
        isSecure = baseURL.isSecure
        name = baseURL.isSecure ? "__Host-obhut" : "obhut_session"
    }

    /// The session id that came with a request; nil without one, or where it is not a session id's shape.
    package func value(in headers: HTTPFields) -> String? {
        var found: String?
        for line in headers[values: .cookie] {
            for pair in line.split(separator: ";").prefix(64) {
                let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard parts.count == 2, parts[0].trimmingPrefix(" ") == name else { continue }
                // Two cookies of one name are somebody's attempt to fix a session.
                guard found == nil else { return nil }
                found = String(parts[1])
            }
        }
        guard let found, found.utf8.count == 43, Base64URL.decode(found)?.count == 32 else { return nil }
        return found
    }

    /// The `Set-Cookie` value that starts a session; the browser forgets it when it closes.
    package func starting(_ sessionID: String) -> HTTPField {
        field("\(name)=\(sessionID)")
    }

    /// The `Set-Cookie` value that ends it.
    package func ending() -> HTTPField {
        field("\(name)=; Max-Age=0")
    }

    private func field(_ start: String) -> HTTPField {
        HTTPField(
            name: .setCookie, value: start + "; Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : ""))
    }
}
