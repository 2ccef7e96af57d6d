/// The form with which every new tenant begins (decision 0033).
package enum DefaultForms {
    /// The slug of the form.
    package static let newsletter = "newsletter"
    /// What it is called in German.
    package static let germanTitle = "Auf dem Laufenden bleiben"
    /// What it is called in English.
    package static let englishTitle = "Stay in touch"
}
