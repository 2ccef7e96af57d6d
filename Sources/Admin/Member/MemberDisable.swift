import ArgumentParser

/// Disables a member of staff.
struct MemberDisable: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable", abstract: "Disable a member: her sessions end and her tokens are revoked at once.")

    @OptionGroup var member: MemberReference
    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        try await session.setDisabled(true, member)
    }
}
