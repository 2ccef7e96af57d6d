import ArgumentParser
import Domain
import Operations
import Store
import Texts

/// Keeps a person's data from being erased, or ends that.
struct PersonHold: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold",
        abstract: "Keep a person's data from being erased, for claims (Art. 17(3)(e) GDPR), or end that with --lift.",
        discussion: """
            Given again for the same reason it moves the day of the review. Whom nothing else carries is restricted meanwhile, and \
            erased when the last hold is lifted. 'obhut retention holds' lists them.
            """)

    @Argument(help: "The person's id.")
    var id: Identifier

    @Option(help: "dispute, claim, authority or subject-request; also the reference in the audit log.")
    var reason: LegalHold.Reason

    @Option(name: .customLong("review-on"), help: "When it is looked at again, such as 2027-05-28; within six months.")
    var review: String?

    @Flag(help: "Lift the hold that stands for this reason.")
    var lift = false

    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.rawValue }

    func validate() throws {
        guard review == nil || !lift else { throw ValidationError("--review-on does not go with --lift") }
        guard review.map({ CalendarDay($0) != nil }) ?? true else {
            throw ValidationError("--review-on takes a day such as 2027-05-28")
        }
    }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant(changes: true)
        let hold = HoldPerson(store, declaration: try session.declaration())
        if global.dryRun {
            _ = try await ReadPeople(store).one(id.uuid, by: actor)
            let standing = try await store.scoped(to: actor).standingHolds(of: id.uuid)
            return .details(
                .object([
                    "personId": .id(id.uuid), "holds": .array(standing.map { .string($0.hold.reason.rawValue) }),
                    "dryRun": .bool(true),
                ]), in: session.language,
                [
                    (
                        Words("Sperren gegen das Löschen", "Holds"),
                        standing.map(\.hold.reason.rawValue).joined(separator: ", ")
                    )
                ])
        }
        if lift {
            let (lifted, erasure) = try await hold.lift(id.uuid, reason: reason, by: actor)
            return answer(lifted, erasure, in: session.language)
        }
        let placed = try await hold(id.uuid, reason: reason, reviewOn: review.flatMap { CalendarDay($0) }, by: actor)
        return answer(placed, nil, in: session.language)
    }

    private func answer(_ stored: StoredHold, _ erasure: StoredErasure?, in language: Language) -> Answer {
        .details(
            .object([
                "id": .id(stored.hold.id), "personId": .id(stored.person),
                "reason": .string(stored.hold.reason.rawValue), "placedAt": .time(stored.placedAt),
                "reviewOn": .string("\(stored.hold.reviewOn)"), "liftedAt": .time(stored.hold.liftedAt),
                "erasureId": erasure.map { .id($0.id) } ?? .null,
            ]), in: language,
            [
                (Words("Person", "Person"), stored.person.text),
                (Words("Grund", "Reason"), stored.hold.reason.rawValue),
                (Words("Zu prüfen am", "Review on"), "\(stored.hold.reviewOn)"),
                (Words("Aufgehoben", "Lifted"), stored.hold.liftedAt.map(InternetTime.text)),
                (Words("Löschung", "Erasure"), erasure?.id.text),
            ])
    }
}

extension LegalHold.Reason: ExpressibleByArgument {}
