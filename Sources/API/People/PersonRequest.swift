import Domain
import Foundation
import Operations

/// The body of `POST /people`.
struct PersonRequest: Decodable, Sendable {
    let givenName: String?
    let familyName: String?
    let honorificPrefix: String?
    let additionalName: String?
    let honorificSuffix: String?
    let nickname: String?
    let salutation: Salutation?
    let jobTitle: String?
    let contactPoints: [ContactPointBody]?
    let addresses: [AddressBody]?
    let tags: [String]?
    let customFields: [String: CustomFieldMember]?
    let lifecycle: Lifecycle?
    let owner: UUID?
    let processing: ProcessingRequest?

    /// The person, with tags and values as the tenant's vocabulary has them.
    ///
    /// - Throws: `Refusal` naming a tag or value that is none.
    func input(_ vocabulary: PersonVocabulary) throws(Refusal) -> PersonInput {
        var profile = PersonProfile(
            givenName: givenName, familyName: familyName, honorificPrefix: honorificPrefix,
            additionalName: additionalName, honorificSuffix: honorificSuffix, nickname: nickname,
            salutation: salutation, jobTitle: jobTitle, contactPoints: (contactPoints ?? []).map(\.contactPoint),
            addresses: (addresses ?? []).map(\.address), tags: try vocabulary.ids(ofTags: tags ?? [], at: "tags"))
        try vocabulary.put((customFields ?? [:]).mapValues(\.value), into: &profile)
        return PersonInput(
            profile: profile, lifecycle: lifecycle ?? .lead, owner: owner, processing: processing?.statement)
    }
}
