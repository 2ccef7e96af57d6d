import Domain
import Foundation
import Store
import Texts

/// One person: first what may be done with her data and why it is kept, then how to reach her.
struct PersonPage: PageContent {
    static let template = "person"

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
    let readsHref: String?
    let eraseHref: String?
    let hasLinks: Bool
    let forget: String

    init(
        _ person: StoredPerson, grounds: [StoredGround], purposes: [PurposeRules], employments: [EmploymentLine],
        timeline: TimelineCard, desk: Desk
    ) {
        let texts = desk.texts
        let t = texts.person
        self.t = t
        restriction = person.isRestricted ? Notice(t.restricted, tone: .pending, icon: .lock) : nil
        state = PurposeState.all(grounds, purposes: purposes, isRestricted: person.isRestricted, desk: desk)
        contacts = ContactLine.all(person.profile.contactPoints, texts)
        hasContacts = !contacts.isEmpty
        addresses = AddressLine.all(person.profile.addresses, texts)
        hasAddresses = !addresses.isEmpty
        let profile = person.profile
        let said = [("jobTitle", profile.jobTitle), ("nickname", profile.nickname)].compactMap { field, value in
            value.map { Fact(texts.terms.field(field), $0) }
        }
        let letter = texts.terms.letterSalutation(
            profile.salutation?.rawValue, honorificPrefix: profile.honorificPrefix, givenName: profile.givenName,
            familyName: profile.familyName)
        facts =
            [
                Fact(texts.terms.field("lifecycle"), texts.terms.lifecycle(person.lifecycle.rawValue))
            ] + said + [
                Fact(t.letter, letter),
                Fact(t.addedOn, desk.day(person.createdAt)), Fact(t.changedOn, desk.moment(person.updatedAt)),
            ]
        self.timeline = timeline
        self.employments = EmploymentsCard(of: person.id, employments, desk: desk)
        readsHref = desk.actor.may(.readsRead) ? "/people/\(person.id.path)/reads" : nil
        eraseHref = desk.actor.may(.peopleErase) ? "/people/\(person.id.path)/erasure" : nil
        hasLinks = readsHref != nil || eraseHref != nil
        forget = t.forget(person.profile.displayName)
    }
}
