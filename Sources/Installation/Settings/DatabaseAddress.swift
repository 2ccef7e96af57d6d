import Foundation

/// What can be told about a libpq address without asking libpq.
enum DatabaseAddress {
    /// Whether `text` has the outer shape of a libpq URI or of keywords.
    static func isPlausible(_ text: String) -> Bool {
        let isURI = text.hasPrefix("postgresql://") || text.hasPrefix("postgres://")
        return isURI || (!text.contains("://") && text.contains("=")) && !text.contains("\0")
    }

    /// Whether `text` holds a password.
    static func holdsPassword(_ text: String) -> Bool {
        if text.range(of: #"\bpassword\s*="#, options: [.regularExpression, .caseInsensitive]) != nil { return true }
        guard let scheme = text.range(of: "://") else { return false }
        let authority = text[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" }
        guard let at = authority.lastIndex(of: "@") else { return false }
        return authority[..<at].contains(":")
    }
}
