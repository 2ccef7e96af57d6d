import Domain
import Foundation
import Operations

/// The body of `PATCH /organizations/{id}` (RFC 7396): what is absent stays, null empties.
struct OrganizationPatch: Decodable, Sendable {
    private enum CodingKeys: String, CodingKey {
        case name, legalName, vatId, registerNumber, url, industry, contactPoints, addresses, lifecycle, owner
    }

    private let name: String?
    private let legalName: PatchMember<String>
    private let vatID: PatchMember<String>
    private let registerNumber: PatchMember<String>
    private let url: PatchMember<String>
    private let industry: PatchMember<String>
    private let contactPoints: PatchMember<[ContactPointBody]>
    private let addresses: PatchMember<[AddressBody]>
    private let lifecycle: Lifecycle?
    private let owner: PatchMember<UUID>

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.value(.name)
        legalName = try container.member(.legalName)
        vatID = try container.member(.vatId)
        registerNumber = try container.member(.registerNumber)
        url = try container.member(.url)
        industry = try container.member(.industry)
        contactPoints = try container.member(.contactPoints)
        addresses = try container.member(.addresses)
        lifecycle = try container.value(.lifecycle)
        owner = try container.member(.owner)
    }

    func apply(to content: inout ChangeOrganization.Content) {
        content.profile.name = name ?? content.profile.name
        legalName.apply(to: &content.profile.legalName)
        vatID.apply(to: &content.profile.vatID)
        registerNumber.apply(to: &content.profile.registerNumber)
        url.apply(to: &content.profile.url)
        industry.apply(to: &content.profile.industry)
        contactPoints.apply(to: &content.profile.contactPoints, \.contactPoint)
        addresses.apply(to: &content.profile.addresses, \.address)
        content.lifecycle = lifecycle ?? content.lifecycle
        owner.apply(to: &content.owner)
    }
}
