import Domain
import Foundation
import HTTPSupport
import Operations
import Store

/// An organisation as somebody typed it: kept as it is when a form comes back.
struct OrganizationEntry: Sendable, Equatable {
    var name = ""
    var legalName = ""
    var vatID = ""
    var registerNumber = ""
    var url = ""
    var industry = ""
    /// The id of a member of staff, or empty.
    var owner = ""
    /// What the form of a person has, too: contact points, addresses, stage and reasons. Its names stay empty.
    var reach = PersonEntry()

    /// An empty form.
    init() {}

    /// A form filled with what is stored.
    init(_ organization: StoredOrganization) {
        let profile = organization.profile
        name = profile.name
        legalName = profile.legalName ?? ""
        vatID = profile.vatID ?? ""
        registerNumber = profile.registerNumber ?? ""
        url = profile.url ?? ""
        industry = profile.industry ?? ""
        owner = organization.owner?.path ?? ""
        reach = PersonEntry(
            PersonProfile(contactPoints: profile.contactPoints, addresses: profile.addresses),
            lifecycle: organization.lifecycle)
        if reach.contacts.isEmpty { reach.contacts = PersonEntry().contacts }
    }

    /// What was sent.
    init(_ form: FormData) {
        name = form.raw("name") ?? ""
        legalName = form.raw("legalName") ?? ""
        vatID = form.raw("vatId") ?? ""
        registerNumber = form.raw("registerNumber") ?? ""
        url = form.raw("url") ?? ""
        industry = form.raw("industry") ?? ""
        owner = form["owner"] ?? ""
        reach = PersonEntry(form)
    }

    /// Names, contact points and addresses; lines left empty are none.
    var profile: OrganizationProfile {
        let lines = reach.profile
        return OrganizationProfile(
            name: name, legalName: legalName, vatID: vatID, registerNumber: registerNumber, url: url,
            industry: industry, contactPoints: lines.contactPoints, addresses: lines.addresses)
    }

    /// Everything that can be changed.
    ///
    /// - Throws: `Refusal` naming `lifecycle` or `owner`.
    func content() throws(Refusal) -> (profile: OrganizationProfile, lifecycle: Lifecycle, owner: UUID?) {
        guard let lifecycle = Lifecycle(rawValue: reach.lifecycle) else {
            throw Refusal(.invalid, RefusalCode.notAllowedValue, field: "lifecycle")
        }
        let member = UUID(uuidString: owner)
        guard owner.isEmpty || member != nil else {
            throw Refusal(.invalid, RefusalCode.notAllowedValue, field: "owner")
        }
        return (profile, lifecycle, member)
    }
}
