/// What one page shows, ready to be written: words, numbers and dates as texts, nothing left to look up.
protocol PageContent: Sendable {
    /// The template's name.
    static var template: String { get }
}

/// A page: the frame around it and its content.
struct Page<Content: PageContent>: Sendable {
    let frame: Frame
    let page: Content

    /// The page as HTML.
    func html() throws(RenderingError) -> String {
        try TemplateLibrary.shared.render(self, with: Content.template)
    }
}
