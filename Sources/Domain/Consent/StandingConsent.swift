package import Foundation

/// A consent as the projection holds it.
package struct StandingConsent: Sendable, Equatable {
    /// What it is about.
    package let key: ConsentKey
    /// Where it stands.
    package let state: ConsentState
    /// Since when.
    package let since: Date
    /// When it lapses by itself; nil while nothing bounds it.
    package let validUntil: Date?

    /// Makes a consent as a row holds it.
    package init(key: ConsentKey, state: ConsentState, since: Date, validUntil: Date? = nil) {
        self.key = key
        self.state = state
        self.since = since
        self.validUntil = validUntil
    }
}
