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
    let tags: [String]
    let customFields: [String: CustomFieldMember]
    let lifecycle: String
    let owner: String?
    let restricted: Bool
    let version: Int32
    let createdAt: Date
    let updatedAt: Date

    init(_ person: StoredPerson, _ vocabulary: PersonVocabulary) {
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
        tags = vocabulary.tags(of: person.profile).map(\.label)
        customFields = vocabulary.values(of: person.profile).reduce(into: [:]) { values, entry in
            values[entry.field.code] = entry.field.value(entry.value).map(CustomFieldMember.value)
        }
        owner = person.owner?.uuidString.lowercased()
        lifecycle = person.lifecycle.rawValue
        restricted = person.isRestricted
        version = person.version
        createdAt = person.createdAt
        updatedAt = person.updatedAt
    }
}
