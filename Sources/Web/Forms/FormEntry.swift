import Domain
import HTTPSupport
import Store

/// What was typed for a subscription form.
struct FormEntry: Sendable {
    var slug = ""
    var german = ""
    var english = ""
    var purposes: [String] = []
    var language = ""
    var thanks = ""
    var origins = ""
    /// The version that was seen; empty for a new one.
    var version = ""

    init() {}

    init(_ form: StoredForm) {
        slug = form.slug
        german = form.content.germanTitle
        english = form.content.englishTitle
        purposes = form.content.purposes
        language = form.content.language ?? ""
        thanks = form.content.thanksURL ?? ""
        origins = form.content.embedOrigins.joined(separator: "\n")
        version = String(form.version)
    }

    init(_ form: FormData) {
        slug = form["slug"] ?? ""
        german = form["titles.de"] ?? ""
        english = form["titles.en"] ?? ""
        purposes = form.fields.map(\.name).compactMap { name in
            name.hasPrefix(Self.box) ? String(name.dropFirst(Self.box.count)) : nil
        }
        language = form["language"] ?? ""
        thanks = form["thanksUrl"] ?? ""
        origins = form.raw("embedOrigins") ?? ""
        version = form["version"] ?? ""
    }

    private static let box = "purpose."

    /// The name of a purpose's box.
    static func box(_ purpose: String) -> String { box + purpose }

    /// The content that was typed.
    var content: FormContent {
        FormContent(
            germanTitle: german, englishTitle: english, purposes: purposes,
            language: language.isEmpty ? nil : language, thanksURL: thanks.isEmpty ? nil : thanks,
            embedOrigins: origins.split(whereSeparator: \.isNewline).map(String.init))
    }
}
