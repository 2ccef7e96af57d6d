import Domain
import Store
import Texts

extension Session {
    /// Disables or enables a member; a dry run shows her as she is.
    func setDisabled(_ disabled: Bool, _ reference: MemberReference) async throws -> Answer {
        let (store, actor) = try await tenant(changes: true)
        let scope = store.scoped(to: actor)
        let member = try await reference.find(in: scope)
        if !global.dryRun { try await scope.setDisabled(disabled, member) }
        let now = global.dryRun ? member : try await scope.member(member.id)
        return .details(
            MemberList.document(now), in: language,
            [
                (Words("Nummer", "Id"), now.id.text),
                (Words("Rolle", "Role"), now.role.rawValue),
                (Words("Zustand", "State"), now.state.rawValue),
            ])
    }
}
