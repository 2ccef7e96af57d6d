import ArgumentParser
import Domain
import Foundation
import Operations
import Store
import Texts

/// Takes a withdrawal or an objection down.
struct ConsentWithdraw: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Record a withdrawal (Art. 7(3) GDPR), or an objection (Art. 21) with --objection; never refused.",
        discussion: """
            Without --purpose and --channel it reaches everything. Where no other reason remains, the person is erased; \
            --dry-run shows what would happen.
            """)

    @Argument(help: "The person's id.")
    var id: Identifier

    @Option(help: "A purpose it reaches; may be given several times.")
    var purpose: [String] = []

    @Option(help: "A channel it reaches; may be given several times.")
    var channel: [Channel] = []

    @Flag(help: "It is an objection; one that reaches marketing ends all marketing for good.")
    var objection = false

    @Option(help: "How it reached you.")
    var source: String?

    @OptionGroup var reason: ReasonOption
    @OptionGroup var global: GlobalOptions

    var reference: String? { reason.reason }

    func run(_ session: Session) async throws -> Answer {
        let (store, actor) = try await session.tenant(changes: true)
        let reduce = ReduceConsents(store, declaration: try session.declaration())
        let kind: ReductionKind = objection ? .objection : .withdrawal
        let purposes = purpose.isEmpty ? nil : purpose
        let channels = channel.isEmpty ? nil : channel.map(\.rawValue)
        if global.dryRun {
            let plan = try await reduce.plan(kind, of: id.uuid, purposes: purposes, channels: channels, by: actor)
            return .details(
                .object([
                    "personId": .id(id.uuid), "kind": .string(kind.rawValue), "consentsEnded": .count(plan.ended.count),
                    "groundsEnded": .count(plan.grounds.count), "leavesGround": .bool(plan.leavesGround),
                    "dryRun": .bool(true),
                ]), in: session.language,
                [
                    (Words("Einwilligungen", "Consents"), String(plan.ended.count)),
                    (Words("Gründe", "Grounds"), String(plan.grounds.count)),
                    (
                        Words("Danach", "Afterwards"),
                        (plan.leavesGround
                            ? Words("bleiben die Daten", "the data stays")
                            : Words("werden die Daten gelöscht", "the data is erased"))[session.language]
                    ),
                ])
        }
        let outcome = try await reduce(
            kind, of: id.uuid, purposes: purposes, channels: channels, source: source, by: actor)
        return Self.answer(outcome, in: session.language)
    }

    private static func answer(_ outcome: ReduceConsents.Outcome, in language: Language) -> Answer {
        let (state, erasure): (String, UUID?) =
            switch outcome.erasure {
            case .notDue: ("none", nil)
            case .waiting: ("waiting", nil)
            case .erased(let erased): ("erased", erased.id)
            }
        let scope = outcome.reduction.scope
        let purposes: CanonicalJSON = scope.purposes.map { .strings($0.sorted()) } ?? .string("all")
        let channels: CanonicalJSON = scope.channels.map { .strings($0.map(\.rawValue).sorted()) } ?? .string("all")
        let ended: CanonicalJSON = .object([
            "state": .string(state), "erasureId": erasure.map(CanonicalJSON.id) ?? .null,
        ])
        return .details(
            .object([
                "id": .id(outcome.reduction.id), "personId": .id(outcome.reduction.person),
                "kind": .string(outcome.reduction.kind.rawValue),
                "purposes": purposes, "channels": channels, "at": .time(outcome.reduction.at),
                "consentsEnded": .count(outcome.plan.ended.count),
                "groundsEnded": .count(outcome.plan.grounds.count), "erasure": ended,
            ]), in: language,
            [
                (Words("Eintrag", "Entry"), outcome.reduction.id.text),
                (Words("Einwilligungen", "Consents"), String(outcome.plan.ended.count)),
                (Words("Gründe", "Grounds"), String(outcome.plan.grounds.count)),
                (Words("Löschung", "Erasure"), erasure?.text ?? state),
            ])
    }
}
