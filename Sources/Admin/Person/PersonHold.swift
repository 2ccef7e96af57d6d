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
            erased when the last hold is lifted: --lift asks first. 'obhut retention holds' lists them.
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
        if lift, !global.dryRun { try session.requireConsentToDestroy() }
        let (store, actor) = try await session.tenant(changes: true)
        let hold = HoldPerson(store, declaration: try session.declaration())
        if global.dryRun {
            _ = try await ReadPeople(store).one(id.uuid, by: actor)
            let standing = try await store.scoped(to: actor).standingHolds(of: id.uuid)
            let erases = lift ? try await hold.wouldErase(id.uuid, lifting: reason, by: actor) : false
            return look(standing, erases: erases, in: session.language)
        }
        guard lift else {
            let placed = try await hold(
                id.uuid, reason: reason, reviewOn: review.flatMap { CalendarDay($0) }, by: actor)
            return answer(placed, nil, in: session.language)
        }
        if !global.yes {
            let erases = try await hold.wouldErase(id.uuid, lifting: reason, by: actor)
            try session.confirm(erases ? Self.erasing : Words("Sperre gegen das Löschen aufheben?", "Lift the hold?"))
        }
        let (lifted, erasure) = try await hold.lift(id.uuid, reason: reason, by: actor)
        return answer(lifted, erasure, in: session.language)
    }

    private static let erasing = Words(
        "Nichts sonst trägt diese Person. Sperre aufheben und sie damit unwiderruflich löschen?",
        "Nothing else carries this person. Lift the hold and so erase her for good?")

    private func look(_ standing: [StoredHold], erases: Bool, in language: Language) -> Answer {
        var answer = Answer.details(
            .object([
                "personId": .id(id.uuid), "holds": .array(standing.map { .string($0.hold.reason.rawValue) }),
                "erases": .bool(erases), "dryRun": .bool(true),
            ]), in: language,
            [
                (
                    Words("Sperren gegen das Löschen", "Holds"),
                    standing.map(\.hold.reason.rawValue).joined(separator: ", ")
                )
            ])
        if erases {
            answer.notes.append(
                Words(
                    "Nichts sonst trägt diese Person: Sie würde gelöscht.",
                    "Nothing else carries this person: she would be erased.")[language])
        }
        return answer
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
