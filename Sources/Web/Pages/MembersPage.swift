import Domain
import Foundation
import Operations
import Store
import Texts

/// The staff of a business, with the way in for new ones.
struct MembersPage: PageContent {
    static let template = "members"

    /// A member of staff.
    struct Row: Sendable {
        let href: String
        let name: String
        /// Nil where it already stands as the name.
        let email: String?
        let role: String
        let chip: Chip
        let factor: String
    }

    /// What somebody typed into the invitation.
    struct Entry: Sendable {
        var email = ""
        var name = ""
        var role = Role.sales.rawValue
    }

    let t: StaffTexts
    let summary: ErrorSummary?
    let rows: [Row]
    let pager: Pager?
    let inviteEmail: Field
    let inviteName: Field
    let inviteRole: Choice
    /// What each role may do.
    let roles: [Fact]
    let mayDecide: Bool
    let policy: [Tick]

    init(
        _ members: [StoredMember], withFactor: Set<UUID>, required: Set<Role>, next: String?, isFirst: Bool, desk: Desk,
        entry: Entry = Entry(), problem: (field: String, text: String)? = nil
    ) {
        let texts = desk.texts
        t = texts.staff
        func error(_ field: String) -> String? { problem.flatMap { $0.field == field ? $0.text : nil } }
        rows = members.map { member in
            Row(
                href: "/members/\(member.id.path)", name: member.profile.displayName,
                email: member.profile.name == nil ? nil : member.profile.email,
                role: texts.terms.role(member.role.rawValue), chip: Self.chip(member.state, texts: texts),
                factor: withFactor.contains(member.id) ? texts.common.yes : texts.common.no)
        }
        pager = Pager(path: "/members", next: next, isFirst: isFirst)
        inviteEmail = Field(
            "email", label: t.email, value: entry.email, error: error("email"), type: "email", width: "half")
        inviteName = Field(
            "name", label: t.name, value: entry.name, error: error("name"), isOptional: true, width: "half")
        let assignable = Role.allCases.filter { desk.actor.role.mayAssign($0) }
        inviteRole = Choice(
            "role", label: t.role, options: assignable.map { ($0.rawValue, texts.terms.role($0.rawValue)) },
            selected: entry.role, error: error("role"), width: "half")
        roles = assignable.map { Fact(texts.terms.role($0.rawValue), texts.staff.roles[$0.rawValue] ?? "") }
        mayDecide = desk.actor.may(.ownersManage)
        policy = Role.allCases.map { role in
            Tick("roles.\(role.rawValue)", label: texts.terms.role(role.rawValue), isTicked: required.contains(role))
        }
        summary = problem.map { ErrorSummary(texts, label: nil, text: $0.text, id: $0.field) }
    }

    /// A state as a word and a shape.
    static func chip(_ state: StoredMember.State, texts: Texts) -> Chip {
        let tone: Tone =
            switch state {
            case .invited: .pending
            case .active: .given
            case .disabled: .refused
            }
        return Chip(texts.staff.states[state.rawValue] ?? state.rawValue, tone)
    }
}
