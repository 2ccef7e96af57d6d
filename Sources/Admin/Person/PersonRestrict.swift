import ArgumentParser
import Domain
import Foundation
import Operations
import Store
import Texts

/// Restricts a person's processing, or lifts it.
struct PersonRestrict: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "restrict", abstract: "Restrict a person's processing (Art. 18 GDPR), or lift it with --lift.",
        discussion: "The letter of Art. 18(1) given as --reason is also the reference in the audit log.")

    @Argument(help: "The person's id.")
    var id: Identifier

    @Option(help: "The letter of Art. 18(1) GDPR: art-18-1-a to art-18-1-d.")
    var reason: RestrictionReason?

    @Flag(help: "Lift the restriction that stands; needs --notified.")
    var lift = false

    @Option(help: "With --lift: when the person was told that it ends, such as 2026-11-23T10:00:00Z.")
    var notified: String?

    @OptionGroup var global: GlobalOptions

    var reference: String? { reason?.rawValue }

    func validate() throws {
        guard lift != (reason != nil) else { throw ValidationError("give either --reason or --lift") }
        guard notified == nil || lift else { throw ValidationError("--notified goes with --lift") }
        guard notified.map({ InternetTime.date($0) != nil }) ?? true else {
            throw ValidationError("--notified takes a time such as 2026-11-23T10:00:00Z")
        }
    }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant(changes: true)
        let restrict = RestrictPerson(store)
        let standing = try await restrict.standing(on: id.uuid, by: actor)
        if global.dryRun {
            return .details(
                .object(["personId": .id(id.uuid), "restricted": .bool(standing != nil), "dryRun": .bool(true)]),
                in: session.language,
                [
                    (
                        Words("Eingeschränkt", "Restricted"),
                        standing?.reason.rawValue ?? Words("nein", "no")[session.language]
                    )
                ])
        }
        let restriction =
            if let reason {
                try await restrict(id.uuid, reason: reason, by: actor)
            } else {
                try await restrict.lift(id.uuid, notifiedAt: notified.flatMap(InternetTime.date), by: actor)
            }
        return .details(
            .object([
                "id": .id(restriction.id), "personId": .id(restriction.person),
                "reason": .string(restriction.reason.rawValue), "imposedAt": .time(restriction.imposedAt),
                "notifiedAt": .time(restriction.notifiedAt), "liftedAt": .time(restriction.liftedAt),
            ]), in: session.language,
            [
                (Words("Einschränkung", "Restriction"), restriction.id.text),
                (Words("Person", "Person"), restriction.person.text),
                (Words("Grund", "Reason"), restriction.reason.rawValue),
                (Words("Seit", "Since"), InternetTime.text(restriction.imposedAt)),
                (Words("Aufgehoben", "Lifted"), restriction.liftedAt.map(InternetTime.text)),
            ])
    }
}

extension RestrictionReason: ExpressibleByArgument {}
