import Domain
import Foundation
import Store
import Texts

/// One person: first what may be done with her data and why it is kept, then how to reach her.
struct PersonPage: PageContent {
    static let template = "person"

    /// A way of contact.
    struct Contact: Sendable {
        let value: String
        let kind: String
        let label: String?
        let isPreferred: Bool
        let icon: String
    }

    /// An address.
    struct Address: Sendable {
        let lines: [String]
        let label: String?
    }

    let t: PersonTexts
    let restriction: Notice?
    let state: [PurposeState]
    let contacts: [Contact]
    let hasContacts: Bool
    let addresses: [Address]
    let hasAddresses: Bool
    let tags: [String]
    let hasTags: Bool
    let facts: [Fact]
    let ownFields: [Fact]
    let hasOwnFields: Bool
    let readsHref: String?
    let changesHref: String?
    let restrictHref: String?
    let mergeHref: String?
    let mergeLabel: String
    let restrictLabel: String
    let changesLabel: String
    let eraseHref: String?
    let hasLinks: Bool
    let forget: String

    init(
        _ person: StoredPerson, grounds: [StoredGround], purposes: [PurposeRules],
        choices: PersonChoices = PersonChoices(), desk: Desk
    ) {
        let texts = desk.texts
        let t = texts.person
        self.t = t
        restriction = person.isRestricted ? Notice(t.restricted, tone: .pending, icon: .lock) : nil
        state = PurposeState.all(grounds, purposes: purposes, isRestricted: person.isRestricted, desk: desk)
        contacts = person.profile.contactPoints.map { point in
            Contact(
                value: point.value, kind: texts.terms.contactKind(point.kind.rawValue), label: point.label,
                isPreferred: point.isPrimary && person.profile.contactPoints.count { $0.kind == point.kind } > 1,
                icon: (point.kind == .email ? Icon.mail : Icon.phone).template)
        }
        hasContacts = !contacts.isEmpty
        addresses = person.profile.addresses.map { address in
            let town = [address.postalCode, address.addressLocality].compactMap { $0 }.joined(separator: " ")
            let country = address.addressCountry.map { Countries.name($0, texts.language) }
            return Address(
                lines: [address.streetAddress, town.isEmpty ? nil : town, country].compactMap { $0 },
                label: address.label)
        }
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
        mergeHref = desk.actor.may(.peopleMerge) ? "/people/\(person.id.path)/merge" : nil
        mergeLabel = texts.merge.link
        restrictLabel = person.isRestricted ? texts.restriction.liftLink : texts.restriction.link
        changesLabel = texts.restriction.changesTitle
        hasLinks = readsHref != nil || eraseHref != nil || restrictHref != nil || changesHref != nil
        forget = t.forget(person.profile.displayName)
    }
}
