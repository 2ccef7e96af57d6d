package import Domain
package import Foundation

/// A sign-up about to be kept until it is confirmed.
package struct SignupDraft: Sendable {
    /// Its id, and that of the subject it is kept under.
    package let id: UUID
    /// The form that was filled in.
    package let form: StoredForm
    /// The version of it that was filled in; kept with the proof.
    package let formVersion: Int32
    /// The address as it was typed; sealed.
    package let email: String
    /// The language of the form, `de` or `en`.
    package let language: String
    /// The ticked boxes, by purpose.
    package let choices: [SignupChoice]

    /// Describes a sign-up; nothing is stored by this. `formVersion`: nil for the current one.
    package init(
        id: UUID = UUID.random(), form: StoredForm, formVersion: Int32? = nil, email: String, language: String,
        choices: [SignupChoice]
    ) {
        self.id = id
        self.form = form
        self.formVersion = formVersion ?? form.version
        self.email = email
        self.language = language
        self.choices = choices.sorted { $0.purpose < $1.purpose }
    }
}
