import ArgumentParser
import Domain
import Operations
import Store
import Texts

/// Takes a member's second factor away.
struct MemberResetMFA: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset-mfa",
        abstract: "Take a member's second factor and recovery codes away: her telephone is lost. Her sessions end.")

    @OptionGroup var member: MemberReference
    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant(changes: true)
        let scope = store.scoped(to: actor)
        let member = try await member.find(in: scope)
        let had: Bool
        if global.dryRun {
            had = try await scope.secondFactor(of: member.id) != nil
        } else {
            had = try await SecondFactor(store).reset(member, by: actor)
        }
        return .details(
            .object(["id": .id(member.id), "hadSecondFactor": .bool(had)]), in: session.language,
            [
                (Words("Nummer", "Id"), member.id.text),
                (
                    Words("Zweiter Faktor", "Second factor"),
                    had
                        ? Words("entfernt", "taken away")[session.language]
                        : Words("gab es nicht", "there was none")[session.language]
                ),
            ])
    }
}
