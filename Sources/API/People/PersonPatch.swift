import Domain
import Foundation
import Operations

/// The body of `PATCH /people/{id}` (RFC 7396): what is absent stays, null empties.
struct PersonPatch: Decodable, Sendable {
    private enum CodingKeys: String, CodingKey {
        case givenName, familyName, honorificPrefix, additionalName, honorificSuffix, nickname, salutation, jobTitle
        case contactPoints, addresses, tags, customFields, lifecycle, owner
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
    let tags: PatchMember<[String]>
    let customFields: PatchMember<[String: CustomFieldMember]>
    let owner: PatchMember<UUID>
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
        tags = try container.member(.tags)
        customFields = try container.member(.customFields)
        owner = try container.member(.owner)
        // Everybody stands somewhere, so this one cannot be emptied.
        lifecycle = try container.value(.lifecycle)
    }

    /// Changes what the patch names; tags and values are those of the tenant's vocabulary.
    ///
    /// - Throws: `Refusal` naming a tag or value that is none.
    func apply(to edit: inout PersonEdit, _ vocabulary: PersonVocabulary) throws(Refusal) {
        apply(to: &edit.profile)
        switch tags {
        case .absent: break
        case .cleared: edit.profile.tags = []
        case .value(let labels): edit.profile.tags = try vocabulary.ids(ofTags: labels, at: "tags")
        }
        switch customFields {
        case .absent: break
        case .cleared: edit.profile.customValues = []
        case .value(let values): try vocabulary.put(values.mapValues(\.value), into: &edit.profile)
        }
        owner.apply(to: &edit.owner)
        edit.lifecycle = lifecycle ?? edit.lifecycle
    }

    private func apply(to profile: inout PersonProfile) {
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
    }
}
