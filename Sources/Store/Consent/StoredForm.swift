package import Domain
package import Foundation

/// A subscription form as it stands.
package struct StoredForm: Sendable, Equatable {
    /// Its id.
    package let id: UUID
    /// Its name in addresses.
    package let slug: String
    /// What it is called in German.
    package let germanTitle: String
    /// What it is called in English.
    package let englishTitle: String
    /// The purposes it asks for; empty for every one that an e-mail alone can confirm.
    package let purposes: [String]
    /// Whether strangers may fill it in.
    package let state: FormState
    /// 1 for the first.
    package let version: Int32

    /// Puts a form together.
    package init(
        id: UUID, slug: String, germanTitle: String, englishTitle: String, purposes: [String], state: FormState,
        version: Int32
    ) {
        self.id = id
        self.slug = slug
        self.germanTitle = germanTitle
        self.englishTitle = englishTitle
        self.purposes = purposes
        self.state = state
        self.version = version
    }

    /// What it is called in a language, `de` or `en`.
    package func title(_ language: String) -> String { language == "en" ? englishTitle : germanTitle }
}
