import ArgumentParser

/// The staff of a tenant.
struct MemberCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "member",
        abstract: "Invite, list, disable and enable members of staff; help them to a new password or second factor.",
        subcommands: [
            MemberInvite.self, MemberList.self, MemberDisable.self, MemberEnable.self, MemberResetPassword.self,
            MemberResetMFA.self,
        ])
}
