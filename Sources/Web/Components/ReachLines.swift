import Domain
import Texts

/// A way of contact on a page.
struct ContactLine: Sendable {
    let value: String
    let kind: String
    let label: String?
    let isPreferred: Bool
    let icon: String

    /// The lines of a profile's contact points.
    static func all(_ points: [ContactPoint], _ texts: Texts) -> [ContactLine] {
        points.map { point in
            ContactLine(
                value: point.value, kind: texts.terms.contactKind(point.kind.rawValue), label: point.label,
                isPreferred: point.isPrimary && points.count { $0.kind == point.kind } > 1,
                icon: (point.kind == .email ? Icon.mail : Icon.phone).template)
        }
    }
}

/// An address on a page.
struct AddressLine: Sendable {
    let lines: [String]
    let label: String?

    /// The lines of a profile's addresses.
    static func all(_ addresses: [PostalAddress], _ texts: Texts) -> [AddressLine] {
        addresses.map { address in
            let town = [address.postalCode, address.addressLocality].compactMap { $0 }.joined(separator: " ")
            let country = address.addressCountry.map { Countries.name($0, texts.language) }
            return AddressLine(
                lines: [address.streetAddress, town.isEmpty ? nil : town, country].compactMap { $0 },
                label: address.label)
        }
    }
}
