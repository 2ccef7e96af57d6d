import ArgumentParser
import Domain
import Operations
import Store
import Texts

/// Lists who read a person.
struct AuditReads: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "reads", abstract: "List the readings of one person, newest first.")

    @Option(help: "The person's id.")
    var person: Identifier

    @Option(help: "How many entries, 1 to 200.")
    var limit = 200

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func validate() throws {
        guard (1...200).contains(limit) else { throw ValidationError("--limit takes a number from 1 to 200") }
    }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant()
        return .list(
            try await ReadLog(store).reads(of: person.uuid, limit: limit, by: actor), in: session.language,
            columns: [
                Column("Zeit", "Time") { InternetTime.text($0.at) },
                Column("Wer", "Who") { $0.actorKind },
                Column("Rolle", "Role") { $0.role },
                Column("Zweck", "Purpose") { $0.purpose },
                Column("Was", "Action") { $0.action },
            ]
        ) { record in
            .object([
                "at": .time(record.at), "actor": .string(record.actorKind),
                "memberId": record.actor.map(CanonicalJSON.id) ?? .null, "role": .string(record.role),
                "purpose": .string(record.purpose), "action": .string(record.action),
            ])
        }
    }
}
