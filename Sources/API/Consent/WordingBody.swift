import Domain
import Foundation
import Operations
import Store

/// One text of a purpose on the wire; its id is its content address.
struct WordingBody: Encodable, Sendable {
    let id: String
    let purpose: String
    let kind: String
    let language: String
    let version: Int
    let current: Bool
    let body: String
    let createdAt: Date

    /// The German and the English text of a version.
    static func both(_ text: PurposeText) -> [WordingBody] {
        [WordingBody(text, "de"), WordingBody(text, "en")]
    }

    init(_ text: PurposeText, _ language: String) {
        id = Hexadecimal.text(text.text(language).hash)
        purpose = text.purpose
        kind = text.kind.rawValue
        self.language = language
        version = Int(text.version)
        current = text.isCurrent
        body = text.text(language).body
        createdAt = text.createdAt
    }
}

/// A version of a purpose's texts on the wire.
struct WordingVersionBody: Encodable, Sendable {
    let purpose: String
    let kind: String
    let version: Int
    let items: [WordingBody]

    init(_ text: PurposeText) {
        purpose = text.purpose
        kind = text.kind.rawValue
        version = Int(text.version)
        items = WordingBody.both(text)
    }
}
