import Domain
import Foundation
import HTTPSupport
import Operations
import Store

/// A subscription form on the wire.
struct FormBody: Encodable, Sendable {
    let id: String
    let slug: String
    /// What it is called in the language of the business.
    let title: String
    let titles: PurposeBody.Name
    let state: String
    let version: Int32
    /// The codes of the purposes it asks for today.
    let purposes: [String]
    /// Where everybody finds it.
    let url: String

    init(_ line: ReadForms.Line, baseURL: BaseURL) {
        id = line.form.id.uuidString.lowercased()
        slug = line.form.slug
        title = line.title
        titles = PurposeBody.Name(de: line.form.germanTitle, en: line.form.englishTitle)
        state = line.form.state.rawValue
        version = line.form.version
        purposes = line.purposes.map(\.code)
        url = baseURL.string + line.path
    }
}
