package import Domain
import Foundation
package import Ledger

extension ErasureReceipt {
    /// Reads the fields of a signed receipt; nil for what is none. Total: no input traps.
    package init?(reading fields: JSONObject) {
        guard fields.string("schema") == Self.schema, let version = fields.integer("version"), version > 0,
            let erasure = fields.string("erasureId").flatMap({ UUID(uuidString: $0) }),
            let person = fields.string("personId").flatMap({ UUID(uuidString: $0) }),
            let node = fields.string("node"), let key = fields.string(SignedDocument.keyField),
            let reason = fields.string("reason"), case .object(let levels)? = fields["levels"],
            let horizon = fields.integer("backupHorizonDays"), let provider = fields.string("rootProvider")
        else { return nil }
        var residues: [ErasurePlanEntry] = []
        for value in fields.array("residues") {
            guard case .object(let entry) = value, let residue = Self.residue(entry) else { return nil }
            residues.append(residue)
        }
        self.init(
            version: version, erasureID: erasure, personID: person, node: node, publicKeyID: key, reason: reason,
            levels: Dictionary(
                ErasureLevel.allCases.compactMap { level in
                    guard case .object(let entry)? = levels[level.rawValue] else { return nil }
                    return Self.level(entry).map { (level, $0) }
                }, uniquingKeysWith: { first, _ in first }),
            residues: residues, backupHorizonDays: horizon, rootProvider: provider,
            limits: fields.array("limits").compactMap { value in
                if case .string(let code) = value { ErasureLimit(rawValue: code) } else { nil }
            }, replayedAt: fields.string("replayedAt").flatMap(InternetTime.date))
    }

    private static func level(_ entry: JSONObject) -> Level? {
        guard let state = entry.string("state").flatMap(Level.State.init(rawValue:)) else { return nil }
        return Level(
            state, at: entry.string("at").flatMap(InternetTime.date),
            evidence: entry.array("evidence").compactMap { value in
                if case .string(let code) = value { code } else { nil }
            }, waitsFor: entry.string("waitsFor"))
    }

    private static func residue(_ entry: JSONObject) -> ErasurePlanEntry? {
        guard let action = entry.string("action").flatMap(ErasurePlanEntry.Action.init(rawValue:)),
            let table = entry.string("table"), let count = entry.integer("count"), let norm = entry.string("norm")
        else { return nil }
        // A receipt does not say under which key something stays; what it does says whose.
        let compartment: Compartment =
            switch action {
            case .delete: .profile
            case .restrict: .statutory
            case .keepProof: .evidence
            }
        return ErasurePlanEntry(
            action: action, table: table, count: count, compartment: compartment,
            until: entry.string("until").flatMap { CalendarDay($0) }, norm: norm)
    }
}

extension JSONObject {
    /// The whole number under a name; nil when there is none or it is something else.
    fileprivate func integer(_ name: String) -> Int? {
        if case .number(let number)? = self[name] { Int(exactly: number) } else { nil }
    }

    /// The list under a name; empty when there is none or it is something else.
    fileprivate func array(_ name: String) -> [JSONValue] {
        if case .array(let items)? = self[name] { items } else { [] }
    }
}
