import ArgumentParser
import Domain
import Store
import Texts

/// Lists the API tokens of a tenant.
struct TokenList: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the API tokens; their text is known to nobody but their holders.")

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant()
        return .list(
            try await store.scoped(to: actor).tokens(), in: session.language,
            columns: [
                Column("Nummer", "Id") { $0.id.text },
                Column("Mitglied", "Member") { $0.member.text },
                Column("Umfang", "Scopes") { $0.scopes.joined(separator: ",") },
                Column("Gilt bis", "Expires") { InternetTime.text($0.expiresAt) },
                Column("Widerrufen", "Revoked") { $0.revokedAt.map(InternetTime.text) ?? "–" },
            ]
        ) { token in
            .object([
                "id": .id(token.id), "member": .id(token.member), "scopes": .strings(token.scopes),
                "createdAt": .time(token.createdAt), "expiresAt": .time(token.expiresAt),
                "revokedAt": .time(token.revokedAt),
            ])
        }
    }
}
