import Domain
import Foundation
import Operations

/// The body of `POST /organizations`.
struct OrganizationRequest: Decodable, Sendable {
    let name: String?
    let legalName: String?
    let vatId: String?
    let registerNumber: String?
    let url: String?
    let industry: String?
    let contactPoints: [ContactPointBody]?
    let addresses: [AddressBody]?
    let lifecycle: Lifecycle?
    let owner: UUID?
    let processing: ProcessingRequest?

    var input: OrganizationInput {
        OrganizationInput(
            profile: OrganizationProfile(
                name: name ?? "", legalName: legalName, vatID: vatId, registerNumber: registerNumber, url: url,
                industry: industry, contactPoints: (contactPoints ?? []).map(\.contactPoint),
                addresses: (addresses ?? []).map(\.address)),
            lifecycle: lifecycle ?? .lead, owner: owner, processing: processing?.statement)
    }
}
