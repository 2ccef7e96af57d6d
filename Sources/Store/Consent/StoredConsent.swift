package import Domain

/// A consent as read: where it stands, and the words it was asked with.
package struct StoredConsent: Sendable {
    /// What it is about, where it stands and since when.
    package let consent: StandingConsent
    /// The address or number; nil on channels without one, and where its proof cannot be read any more.
    package let address: String?
    /// How it came to stand there.
    package let method: String
    /// The hash of the words; nil where none were ever shown.
    package let wording: [UInt8]?

    /// Puts a consent together.
    package init(consent: StandingConsent, address: String?, method: String, wording: [UInt8]?) {
        self.consent = consent
        self.address = address
        self.method = method
        self.wording = wording
    }
}
