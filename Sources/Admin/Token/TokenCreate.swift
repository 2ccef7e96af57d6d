import ArgumentParser
import Domain
import Operations
import Store
import Texts

/// Makes an API token for a member.
struct TokenCreate: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Make an API token for a member; it is shown once.",
        discussion: "Scopes: \(Scope.allCases.map(\.rawValue).joined(separator: ", ")).")

    @Option(help: "The member's e-mail address; an invited member is fine.")
    var member: String

    @Option(help: "What the token may be used for; several are separated by commas, or the option is repeated.")
    var scope: [String]

    @Option(help: "When it ends: a period such as 7d, or an RFC 3339 time; at most one year.")
    var expires = Expiry(days: 30)

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let scopes = try scopes()
        let (store, actor) = try await session.tenant(changes: true)
        let member = try await store.scoped(to: actor).member(email: member)
        let expiresAt = expires.date(from: store.clock.now)
        if global.dryRun {
            return Answer(.object(["dryRun": .bool(true), "expiresAt": .time(expiresAt)]), text: "")
        }
        let created = try await CreateToken(store)(for: member, scopes: scopes, expiresAt: expiresAt, by: actor)
        return Answer(
            .object([
                "id": .id(created.id), "token": .string(created.token), "expiresAt": .time(created.expiresAt),
                "member": .id(member.id), "scopes": .strings(scopes.map(\.rawValue).sorted()),
            ]),
            text: Answer.lines(
                [
                    (Words("Token", "Token"), created.token),
                    (Words("Nummer", "Id"), created.id.text),
                    (Words("Gilt bis", "Expires"), InternetTime.text(created.expiresAt)),
                ], in: session.language))
    }

    private func scopes() throws(Failure) -> Set<Scope> {
        let words = scope.flatMap { $0.split(separator: ",").map { String($0).trimmingBlanks } }
        let scopes = words.compactMap(Scope.init(rawValue:))
        guard !scopes.isEmpty, scopes.count == words.count else {
            throw .usage("--scope takes one or more of \(Scope.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return Set(scopes)
    }
}
