import Domain
import Foundation
import Store

/// An organisation on the wire.
struct OrganizationBody: Encodable, Sendable {
    let id: String
    let name: String
    let legalName: String?
    let vatId: String?
    let registerNumber: String?
    let url: String?
    let industry: String?
    let contactPoints: [ContactPointBody]
    let addresses: [AddressBody]
    let lifecycle: String
    let owner: String?
    let restricted: Bool
    let version: Int32
    let createdAt: Date
    let updatedAt: Date

    init(_ organization: StoredOrganization) {
        let profile = organization.profile
        id = organization.id.uuidString.lowercased()
        name = profile.name
        legalName = profile.legalName
        vatId = profile.vatID
        registerNumber = profile.registerNumber
        url = profile.url
        industry = profile.industry
        contactPoints = profile.contactPoints.map(ContactPointBody.init)
        addresses = profile.addresses.map(AddressBody.init)
        lifecycle = organization.lifecycle.rawValue
        owner = organization.owner?.uuidString.lowercased()
        restricted = organization.isRestricted
        version = organization.version
        createdAt = organization.createdAt
        updatedAt = organization.updatedAt
    }
}
