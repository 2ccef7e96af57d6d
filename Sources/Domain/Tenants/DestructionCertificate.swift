package import Foundation

/// What a node certifies when a business was destroyed on it: its keys, then its rows. No name and no personal value.
package struct DestructionCertificate: Sendable, Equatable {
    /// The name of this shape.
    package static let schema = "obhut-destruction-certificate-1"

    /// The destruction's id.
    package var id: UUID
    /// The id that the business had.
    package var tenant: UUID
    /// The node that signs, hexadecimal.
    package var node: String
    /// The signing key's id, hexadecimal.
    package var publicKeyID: String
    /// The operator's reference.
    package var reason: String?
    /// When it was begun: from here on nobody of the business got in.
    package var begunAt: Date
    /// When the last row was gone.
    package var endedAt: Date
    /// People who were kept.
    package var people: Int
    /// Rows that were removed, of all kinds.
    package var records: Int
    /// Days until the last recovery bundle goes that still holds the keys, and how far back backups reach.
    package var backupHorizonDays: Int
    /// How the root key is provided; a file that was copied cannot be taken back.
    package var rootProvider: String
    /// When it was carried out again in a database that had lost it.
    package var replayedAt: Date?

    /// L1, the live files, as it stood at the end.
    package var liveFiles: ErasureReceipt.Level
    /// L2, the log and the standbys, as it stood at the end.
    package var standbys: ErasureReceipt.Level

    /// Describes a destruction.
    package init(
        id: UUID, tenant: UUID, node: String, publicKeyID: String, reason: String?, begunAt: Date, endedAt: Date,
        people: Int, records: Int, backupHorizonDays: Int, rootProvider: String, liveFiles: ErasureReceipt.Level,
        standbys: ErasureReceipt.Level, replayedAt: Date? = nil
    ) {
        self.id = id
        self.tenant = tenant
        self.node = node
        self.publicKeyID = publicKeyID
        self.reason = reason
        self.begunAt = begunAt
        self.endedAt = endedAt
        self.people = people
        self.records = records
        self.backupHorizonDays = backupHorizonDays
        self.rootProvider = rootProvider
        self.liveFiles = liveFiles
        self.standbys = standbys
        self.replayedAt = replayedAt
    }

    /// From when on recovery bundles, copies of the keystore and old backups hold nothing that opens.
    package var unreadableFrom: Date { endedAt.addingTimeInterval(TimeInterval(backupHorizonDays) * 86_400) }

    /// The certificate without its signature, as the signature covers it.
    package var document: CanonicalJSON {
        func level(_ state: String, _ at: Date, _ evidence: String...) -> CanonicalJSON {
            .object([
                "state": .string(state), "at": .string(InternetTime.text(at)),
                "evidence": .array(evidence.map { .string($0) }),
            ])
        }
        var members: [String: CanonicalJSON] = [
            "schema": .string(Self.schema), "version": .integer(1),
            "destructionId": .string(id.uuidString.lowercased()),
            "tenantId": .string(tenant.uuidString.lowercased()), "node": .string(node),
            "publicKeyId": .string(publicKeyID), "begunAt": .string(InternetTime.text(begunAt)),
            "endedAt": .string(InternetTime.text(endedAt)),
            "people": .integer(Int64(people)), "records": .integer(Int64(records)),
            "levels": .object([
                "L0": level("reached", begunAt, "access-ended", "tenant-keys-destroyed"),
                "L1": liveFiles.document, "L2": standbys.document,
                "L3": level("reached", endedAt, "no-peers"),
                "L4": .object([
                    "state": .string("pending"), "at": .string(InternetTime.text(unreadableFrom)),
                    "waitsFor": .string("recovery-bundles"),
                ]),
            ]),
            "backupHorizonDays": .integer(Int64(backupHorizonDays)), "rootProvider": .string(rootProvider),
            "limits": .array(ErasureLimit.all(rootProvider: rootProvider).map { .string($0.rawValue) }),
        ]
        if let reason { members["reason"] = .string(reason) }
        if let replayedAt { members["replayedAt"] = .string(InternetTime.text(replayedAt)) }
        return .object(members)
    }
}
