import Foundation
import HTTPSupport
import Operations
import Texts

@testable import Domain
@testable import Store
@testable import Web

extension WebSample {
    /// An organisation; a bare one has nothing but its name.
    func organization(_ index: UInt8, isBare: Bool = false, isRestricted: Bool = false) -> StoredOrganization {
        StoredOrganization(
            id: UUID(uuid: (index, 3, 3, 4, 5, 6, 64, 8, 128, 10, 11, 12, 13, 14, 15, 16)), version: 2,
            lifecycle: .customer, owner: isBare ? nil : Self.id, isRestricted: isRestricted,
            profile: isBare
                ? OrganizationProfile(name: typed("Turnverein 1860 Überlingen"))
                : OrganizationProfile(
                    name: typed("Bäckerei Groß & Söhne"), legalName: typed("Bäckerei Groß & Söhne GmbH & Co. KG"),
                    vatID: typed("DE123456789"), registerNumber: typed("Amtsgericht Köln, HRA 12345"),
                    url: typed("https://baeckerei-gross.example"), industry: typed("Handwerk"),
                    contactPoints: [
                        ContactPoint(
                            id: Self.id, kind: .email, value: typed("kontakt@baeckerei-gross.example"),
                            label: typed("Zentrale"), isPrimary: true),
                        ContactPoint(id: Self.id, kind: .email, value: typed("einkauf@baeckerei-gross.example")),
                        ContactPoint(
                            id: Self.id, kind: .telephone, value: typed("0221 45670"), isPrimary: true),
                    ],
                    addresses: [
                        PostalAddress(
                            streetAddress: typed("Mühlenweg 12"), postalCode: typed("50667"),
                            addressLocality: typed("Köln"), addressCountry: "DE", label: typed("Backstube"))
                    ]), createdAt: Self.now.addingTimeInterval(-86_400 * Double(index)), updatedAt: Self.now,
            sealVersion: 1, ground: Self.id, key: VaultHandle.WrappedKey(generation: 1, epoch: 1, wrapped: []))
    }

    var employments: [EmploymentLine] {
        func line(_ name: String, _ detail: EmploymentDetail) -> EmploymentLine {
            EmploymentLine(
                StoredEmployment(
                    id: Self.id, person: Self.id, organization: Self.id, version: 1, detail: detail,
                    createdAt: Self.now, updatedAt: Self.now, sealVersion: 1,
                    key: VaultHandle.WrappedKey(generation: 1, epoch: 1, wrapped: [])),
                otherName: typed(name))
        }
        return [
            line(
                "Bäckerei Groß & Söhne",
                EmploymentDetail(
                    jobTitle: typed("Leiterin Einkauf"), department: typed("Einkauf"),
                    since: CalendarDay("2019-04-01"))),
            line("Turnverein 1860 Überlingen", EmploymentDetail()),
        ]
    }

    func activity(_ kind: ActivityKind, isDeleted: Bool = false, isBare: Bool = false) -> StoredActivity {
        StoredActivity(
            id: Self.id, kind: kind, happenedAt: Self.now.addingTimeInterval(-7_200), author: isBare ? nil : Self.id,
            version: 1,
            content: ActivityContent(
                subject: isBare ? nil : typed("Rückruf wegen der Lieferung"),
                text: typed("Möchte künftig dienstags beliefert werden.\nNachfragen im Januar.")),
            subjectKind: .person, subject: Self.id, participants: isBare ? [] : [organization(1).id], concealed: [],
            createdAt: Self.now, updatedAt: Self.now, deletedAt: isDeleted ? Self.now : nil, sealVersion: 1,
            sealed: [], key: VaultHandle.WrappedKey(generation: 1, epoch: 1, wrapped: []))
    }

    private var events: [TimelineEvent] {
        func event(_ content: TimelineEvent.Content) -> TimelineEvent {
            TimelineEvent(id: Self.id, at: Self.now, content: content)
        }
        return ActivityKind.allCases.map { event(.activity(activity($0))) } + [
            event(.activity(activity(.note, isBare: true))), event(.activity(activity(.call, isDeleted: true))),
            event(.consent(purpose: "newsletter", channel: "email", state: "ConsentGiven")),
            event(.change(action: "person.update")), event(.change(action: "person.unheard-of")),
        ]
    }

    private func entries(_ desk: Desk) -> [TimelineEntry] {
        var names = TimelineEntry.Names()
        names.subjects = [organization(1).id: typed("Bäckerei Groß & Söhne")]
        names.members = [Self.id: typed("Jörg Weiß")]
        return events.map {
            TimelineEntry(
                $0, names: names, subject: Self.id, page: "people/\(Self.id.path)", purposes: DefaultPurposes.all,
                desk: desk)
        }
    }

    /// A history; an empty one is what somebody who may only look sees of somebody new.
    func timeline(isEmpty: Bool = false) -> TimelineCard {
        let desk = desk
        let entry = ActivityEntry(page: "people/\(Self.id.path)", day: CalendarDay(Self.now, in: desk.zone))
        let mayWrite = desk.actor.may(.peopleWrite) && !isEmpty
        return TimelineCard(
            isEmpty ? [] : entries(desk),
            form: mayWrite
                ? ActivityForm(entry, others: [(Self.id.path, typed("Bäckerei Groß & Söhne"))], desk: desk) : nil,
            olderHref: isEmpty ? nil : "/people/\(Self.id.path)/timeline", desk: desk)
    }

