import Domain
import Foundation
import Store
import Texts

/// One organisation: first what may be done with its data, then what happened, then how to reach it.
struct OrganizationPage: PageContent {
    static let template = "organization"

    let t: PersonTexts
    let restriction: Notice?
    let state: [PurposeState]
    let timeline: TimelineCard
    let contacts: [ContactLine]
    let hasContacts: Bool
    let addresses: [AddressLine]
    let hasAddresses: Bool
    let facts: [Fact]
    let employments: EmploymentsCard
    let rights: String
    let readsHref: String?
    let eraseHref: String?
    let hasLinks: Bool
    let forget: String

    init(
        _ organization: StoredOrganization, grounds: [StoredGround], purposes: [PurposeRules],
        employments: [EmploymentLine], timeline: TimelineCard, owner: String?, desk: Desk
    ) {
        let texts = desk.texts
        let profile = organization.profile
        t = texts.person
        restriction = organization.isRestricted ? Notice(t.restricted, tone: .pending, icon: .lock) : nil
        state = PurposeState.all(grounds, purposes: purposes, isRestricted: organization.isRestricted, desk: desk)
        self.timeline = timeline
        contacts = ContactLine.all(profile.contactPoints, texts)
        hasContacts = !contacts.isEmpty
        addresses = AddressLine.all(profile.addresses, texts)
        hasAddresses = !addresses.isEmpty
        let optional = [
            ("legalName", profile.legalName), ("industry", profile.industry), ("url", profile.url),
            ("vatId", profile.vatID), ("registerNumber", profile.registerNumber), ("owner", owner),
        ]
        facts =
            optional.compactMap { name, value in value.map { Fact(texts.terms.field(name), $0) } } + [
                Fact(texts.terms.field("lifecycle"), texts.terms.lifecycle(organization.lifecycle.rawValue)),
                Fact(t.addedOn, desk.day(organization.createdAt)),
                Fact(t.changedOn, desk.moment(organization.updatedAt)),
            ]
        self.employments = EmploymentsCard(in: employments, desk: desk)
        let path = "/organizations/\(organization.id.path)"
        rights = texts.organization.rights
        readsHref = desk.actor.may(.readsRead) ? "\(path)/reads" : nil
        eraseHref = desk.actor.may(.peopleErase) ? "\(path)/erasure" : nil
        hasLinks = readsHref != nil || eraseHref != nil
        forget = t.forget(profile.name)
    }
}
