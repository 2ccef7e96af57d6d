import Domain
import Foundation
import Store
import Texts

/// A request as commands show it.
enum RequestDocument {
    /// Its fields.
    static func document(_ request: StoredRequest) -> CanonicalJSON {
        .object([
            "id": .id(request.id), "kind": .string(request.kind.rawValue), "state": .string(request.state.rawValue),
            "identity": .string(request.identity.rawValue),
            "personId": request.person.map(CanonicalJSON.id) ?? .null,
            "contact": .optional(request.detail?.contact), "receivedAt": .time(request.receivedAt),
            "dueOn": .string("\(request.dueOn)"), "alarmOn": .string("\(request.alarmOn)"),
            "extendedBy": .count(request.extendedBy),
            "extensionReason": .optional(request.extensionReason?.rawValue),
            "refusal": request.refusal.map {
                .object([
                    "reason": .string($0.rawValue),
                    "state": .string(request.isRefusalProposed ? "proposed" : "carried-out"),
                    "text": .optional(request.detail?.refusalText),
                ])
            } ?? .null, "downloads": .count(request.downloads), "endedAt": .time(request.endedAt),
        ])
    }

    /// Its fields for people.
    static func answer(_ request: StoredRequest, in language: Language) -> Answer {
        let terms = Texts.in(language).terms
        return .details(
            document(request), in: language,
            [
                (Words("Antrag", "Request"), request.id.text),
                (Words("Recht", "Right"), terms.requestKind(request.kind.rawValue)),
                (Words("Stand", "State"), terms.requestState(request.state.rawValue)),
                (Words("Identität", "Identity"), terms.requestIdentity(request.identity.rawValue)),
                (Words("Person", "Person"), request.person?.text),
                (Words("Eingegangen", "Received"), InternetTime.text(request.receivedAt)),
                (Words("Frist", "Due"), "\(request.dueOn)"),
                (
                    Words("Ablehnung", "Refusal"),
                    request.refusal.map {
                        request.isRefusalProposed
                            ? "\($0.rawValue) \(Words("(vorgeschlagen)", "(proposed)")[language])" : $0.rawValue
                    }
                ),
                (Words("Beendet", "Ended"), request.endedAt.map(InternetTime.text)),
            ])
    }

    /// What a dry run answers.
    static func planned(_ request: StoredRequest, _ action: String, in language: Language) -> Answer {
        .details(
            .object(["id": .id(request.id), "action": .string(action), "dryRun": .bool(true)]), in: language,
            [(Words("Antrag", "Request"), request.id.text)])
    }
}