    var sharedPlan: ErasurePlan {
        ErasurePlan(
            reason: .noLongerNeeded, entries: plan.entries, endingGrounds: [], otherBasisRemains: false,
            blockingHolds: [], sharedTexts: [Self.id, organization(1).id])
    }

    private var organizationListing: SubjectListing {
        var listing = SubjectListing(.organization)
        listing.sort = "name"
        listing.isDescending = false
        listing.town = typed("Köln")
        listing.cursor = "abc"
        return listing
    }

    /// Organisations, positions and entries.
    var organizationPages: [Named] {
        let words = texts.organization
        func one(_ name: String, _ organization: StoredOrganization, isBare: Bool = false) -> Named {
            staff(
                name, .organizations, title: words.windowTitle, heading: organization.profile.name,
                crumbs: [Crumb(words.title, href: "/organizations")],
                OrganizationPage(
                    organization, grounds: grounds, purposes: DefaultPurposes.all,
                    employments: isBare ? [] : employments, timeline: timeline(isEmpty: isBare),
                    owner: isBare ? nil : typed("Jörg Weiß"), desk: desk))
        }
        return [
            staff(
                "organizations", .organizations, title: words.title, actions: OrganizationsPage.actions(desk),
                OrganizationsPage(
                    [organization(1), organization(2, isBare: true), organization(3, isRestricted: true)],
                    in: organizationListing, next: "abc", choices: choices, desk: desk)),
            staff(
                "organizations-no-town", .organizations, title: words.title,
                OrganizationsPage(
                    [organization(1)], next: nil, problem: ListProblem(town: typed("50667"), texts), desk: desk)),
            staff(
                "organizations-none-fits", .organizations, title: words.title,
                OrganizationsPage([], in: organizationListing.with { _ in }, next: nil, desk: desk)),
            staff(
                "organizations-empty", .organizations, title: words.title,
                OrganizationsPage([], next: nil, desk: desk)),
            one("organization", organization(1)), one("organization-bare", organization(2, isBare: true), isBare: true),
            one("organization-restricted", organization(3, isRestricted: true)),
            staff(
                "timeline", .people, title: texts.timeline.title,
                TimelinePage(
                    entries(desk), pager: Pager(path: "/people/x/timeline", next: "abc", isFirst: true), desk: desk)),
        ] + organizationForms + activityPages
    }

    private var organizationForms: [Named] {
        let words = texts.organization
        func form(_ name: String, _ refusal: Refusal?, isLate: Bool = false) -> Named {
            let isNew = !isLate
            return staff(
                name, .organizations, title: isNew ? words.create : words.editTitle,
                OrganizationFormPage(
                    OrganizationEntry(organization(1)), desk: desk, action: "/organizations/new",
                    cancelHref: "/organizations", submit: words.create, version: isNew ? nil : 2,
                    purposes: isNew ? DefaultPurposes.all : nil, members: [member], refusal: refusal, isLate: isLate))
        }
        return [
            form("organization-new", nil),
            form("organization-refused", Refusal(.invalid, RefusalCode.required, field: "name")),
            form("organization-late", nil, isLate: true),
        ]
    }

    private var member: StoredMember {
        StoredMember(
            id: Self.id, role: .sales, state: .active, version: 1,
            profile: MemberProfile(name: typed("Jörg Weiß"), email: "joerg@muster.example"), createdAt: Self.now,
            sealVersion: 1, sealed: [], sealedPassword: nil,
            key: VaultHandle.WrappedKey(generation: 1, epoch: 1, wrapped: []))
    }

    private var activityPages: [Named] {
        let t = texts.timeline
        var typedEntry = ActivityEntry(activity(.call), zone: desk.zone)
        typedEntry.page = "people/\(Self.id.path)"
        func page(_ name: String, _ refusal: Refusal?, isNew: Bool = false, isLate: Bool = false) -> Named {
            staff(
                name, .people, title: t.editTitle,
                ActivityPage(
                    isNew ? typedEntry : ActivityEntry(activity(.call), zone: desk.zone),
                    of: isNew ? nil : ("/activities/x", 3), cancelHref: "/people/x", desk: desk, refusal: refusal,
                    isLate: isLate))
        }
        func position(_ name: String, _ page: EmploymentPage) -> Named {
            staff(name, .people, title: texts.employment.add, lead: texts.employment.lead, page)
        }
        let entry = EmploymentEntry(employments[0].employment.detail)
        return [
            page("activity", nil), page("activity-late", nil, isLate: true),
            page("activity-refused", Refusal(.invalid, RefusalCode.tooLong, field: "text"), isNew: true),
            position(
                "position-new",
                EmploymentPage(
                    entry, in: [organization(1)], path: "/people/x/employments", cancelHref: "/people/x", desk: desk,
                    refusal: Refusal(.invalid, RefusalCode.required, field: "organizationId"))),
            position(
                "position-nowhere",
                EmploymentPage(
                    EmploymentEntry(), in: [], path: "/people/x/employments", cancelHref: "/people/x", desk: desk)),
            position(
                "position",
                EmploymentPage(
                    entry, version: 2, path: "/people/x/employments/y", cancelHref: "/people/x", desk: desk,
                    isLate: true)),
        ]
    }
}
