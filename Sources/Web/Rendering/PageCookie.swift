import HTTPTypes
import Hummingbird

/// Small cookies of the pages besides the session: no id, no personal value.
enum PageCookie: String, Sendable {
    /// What was just done, for the next page; see ``Flash``.
    case flash = "obhut_flash"
    /// Language and theme; see ``Appearance``.
    case appearance = "obhut_appearance"

    /// The value that came with a request; empty without one, or where it is not of our letters.
    func value(in request: Request) -> String {
        for line in request.headers[values: .cookie] {
            for pair in line.split(separator: ";").prefix(64) {
                let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard parts.count == 2, parts[0].drop(while: { $0 == " " }) == rawValue else { continue }
                return parts[1].utf8.count <= 64 && parts[1].utf8.allSatisfy(Self.isPlain) ? String(parts[1]) : ""
            }
        }
        return ""
    }

    /// The `Set-Cookie` line; `seconds` 0 forgets the cookie.
    func field(_ value: String, seconds: Int, isSecure: Bool) -> HTTPField {
        let attributes = "Path=/; Max-Age=\(seconds); HttpOnly; SameSite=Lax\(isSecure ? "; Secure" : "")"
        return HTTPField(name: .setCookie, value: "\(rawValue)=\(value); \(attributes)")
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
        }
    }
}
