import ArgumentParser
import Domain
import Store
import Texts

/// Lists what stops erasures.
struct RetentionHolds: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "holds",
        abstract: "List restrictions that stand: whom they are about is not erased until they are lifted.")

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant()
        return Answer.list(
            try await store.scoped(to: actor).standingRestrictions(), in: session.language,
            columns: [
                Column("Person", "Person") { $0.person.text },
                Column("Grund", "Reason") { $0.reason },
                Column("Seit", "Since") { InternetTime.text($0.imposedAt) },
            ]
        ) { hold in
            .object([
                "id": .id(hold.id), "personId": .id(hold.person), "kind": .string("restriction"),
                "reason": .string(hold.reason), "since": .time(hold.imposedAt),
            ])
        }
    }
}
