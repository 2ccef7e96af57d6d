import Domain
import Foundation
import Store
import Texts

/// One member of staff, and what can be done about her access.
struct MemberPage: PageContent {
    static let template = "member"

    /// A button with what it does.
    struct Deed: Sendable {
        let label: String
        let hint: String
        let href: String
        /// The button's class.
        let look: String
    }

    let t: StaffTexts
    let summary: ErrorSummary?
    let path: String
    let chip: Chip
    let facts: [Fact]
    let mayChange: Bool
    let role: Choice
    let actions: [Deed]

    init(_ member: StoredMember, hasFactor: Bool, desk: Desk, refusal: Refusal? = nil) {
        let texts = desk.texts
        let t = texts.staff
        self.t = t
        let path = "/members/\(member.id.path)"
        self.path = path
        chip = MembersPage.chip(member.state, texts: texts)
        facts = [
            Fact(t.email, member.profile.email), Fact(t.role, texts.terms.role(member.role.rawValue)),
            Fact(t.secondFactor, hasFactor ? texts.common.yes : texts.common.no),
            Fact(t.since, desk.day(member.createdAt)),
        ]
        mayChange = desk.actor.role.mayAssign(member.role)
        role = Choice(
            "role", label: t.role,
            options: Role.allCases.filter { desk.actor.role.mayAssign($0) }
                .map { ($0.rawValue, texts.terms.role($0.rawValue)) },
            selected: member.role.rawValue, width: "half")
        func deed(_ label: String, _ hint: String, _ segment: String, _ look: String = "plain") -> Deed {
            Deed(label: label, hint: hint, href: "\(path)/\(segment)", look: look)
        }
        var deeds: [Deed] = []
        switch member.state {
        case .active:
            deeds += [
                deed(t.sendReset, t.sendResetLead, "password-reset"),
                deed(t.endSessions, t.endSessionsLead, "sessions"),
            ]
        case .invited: deeds.append(deed(t.sendInvitation, t.inviteLead, "invitation"))
        case .disabled: break
        }
        if hasFactor, desk.actor.may(.ownersManage) {
            deeds.append(deed(t.resetFactor, t.resetFactorLead, "second-factor", "destroy-quiet"))
        }
        if member.state == .disabled {
            deeds.append(deed(t.enable, t.enableLead, "enabling"))
        } else {
            deeds.append(deed(t.disable, t.disableLead, "disabling", "destroy-quiet"))
        }
        actions = deeds
        summary = refusal.map { ErrorSummary(texts, label: nil, text: texts.line($0), id: nil) }
    }
}
