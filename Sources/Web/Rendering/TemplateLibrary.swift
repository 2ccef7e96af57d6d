import Mustache

/// Every template, parsed once; each escapes with ``MarkupEscaping``, partials included.
struct TemplateLibrary: Sendable {
    /// The library all pages are rendered with.
    static let shared = TemplateLibrary()

    let library: MustacheLibrary
    /// Templates that could not be parsed; tests see to it that there is none.
    let broken: [String]

    init() {
        MustacheContentTypes.register(MarkupEscaping(), named: MarkupEscaping.name)
        var library = MustacheLibrary()
        var broken: [String] = []
        for (name, text) in Self.sources {
            do {
                // A partial starts with the library's own escaping again, so every template chooses ours itself.
                try library.register("{{% CONTENT_TYPE: \(MarkupEscaping.name)}}\n\(text)", named: name)
            } catch {
                broken.append(name)
            }
        }
        self.library = library
        self.broken = broken
    }

    /// Renders a model with a template.
    ///
    /// - Throws: ``RenderingError`` where there is no such template.
    func render(_ model: some Sendable, with template: String) throws(RenderingError) -> String {
        guard let html = library.render(TemplateModel(model), withTemplate: template) else { throw RenderingError() }
        return html
    }

    /// The text of every template by its name: file names without their ending, and the icons.
    static var sources: [String: String] {
        var sources = Icon.templates
        for (name, bytes) in files { sources[name] = String(decoding: bytes, as: UTF8.self) }
        return sources
    }
}

/// A page could not be rendered: a template is missing or broken.
struct RenderingError: Error {}
