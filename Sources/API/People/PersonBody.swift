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
    let additionalName: String?
    let honorificSuffix: String?
    let nickname: String?
    let salutation: Salutation?
    let jobTitle: String?
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
        additionalName = person.profile.additionalName
        honorificSuffix = person.profile.honorificSuffix
        nickname = person.profile.nickname
        salutation = person.profile.salutation
        jobTitle = person.profile.jobTitle
        contactPoints = person.profile.contactPoints.map(ContactPointBody.init)
        addresses = person.profile.addresses.map(AddressBody.init)
        lifecycle = person.lifecycle.rawValue
        restricted = person.isRestricted
        version = person.version
        createdAt = person.createdAt
        updatedAt = person.updatedAt
    }
}
