import Domain
import Foundation

/// The body of `PATCH /people/{id}` (RFC 7396): what is absent stays, null empties.
struct PersonPatch: Decodable, Sendable {
    private enum CodingKeys: String, CodingKey {
        case givenName, familyName, honorificPrefix, contactPoints, addresses, lifecycle
    }

    let givenName: PatchMember<String>
    let familyName: PatchMember<String>
    let honorificPrefix: PatchMember<String>
    let contactPoints: PatchMember<[ContactPointBody]>
    let addresses: PatchMember<[AddressBody]>
    let lifecycle: Lifecycle?

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        givenName = try container.member(.givenName)
        familyName = try container.member(.familyName)
        honorificPrefix = try container.member(.honorificPrefix)
        contactPoints = try container.member(.contactPoints)
        addresses = try container.member(.addresses)
        // Everybody stands somewhere, so this one cannot be emptied.
        lifecycle = try container.value(.lifecycle)
    }

    func apply(to profile: inout PersonProfile, _ lifecycle: inout Lifecycle) {
        givenName.apply(to: &profile.givenName)
        familyName.apply(to: &profile.familyName)
        honorificPrefix.apply(to: &profile.honorificPrefix)
        contactPoints.apply(to: &profile.contactPoints, \.contactPoint)
        addresses.apply(to: &profile.addresses, \.address)
        lifecycle = self.lifecycle ?? lifecycle
    }
}
