import ArgumentParser
import Domain
import Store
import Texts

/// Lists the staff of a tenant.
struct MemberList: AdminCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the members of staff.")

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant()
        return .list(
            try await store.scoped(to: actor).members(), in: session.language,
            columns: [
                Column("Name", "Name") { $0.profile.displayName },
                Column("E-Mail", "E-mail") { $0.profile.email },
                Column("Rolle", "Role") { $0.role.rawValue },
                Column("Zustand", "State") { $0.state.rawValue },
                Column("Nummer", "Id") { $0.id.text },
            ], item: Self.document)
    }

    static func document(_ member: StoredMember) -> CanonicalJSON {
        .object([
            "id": .id(member.id), "displayName": .string(member.profile.displayName),
            "email": .string(member.profile.email), "role": .string(member.role.rawValue),
            "state": .string(member.state.rawValue), "createdAt": .time(member.createdAt),
        ])
    }
}
