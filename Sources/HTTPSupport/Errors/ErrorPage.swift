import HTTPTypes
package import Texts

/// What an HTML error page has to say; `Web` renders it with everyday words for the code.
package struct ErrorPage: Sendable {
    /// The failure, with status and code.
    package let failure: HTTPFailure
    /// The id the visitor can name to support.
    package let requestID: RequestIdentifier
    /// The language to answer in.
    package let language: Language
    /// Whether the visitor is known to be a member of staff.
    package let isStaff: Bool

    /// Renders a page; the text is HTML.
    package typealias Renderer = @Sendable (_ page: ErrorPage) -> String

    /// A page of last resort: no template, no layout, nothing but the facts.
    package static let plain: Renderer = { page in
        let failure = page.failure
        let number = page.language == .german ? "Anfrage" : "Request"
        return """
            <!doctype html>
            <html lang="\(page.language.rawValue)"><head><meta charset="utf-8"><title>\(failure.status.code)</title></head>
            <body><h1>\(failure.status.code) \(failure.status.reasonPhrase)</h1><p>\(failure.code)</p>
            <p>\(number) \(page.requestID)</p></body></html>
            """
    }
}
