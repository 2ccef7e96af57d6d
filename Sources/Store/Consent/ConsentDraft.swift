package import Domain
package import Foundation

/// A given consent that comes with a person: what proves it has been judged.
package struct ConsentDraft: Sendable {
    /// What it is about.
    package let key: ConsentKey
    /// How it was proved.
    package let method: ConsentEvidence.Method
    /// When it was given.
    package let at: Date
    /// When it lapses by itself, if that is known.
    package let validUntil: Date?
    /// What proves it; sealed.
    package let detail: ConsentEventDetail

    /// Describes a consent; nothing is stored by this.
    package init(
        key: ConsentKey, method: ConsentEvidence.Method, at: Date, validUntil: Date?, detail: ConsentEventDetail
    ) {
        self.key = key
        self.method = method
        self.at = at
        self.validUntil = validUntil
        self.detail = detail
    }
}
