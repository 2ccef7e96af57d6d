import ArgumentParser

/// Enables a member of staff.
struct MemberEnable: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable", abstract: "Let a disabled member work again; revoked tokens stay revoked.")

    @OptionGroup var member: MemberReference
    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        try await session.setDisabled(false, member)
    }
}
