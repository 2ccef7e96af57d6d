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
    let facts: [Fact]
    let readsHref: String?
    let eraseHref: String?
    let hasLinks: Bool
    let forget: String

    init(_ person: StoredPerson, grounds: [StoredGround], purposes: [PurposeRules], desk: Desk) {
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
                Fact(t.addedOn, desk.day(person.createdAt)), Fact(t.changedOn, desk.moment(person.updatedAt)),
            ]
        readsHref = desk.actor.may(.readsRead) ? "/people/\(person.id.path)/reads" : nil
        eraseHref = desk.actor.may(.peopleErase) ? "/people/\(person.id.path)/erasure" : nil
        hasLinks = readsHref != nil || eraseHref != nil
        forget = t.forget(person.profile.displayName)
    }
}
