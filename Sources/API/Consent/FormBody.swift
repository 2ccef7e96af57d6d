import Domain
import Foundation
import HTTPSupport
import Operations
import Store

/// A subscription form on the wire, in one of its versions.
struct FormBody: Encodable, Sendable {
    let id: String
    let slug: String
    /// What it is called in the language of the business.
    let title: String
    let titles: PurposeBody.Name
    let state: String
    let version: Int32
    let since: Date
    /// The codes of the purposes it asks for today.
    let purposes: [String]
    /// The language it speaks; nil for the visitor's own.
    let language: String?
    let thanksUrl: String?
    let embedOrigins: [String]
    /// Where everybody finds it.
    let url: String

    init(_ line: ManageForms.Line, baseURL: BaseURL) {
        let content = line.form.content
        id = line.form.id.uuidString.lowercased()
        slug = line.form.slug
        title = line.title
        titles = PurposeBody.Name(de: content.germanTitle, en: content.englishTitle)
        state = line.form.state.rawValue
        version = line.form.version
        since = line.form.since
        purposes = line.purposes.map(\.code)
        language = content.language
        thanksUrl = content.thanksURL
        embedOrigins = content.embedOrigins
        url = baseURL.string + line.path
    }
}
