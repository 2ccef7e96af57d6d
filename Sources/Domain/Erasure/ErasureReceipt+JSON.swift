import Foundation

extension ErasureReceipt {
    /// Fields that a receipt may lack.
    package static let optionalFields = ["limits", "replayedAt"]

    /// The receipt without its signature, as the signature covers it.
    package var document: CanonicalJSON {
        var members: [String: CanonicalJSON] = [
            "schema": .string(Self.schema),
            "version": .integer(Int64(version)),
            "erasureId": .string(erasureID.uuidString.lowercased()),
            "personId": .string(personID.uuidString.lowercased()),
            "node": .string(node),
            "publicKeyId": .string(publicKeyID),
            "reason": .string(reason),
            "levels": .object(
                Dictionary(uniqueKeysWithValues: levels.map { ($0.key.rawValue, $0.value.document) })),
            "residues": .array(residues.map(Self.document(of:))),
            "backupHorizonDays": .integer(Int64(backupHorizonDays)),
            "rootProvider": .string(rootProvider),
        ]
        if !limits.isEmpty { members["limits"] = .array(limits.map { .string($0.rawValue) }) }
        if let replayedAt { members["replayedAt"] = .string(InternetTime.text(replayedAt)) }
        return .object(members)
    }

    private static func document(of entry: ErasurePlanEntry) -> CanonicalJSON {
        .object([
            "action": .string(entry.action.rawValue),
            "table": .string(entry.table),
            "count": .integer(Int64(entry.count)),
            "until": entry.until.map { .string($0.description) } ?? .null,
            "norm": .string(entry.norm),
        ])
    }
}

extension ErasureReceipt.Level {
    /// The level as it stands in a document that is signed.
    var document: CanonicalJSON {
        var members: [String: CanonicalJSON] = ["state": .string(state.rawValue)]
        if let at { members["at"] = .string(InternetTime.text(at)) }
        if !evidence.isEmpty { members["evidence"] = .array(evidence.map { .string($0) }) }
        if let waitsFor { members["waitsFor"] = .string(waitsFor) }
        return .object(members)
    }
}
