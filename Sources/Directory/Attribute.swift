package import Foundation
package import Store

/// Something that a list of people can be narrowed to, beside what is typed.
package enum Attribute: Sendable, Hashable {
    /// Only storage is allowed (Art. 18).
    case restricted
    /// The stage of this code.
    case lifecycle(String)
    /// The tag of this id.
    case tag(UUID)
    /// The member of staff in charge.
    case owner(UUID)
    /// An address in this country, ISO 3166-1 alpha-2.
    case country(String)
    /// The state of a consent.
    case consent(DirectoryRow.Consent)

    var isConsent: Bool {
        if case .consent = self { true } else { false }
    }
}
