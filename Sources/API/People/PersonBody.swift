import Domain
import Foundation
import Store

/// A person on the wire.
struct PersonBody: Encodable, Sendable {
    let id: String
    let displayName: String
    let givenName: String?
    let familyName: String?
    let honorificPrefix: String?
    let contactPoints: [ContactPointBody]
    let addresses: [AddressBody]
    let lifecycle: String
    let restricted: Bool
    let version: Int32
    let createdAt: Date
    let updatedAt: Date

    init(_ person: StoredPerson) {
        id = person.id.uuidString.lowercased()
        displayName = person.profile.displayName
        givenName = person.profile.givenName
        familyName = person.profile.familyName
        honorificPrefix = person.profile.honorificPrefix
        contactPoints = person.profile.contactPoints.map(ContactPointBody.init)
        addresses = person.profile.addresses.map(AddressBody.init)
        lifecycle = person.lifecycle.rawValue
        restricted = person.isRestricted
        version = person.version
        createdAt = person.createdAt
        updatedAt = person.updatedAt
    }
}

/// A contact point on the wire.
struct ContactPointBody: Codable, Sendable {
    let kind: ContactPointKind
    let value: String
    let label: String?
    let isPrimary: Bool?

    init(_ point: ContactPoint) {
        kind = point.kind
        value = point.value
        label = point.label
        isPrimary = point.isPrimary
    }

    var contactPoint: ContactPoint {
        ContactPoint(kind: kind, value: value, label: label, isPrimary: isPrimary ?? false)
    }
}

/// A postal address on the wire.
struct AddressBody: Codable, Sendable {
    let streetAddress: String?
    let postalCode: String?
    let addressLocality: String?
    let addressCountry: String?
    let label: String?

    init(_ address: PostalAddress) {
        streetAddress = address.streetAddress
        postalCode = address.postalCode
        addressLocality = address.addressLocality
        addressCountry = address.addressCountry
        label = address.label
    }

    var address: PostalAddress {
        PostalAddress(
            streetAddress: streetAddress, postalCode: postalCode, addressLocality: addressLocality,
            addressCountry: addressCountry, label: label)
    }
}
