package import Domain
package import Foundation

/// One event of a person's consents, as read.
package struct StoredConsentEvent: Sendable {
    /// Its id.
    package let id: UUID
    /// What it is about.
    package let key: ConsentKey
    /// What the consent became.
    package let state: ConsentState
    /// How.
    package let method: String
    /// When.
    package let at: Date
    /// Until when it is valid, where it is given and bounded.
    package let validUntil: Date?
    /// The member of staff; nil for operators and the system.
    package let recordedBy: UUID?
    /// The kept words, where it was asked with a version of the purpose's.
    package let keptWording: String?
    /// What proves it; nil where its proof cannot be read any more.
    package let detail: ConsentEventDetail?

    /// Puts an event together.
    package init(
        id: UUID, key: ConsentKey, state: ConsentState, method: String, at: Date, validUntil: Date? = nil,
        recordedBy: UUID? = nil, keptWording: String? = nil, detail: ConsentEventDetail? = nil
    ) {
        self.id = id
        self.key = key
        self.state = state
        self.method = method
        self.at = at
        self.validUntil = validUntil
        self.recordedBy = recordedBy
        self.keptWording = keptWording
        self.detail = detail
    }

    /// The words it was asked with: those of a version, else those that were written down with it.
    package var wordingText: String? { keptWording ?? detail?.statement }
}
