import ArgumentParser
import Domain
import Foundation
import Store
import Texts

/// Lists what stops erasures.
struct RetentionHolds: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "holds",
        abstract:
            "List what keeps people from being erased: restrictions that stand, and legal holds with their review.")

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    private struct Line {
        let id: UUID
        let person: UUID
        let kind: String
        let reason: String
        let since: Date
        let review: CalendarDay?
        let isOverdue: Bool
    }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant()
        let scope = store.scoped(to: actor)
        let tenant = try await store.tenant(actor.tenant)
        let today = CalendarDay(store.clock.now, in: tenant.timeZone)
        let holds = try await scope.standingHolds().map {
            Line(
                id: $0.hold.id, person: $0.person, kind: "legal-hold", reason: $0.hold.reason.rawValue,
                since: $0.placedAt, review: $0.hold.reviewOn, isOverdue: $0.hold.isOverdue(on: today))
        }
        let restrictions = try await scope.standingRestrictions().map {
            Line(
                id: $0.id, person: $0.person, kind: "restriction", reason: $0.reason, since: $0.imposedAt, review: nil,
                isOverdue: false)
        }
        return Answer.list(
            holds + restrictions, in: session.language,
            columns: [
                Column("Person", "Person") { $0.person.text },
                Column("Grund", "Reason") { $0.reason },
                Column("Seit", "Since") { InternetTime.text($0.since) },
                Column("Zu prüfen am", "Review on") { line in
                    line.review.map { "\($0)\(line.isOverdue ? " !" : "")" } ?? "–"
                },
            ]
        ) { line in
            .object([
                "id": .id(line.id), "personId": .id(line.person), "kind": .string(line.kind),
                "reason": .string(line.reason), "since": .time(line.since),
                "reviewOn": line.review.map { .string("\($0)") } ?? .null, "overdue": .bool(line.isOverdue),
            ])
        }
    }
}
