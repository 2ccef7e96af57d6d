package import Domain
package import Foundation

/// A subscription form in one of its versions.
package struct StoredForm: Sendable, Equatable {
    /// Its id.
    package let id: UUID
    /// Its name in addresses.
    package let slug: String
    /// What it shows and asks for.
    package let content: FormContent
    /// Whether strangers may fill it in.
    package let state: FormState
    /// 1 for the first.
    package let version: Int32
    /// Since when this version is there.
    package let since: Date

    /// Puts a form together.
    package init(id: UUID, slug: String, content: FormContent, state: FormState, version: Int32, since: Date) {
        self.id = id
        self.slug = slug
        self.content = content
        self.state = state
        self.version = version
        self.since = since
    }

    /// Whether it asks for a purpose, once an e-mail alone can confirm it.
    package func asks(for purpose: PurposeRules) -> Bool {
        content.purposes.isEmpty || content.purposes.contains(purpose.code)
    }
}
