/// A subscription form as it was sent.
package struct SignupInput: Sendable, Equatable {
    /// The address as it was typed.
    package var email: String?
    /// The codes of the purposes whose boxes were ticked.
    package var purposes: [String]
    /// Which words stood beside the boxes, as the form's hidden fields say it.
    package var shown: [String]
    /// Which version of the form it was, as its hidden field says it; nil where it says nothing.
    package var formVersion: Int32?
    /// The language of the form, `de` or `en`.
    package var language: String

    /// Collects the fields; nothing is judged by this.
    package init(
        email: String?, purposes: [String], shown: [String], formVersion: Int32? = nil, language: String
    ) {
        self.email = email
        self.purposes = purposes
        self.shown = shown
        self.formVersion = formVersion
        self.language = language
    }
}
