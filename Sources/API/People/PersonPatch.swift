import Domain
import Foundation

/// The body of `PATCH /people/{id}` (RFC 7396): what is absent stays, null empties.
struct PersonPatch: Decodable, Sendable {
    private enum CodingKeys: String, CodingKey {
        case givenName, familyName, honorificPrefix, additionalName, honorificSuffix, nickname, salutation, jobTitle
        case contactPoints, addresses, lifecycle
    }

    let givenName: PatchMember<String>
    let familyName: PatchMember<String>
    let honorificPrefix: PatchMember<String>
    let additionalName: PatchMember<String>
    let honorificSuffix: PatchMember<String>
    let nickname: PatchMember<String>
    let salutation: PatchMember<Salutation>
    let jobTitle: PatchMember<String>
    let contactPoints: PatchMember<[ContactPointBody]>
    let addresses: PatchMember<[AddressBody]>
    let lifecycle: Lifecycle?

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        givenName = try container.member(.givenName)
        familyName = try container.member(.familyName)
        honorificPrefix = try container.member(.honorificPrefix)
        additionalName = try container.member(.additionalName)
        honorificSuffix = try container.member(.honorificSuffix)
        nickname = try container.member(.nickname)
        salutation = try container.member(.salutation)
        jobTitle = try container.member(.jobTitle)
        contactPoints = try container.member(.contactPoints)
        addresses = try container.member(.addresses)
        // Everybody stands somewhere, so this one cannot be emptied.
        lifecycle = try container.value(.lifecycle)
    }

    func apply(to profile: inout PersonProfile, _ lifecycle: inout Lifecycle) {
        givenName.apply(to: &profile.givenName)
        familyName.apply(to: &profile.familyName)
        honorificPrefix.apply(to: &profile.honorificPrefix)
        additionalName.apply(to: &profile.additionalName)
        honorificSuffix.apply(to: &profile.honorificSuffix)
        nickname.apply(to: &profile.nickname)
        salutation.apply(to: &profile.salutation)
        jobTitle.apply(to: &profile.jobTitle)
        contactPoints.apply(to: &profile.contactPoints, \.contactPoint)
        addresses.apply(to: &profile.addresses, \.address)
        lifecycle = self.lifecycle ?? lifecycle
    }
}
