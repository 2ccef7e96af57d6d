import ArgumentParser
import Domain
import Foundation
import Operations
import Store
import Texts

/// What is known of a breach, as it is opened and as it is closed.
struct BreachOptions: ParsableArguments {
    @Option(help: "How many people are affected, where that is known.")
    var people: Int?

    @Flag(
        inversion: .prefixedNo, exclusivity: .exclusive,
        help: "Whether keys got out too; without either flag nobody knows.")
    var keysExposed: Bool?

    func validate() throws {
        guard let people, !(0...2_000_000_000).contains(people) else { return }
        throw ValidationError("--people takes a number")
    }

    var facts: ManageBreaches.Facts { ManageBreaches.Facts(people: people, keysExposed: keysExposed) }
}

extension BreachKind: ExpressibleByArgument {}
extension BreachOutcome: ExpressibleByArgument {}

extension StoredBreach {
    func document(at now: Date) -> CanonicalJSON {
        .object([
            "id": .id(id), "kind": .string(kind.rawValue), "state": .string(outcome == nil ? "open" : "closed"),
            "awareAt": .time(awareAt), "dueAt": .time(dueAt), "late": .bool(isLate(at: now)),
            "people": people.map { .count($0) } ?? .null, "keysExposed": keysExposed.map { .bool($0) } ?? .null,
            "outcome": .optional(outcome?.rawValue), "notifiedAt": .time(notifiedAt), "openedAt": .time(openedAt),
            "closedAt": .time(closedAt),
        ])
    }

    func answer(at now: Date, in language: Language) -> Answer {
        .details(
            document(at: now), in: language,
            [
                (Words("Nummer", "Id"), id.text), (Words("Art", "Kind"), kind.rawValue),
                (Words("Bekannt seit", "Known since"), InternetTime.text(awareAt)),
                (Words("Meldung bis", "Authority due"), InternetTime.text(dueAt)),
                (Words("Betroffene", "People"), people.map { String($0) }),
                (Words("Ergebnis", "Outcome"), outcome?.rawValue),
                (Words("Gemeldet", "Authority told"), notifiedAt.map(InternetTime.text)),
            ])
    }
}
