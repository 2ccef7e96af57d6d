/// Which kind of answer a path gets when something goes wrong.
package enum RouteArea: Sendable {
    /// `/api/…`: problem documents.
    case api
    /// `/live`, `/ready`, `/version`: problem documents, no gate before them.
    case health
    /// Everything else: HTML.
    case page

    /// The area of a path or pattern.
    package init(path: String) {
        self =
            switch path {
            case "/live", "/ready", "/version": .health
            case let path where path == "/api" || path.hasPrefix("/api/"): .api
            default: .page
            }
    }
}
