package import HTTPSupport

/// What went wrong, in everyday words, with the number of the request and a way on.
package enum WebErrorPage {
    /// Renders error pages for ``ObhutRouter``.
    package static let render: ErrorPage.Renderer = ErrorPage.plain
}
