package import Domain

extension ContactPointKind {
    /// What somebody looks for: an address has an @, what else is exact is a number.
    ///
    /// A plus that nobody escaped in a query came as a blank; no number begins with one.
    package static func sought(_ text: String) -> (text: String, kind: ContactPointKind) {
        if text.contains("@") { return (text, .email) }
        return (text.hasPrefix(" ") ? "+" + text.dropFirst() : text, .telephone)
    }
}
