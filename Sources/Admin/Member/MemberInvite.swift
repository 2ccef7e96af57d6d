import ArgumentParser
import Domain
import Installation
import Operations
import Texts

/// Invites a member of staff.
struct MemberInvite: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite", abstract: "Invite a member of staff; a message with a link goes to her.")

    @Option(help: "Her e-mail address.")
    var email: String

    @Option(help: "What she may do.")
    var role: Role

    @Option(help: "Her name; she can tell it herself.")
    var name: String?

    @Flag(help: "Send no message; pass the link on yourself.")
    var noMail = false

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let base = try session.settings().baseURL
        let (store, actor) = try await session.tenant(changes: true)
        if global.dryRun {
            _ = try MemberProfile(name: name, email: email).validated()
            return Answer(.object(["dryRun": .bool(true), "role": .string(role.rawValue)]), text: "")
        }
        let invitation = try await InviteMember(store)(email: email, name: name, role: role, mail: !noMail, by: actor)
        let link = InvitationLink(invitation, base: base)
        return Answer(
            .object([
                "id": .id(invitation.member), "role": .string(role.rawValue), "state": .string("invited"),
                "invitation": link.document,
            ]),
            text: Answer.lines(
                [(Words("Nummer", "Id"), invitation.member.text)] + link.fields, in: session.language))
    }
}

extension Role: ExpressibleByArgument {}
