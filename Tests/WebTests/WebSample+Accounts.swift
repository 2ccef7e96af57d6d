import Domain
import Foundation
import Texts

@testable import Operations
@testable import Store
@testable import Web

/// Pages of accounts and of the staff.
extension WebSample {
    private func member(_ index: UInt8, _ role: Role, _ state: StoredMember.State, name: String?) -> StoredMember {
        StoredMember(
            id: UUID(uuid: (index, 2, 3, 4, 5, 6, 64, 8, 128, 10, 11, 12, 13, 14, 15, 17)), role: role, state: state,
            version: 2, profile: MemberProfile(name: name.map(typed), email: typed("mitglied\(index)@muster.example")),
            createdAt: Self.now.addingTimeInterval(-86_400 * Double(index)), sealVersion: 1, sealed: [],
            sealedPassword: nil, key: VaultHandle.WrappedKey(generation: 1, epoch: 1, wrapped: []))
    }

    private var members: [StoredMember] {
        [
            member(1, .owner, .active, name: "Friederike Müller-Lüdenscheidt"),
            member(2, .privacyOfficer, .active, name: "Dr. Jürgen Groß"), member(3, .sales, .invited, name: nil),
            member(4, .support, .disabled, name: "Kim Becker"),
        ]
    }

    private func session(_ index: UInt8, _ device: Device) -> StoredSession {
        StoredSession(
            id: UUID(uuid: (index, 2, 3, 4, 5, 6, 64, 8, 128, 10, 11, 12, 13, 14, 15, 18)),
            createdAt: Self.now.addingTimeInterval(-3_600 * Double(index)), seenAt: Self.now,
            expiresAt: Self.now.addingTimeInterval(3_600), device: device)
    }

    private var secret: SecondFactor.Secret {
        let text = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        return SecondFactor.Secret(text: text, uri: "otpauth://totp/Obhut:anna%40muster.example?secret=\(text)")
    }

    private static let codes = ["abcd-efgh-2345-mnop", "qrst-uvwx-yz23-4567"]

    private func account(
        _ name: String, _ factor: SecondFactor.Status, _ sessions: [StoredSession],
        problem: (field: String, text: String)? = nil
    ) -> Named {
        staff(
            name, nil, title: texts.account.title,
            AccountPage(
                members[0], sessions: sessions, own: sessions[0].id, factor: factor, desk: desk, problem: problem))
    }

    private var accountPages: [Named] {
        let t = texts.secondFactor
        let own = session(1, Device(browser: .firefox, system: .linux))
        let wrong = Refusal(.invalid, RefusalCode.codeWrong, field: "code")
        let crumbs = [Crumb(texts.account.title, href: "/account")]
        return [
            account(
                "account", .init(activeSince: nil, codesLeft: 0, isPending: false, isRequired: false),
                [own, session(2, Device(browser: .safari, system: .iphone)), session(3, .unknown)]),
            account(
                "account-alone", .init(activeSince: Self.now, codesLeft: 9, isPending: false, isRequired: false), [own],
                problem: ("current", texts.line(Refusal(.invalid, RefusalCode.passwordWrong)))),
            account(
                "account-required", .init(activeSince: Self.now, codesLeft: 10, isPending: false, isRequired: true),
                [own], problem: ("code", texts.line(wrong))),
            staff(
                "factor", nil, title: t.setUpTitle, lead: t.setUpLead, crumbs: crumbs,
                AccountFactorPage(secret, desk: desk)),
            staff(
                "factor-wrong", nil, title: t.setUpTitle, lead: t.setUpLead, crumbs: crumbs,
                AccountFactorPage(secret, desk: desk, refusal: wrong)),
            staff(
                "codes", nil, title: t.codesTitle, lead: t.codesLead, crumbs: crumbs,
                AccountCodesPage(t: t, codes: Self.codes)),
            door(
                "code", title: t.askTitle, lead: t.askLead,
                SecondFactorPage(texts: texts, secret: nil, ticket: "ticket", next: "/imports", csrf: "csrf-token")),
            door(
                "code-wrong", title: t.askTitle, lead: t.askLead,
                SecondFactorPage(texts: texts, secret: nil, ticket: "ticket", next: nil, csrf: nil, refusal: wrong)),
            door(
                "enrolment", title: t.setUpTitle, lead: t.mustLead,
                SecondFactorPage(texts: texts, secret: secret, ticket: "ticket", next: nil, csrf: nil)),
            door(
                "recovery-codes", title: t.codesTitle, lead: t.codesLead,
                RecoveryCodesPage(t: t, codes: Self.codes, next: "/people")),
        ]
    }

    private var memberPages: [Named] {
        let t = texts.staff
        let crumbs = [Crumb(t.title, href: "/members")]
        let lastOwner = Refusal(.conflict, RefusalCode.lastOwner)
        return [
            staff(
                "members", .members, title: t.title,
                MembersPage(
                    members, withFactor: [members[0].id], required: [.owner], next: "abc", isFirst: false, desk: desk)),
            staff(
                "members-refused", .members, title: t.title,
                MembersPage(
                    members, withFactor: [], required: [], next: nil, isFirst: true, desk: desk,
                    entry: .init(email: typed("keine Adresse"), name: typed("Kai Jäger"), role: "support"),
                    problem: ("email", texts.line(Refusal(.invalid, RefusalCode.emailInvalid))))),
        ]
            + members.map { member in
                staff(
                    "member-\(member.role.rawValue)", .members, title: t.windowTitle,
                    heading: member.profile.displayName, crumbs: crumbs,
                    MemberPage(
                        member, hasFactor: member.state == .active, desk: desk,
                        refusal: member.role == .owner ? lastOwner : nil))
            }
    }

    /// Every page of accounts and of the staff.
    var accounts: [Named] { accountPages + memberPages }
}
