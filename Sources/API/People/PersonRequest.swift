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
    let lifecycle: Lifecycle?
    let processing: ProcessingRequest?

    var input: PersonInput {
        PersonInput(
            profile: PersonProfile(
                givenName: givenName, familyName: familyName, honorificPrefix: honorificPrefix,
                additionalName: additionalName, honorificSuffix: honorificSuffix, nickname: nickname,
                salutation: salutation, jobTitle: jobTitle,
                contactPoints: (contactPoints ?? []).map(\.contactPoint), addresses: (addresses ?? []).map(\.address)),
            lifecycle: lifecycle ?? .lead, processing: processing?.statement)
    }
}
