import Domain
import Foundation
import Texts

/// An erasure plan as scripts and people see it, with the names of the JSON API.
enum ErasurePlanDocument {
    static func answer(
        _ plan: ErasurePlan, of person: UUID, isDryRun: Bool = false, in language: Language
    ) -> Answer {
        var members: [String: CanonicalJSON] = [
            "personId": .id(person), "reason": .string(plan.reason.rawValue), "executable": .bool(plan.isExecutable),
            "otherBasisRemains": .bool(plan.otherBasisRemains), "entries": .array(plan.entries.map(entry)),
            "unreadableQuarantineRows": .count(plan.unreadableRows),
        ]
        if isDryRun { members["dryRun"] = .bool(true) }
        var notes: [String] = []
        if plan.otherBasisRemains {
            let note = Words(
                "Ein anderer Grund für die Verarbeitung besteht fort; das hindert die Löschung nicht.",
                "Another ground for processing remains; that does not stop the erasure.")
            notes.append(note[language])
        }
        if plan.unreadableRows > 0 {
            let note = Words(
                "In der Quarantäne warten \(plan.unreadableRows) Zeilen ohne lesbare Adresse; ob sie von der Person sprechen, "
                    + "ist nicht bekannt ('obhut import quarantine').",
                "\(plan.unreadableRows) rows without a readable address wait in quarantine; whether they speak of the person "
                    + "is not known ('obhut import quarantine').")
            notes.append(note[language])
        }
        if !plan.isExecutable {
            let note = Words(
                "Eine Aufbewahrungsanordnung verhindert die Löschung.", "A legal hold stops the erasure.")
            notes.append(note[language])
        }
        return Answer(.object(members), text: text(plan, in: language), notes: notes)
    }

    static func text(_ plan: ErasurePlan, in language: Language) -> String {
        var table = TextTable([
            (Words("Was geschieht", "Action")[language], .left),
            (Words("Tabelle", "Table")[language], .left),
            (Words("Zeilen", "Rows")[language], .right),
            (Words("Bis", "Until")[language], .left),
            (Words("Norm", "Norm")[language], .left),
        ])
        for entry in plan.entries {
            table.add([
                action(entry.action)[language], entry.table, String(entry.count),
                entry.until?.description ?? "–", entry.norm,
            ])
        }
        return table.text
    }

    private static func action(_ action: ErasurePlanEntry.Action) -> Words {
        switch action {
        case .delete: Words("löschen", "delete")
        case .restrict: Words("einschränken", "restrict")
        case .keepProof: Words("als Nachweis behalten", "keep as proof")
        }
    }

    private static func entry(_ entry: ErasurePlanEntry) -> CanonicalJSON {
        .object([
            "action": .string(entry.action.rawValue), "table": .string(entry.table), "count": .count(entry.count),
            "until": .optional(entry.until?.description), "norm": .string(entry.norm),
        ])
    }
}
