package import HTTPTypes
package import Hummingbird

/// Redirects that never leave the house (ASVS v5.0.0-3.7.2).
package enum LocalRedirect {
    /// 303 to a path of ours; anything that is not one leads to `/`.
    package static func seeOther(_ path: String, headers: HTTPFields = [:]) -> Response {
        var headers = headers
        headers[.location] = safe(path)
        return Response(status: .seeOther, headers: headers)
    }

    /// 303 to the login page, which leads back to `path` afterwards by its parameter `next`.
    package static func login(returningTo path: String?) -> Response {
        guard let path, path != "/", safe(path) == path else { return seeOther("/login") }
        return seeOther("/login?next=" + FormEncoding.encode(path))
    }

    /// `path` if it is one of ours: starts with a single slash and holds only characters of a URI path and query.
    package static func safe(_ path: String) -> String {
        guard path.utf8.count <= 1_024, path.hasPrefix("/"), !path.hasPrefix("//"), path.utf8.allSatisfy(isPlain) else {
            return "/"
        }
        return path
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "/-._~%?&=+:@!$'()*,;".utf8.contains(byte)
        }
    }
}
