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
    let consents: ConsentMatrix?
    let timeline: TimelineCard
    let contacts: [ContactLine]
    let hasContacts: Bool
    let addresses: [AddressLine]
    let hasAddresses: Bool
    let tags: [String]
    let hasTags: Bool
    let facts: [Fact]
    let employments: EmploymentsCard
    let ownFields: [Fact]
    let hasOwnFields: Bool
    let readsHref: String?
    let changesHref: String?
    let restrictHref: String?
    let exportHref: String?
    let exportLabel: String
    let mergeHref: String?
    let mergeLabel: String
    let restrictLabel: String
    let changesLabel: String
    let eraseHref: String?
    let hasLinks: Bool
    let forget: String

    init(
        _ person: StoredPerson, grounds: [StoredGround], purposes: [PurposeRules], employments: [EmploymentLine],
        timeline: TimelineCard, consents: [StoredConsent]? = nil, choices: PersonChoices = PersonChoices(), desk: Desk
    ) {
        let texts = desk.texts
        let t = texts.person
        self.t = t
        restriction = person.isRestricted ? Notice(t.restricted, tone: .pending, icon: .lock) : nil
        state = PurposeState.all(grounds, purposes: purposes, isRestricted: person.isRestricted, desk: desk)
        self.consents = consents.map { ConsentMatrix(of: person.id, $0, purposes: purposes, desk: desk) }
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
                Fact(texts.terms.field("owner"), choices.name(of: person.owner) ?? texts.personForm.noOwner),
                Fact(t.addedOn, desk.day(person.createdAt)), Fact(t.changedOn, desk.moment(person.updatedAt)),
            ]
        self.timeline = timeline
        self.employments = EmploymentsCard(of: person.id, employments, desk: desk)
        tags = choices.vocabulary.tags(of: profile).map(\.label)
        hasTags = !tags.isEmpty
        ownFields = choices.vocabulary.values(of: profile).map { field, value in
            Fact(PersonChoices.label(field, texts.language), PersonChoices.shown(value, field, texts))
        }
        hasOwnFields = !ownFields.isEmpty
        readsHref = desk.actor.may(.readsRead) ? "/people/\(person.id.path)/reads" : nil
        eraseHref = desk.actor.may(.peopleErase) ? "/people/\(person.id.path)/erasure" : nil
        changesHref = desk.actor.may(.auditRead) ? "/people/\(person.id.path)/changes" : nil
        restrictHref = desk.actor.may(.peopleRestrict) ? "/people/\(person.id.path)/restriction" : nil
        exportHref = desk.actor.may(.peopleExport) ? "/people/\(person.id.path)/export" : nil
        exportLabel = texts.disclosure.link
        mergeHref = desk.actor.may(.peopleMerge) ? "/people/\(person.id.path)/merge" : nil
        mergeLabel = texts.merge.link
        restrictLabel = person.isRestricted ? texts.restriction.liftLink : texts.restriction.link
        changesLabel = texts.restriction.changesTitle
        hasLinks = [readsHref, changesHref, exportHref, mergeHref, restrictHref, eraseHref].contains { $0 != nil }
        forget = t.forget(person.profile.displayName)
    }
}
