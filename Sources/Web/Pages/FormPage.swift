import Domain
import Operations
import Store
import Texts

/// One form: what it asks for, how visitors see it, how it gets onto other pages, and its versions.
struct FormPage: PageContent {
    static let template = "form"

    /// Text to copy.
    struct Snippet: Sendable {
        let label: String
        let code: String
    }

    /// A version.
    struct Version: Sendable {
        let number: String
        let since: String
        let title: String
        let asks: String
        let state: Chip
    }

    let t: FormTexts
    let state: Chip
    let facts: [Fact]
    let path: String
    let previews: [FormPreview]
    let hasPreviews: Bool
    /// The form as HTML, in each of its languages; none while strangers are not shown it.
    let snippets: [Snippet]
    let hasSnippets: Bool
    /// The form in a frame; nil where no page may show it.
    let frameCode: String?
    let versions: [Version]
    let publishHref: String?
    let closeHref: String?
    /// The version that buttons change.
    let version: String

    /// `offer`: what it would show now.
    init(
        _ line: ManageForms.Line, offer: SubscriptionOffer, versions: [ManageForms.Line], baseURL: String, desk: Desk
    ) {
        let t = desk.texts.forms
        self.t = t
        let form = line.form
        state = Self.state(form.state, desk)
        facts = Self.facts(line, baseURL: baseURL, desk)
        path = line.path
        previews = FormPreview.all(offer, desk: desk)
        hasPreviews = !previews.isEmpty
        let isShown = form.state == .published && hasPreviews
        let action = baseURL + line.path
        snippets =
            isShown
            ? FormPreview.languages(of: form).map { language in
                Snippet(
                    label: "\(t.edit.html) (\(language.rawValue))",
                    code: FormSnippets.html(offer, action: action, texts: Texts.in(language)))
            } : []
        hasSnippets = isShown
        frameCode =
            isShown && !form.content.embedOrigins.isEmpty
            ? FormSnippets.frame(offer, action: action, texts: desk.texts) : nil
        let purposes = ([line] + versions).flatMap(\.purposes)
        let names = Dictionary(purposes.map { ($0.code, desk.name(of: $0)) }) { first, _ in first }
        self.versions = versions.map { line in
            Version(
                number: t.edit.version(desk.number(line.form.version)),
                since: t.edit.since(desk.moment(line.form.since)),
                title: line.form.content.title(desk.texts.language.rawValue), asks: Self.named(line, names, desk),
                state: Self.state(line.form.state, desk))
        }
        let mayWrite = desk.actor.may(.settingsWrite)
        let own = "/forms/\(form.id.path)/state"
        publishHref = mayWrite && form.state != .published ? own : nil
        closeHref = mayWrite && form.state == .published ? own : nil
        version = String(form.version)
    }

    private static func facts(_ line: ManageForms.Line, baseURL: String, _ desk: Desk) -> [Fact] {
        let t = desk.texts.forms
        let content = line.form.content
        let language = content.language.map { $0 == "de" ? "Deutsch" : "English" } ?? t.edit.anyLanguage
        var facts = [
            Fact(t.asks, asks(line, desk)), Fact(t.edit.address, baseURL + line.path),
            Fact(t.edit.language, language),
        ]
        if let thanks = content.thanksURL { facts.append(Fact(t.edit.thanks, thanks)) }
        if !content.embedOrigins.isEmpty {
            facts.append(Fact(t.edit.origins, content.embedOrigins.joined(separator: ", ")))
        }
        facts.append(Fact(t.edit.versions, t.edit.version(desk.number(line.form.version))))
        return facts
    }

    /// What a form asks for today.
    static func asks(_ line: ManageForms.Line, _ desk: Desk) -> String {
        line.purposes.isEmpty ? "–" : desk.texts.formats.list(line.purposes.map { desk.name(of: $0) })
    }

    /// What a version was to ask for; a purpose that is no longer asked for stands there by its code.
    private static func named(_ line: ManageForms.Line, _ names: [String: String], _ desk: Desk) -> String {
        let codes = line.form.content.purposes
        return codes.isEmpty
            ? desk.texts.forms.edit.everything : desk.texts.formats.list(codes.map { names[$0] ?? $0 })
    }

    /// The state as a word with its shape.
    static func state(_ state: FormState, _ desk: Desk) -> Chip {
        Chip(desk.texts.forms.states[state.rawValue] ?? state.rawValue, state == .published ? .given : .neutral)
    }
}
