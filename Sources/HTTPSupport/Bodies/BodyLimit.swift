/// Bytes that a request body may have, by kind; uploads have theirs in ``HTTPLimits``.
package enum BodyLimit {
    /// JSON documents.
    package static let json = 1 << 20
    /// Urlencoded forms.
    package static let form = 256 << 10
}
