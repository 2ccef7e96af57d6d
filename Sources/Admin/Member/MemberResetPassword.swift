import ArgumentParser
import Domain
import Installation
import Operations
import Store
import Texts

/// Helps a member to a new password.
struct MemberResetPassword: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset-password",
        abstract: "Make a one-time link with which a member sets a new password; it holds for an hour.",
        discussion: "Her old password stays until she does. With --mail the link goes to her and is not shown.")

    @OptionGroup var member: MemberReference

    @Flag(help: "Send the link to her instead of showing it.")
    var mail = false

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let base = try session.settings().baseURL
        let (store, actor) = try await session.tenant(changes: true)
        let member = try await member.find(in: store.scoped(to: actor))
        let reset = RequestPasswordReset(store)
        let id = (Words("Nummer", "Id"), Optional(member.id.text))
        if global.dryRun {
            return .details(.object(["dryRun": .bool(true), "id": .id(member.id)]), in: session.language, [id])
        }
        if mail {
            try await reset(member, by: actor)
            return .details(
                .object(["id": .id(member.id), "sent": .bool(true)]), in: session.language,
                [id, (Words("Nachricht", "Message"), Words("unterwegs", "on its way")[session.language])])
        }
        let link = InvitationLink(
            try await reset.link(for: member, by: actor), base: base, path: "password",
            label: Words("Neues Passwort", "New password"))
        return .details(
            .object(["id": .id(member.id), "reset": link.document]), in: session.language, [id] + link.fields)
    }
}
