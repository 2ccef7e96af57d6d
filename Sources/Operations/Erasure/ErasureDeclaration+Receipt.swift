import Domain
import Foundation
import Ledger
import Store
import Vault

extension ErasureDeclaration {
    /// The signed receipt of an erasure, its first version: L0 is reached.
    ///
    /// `residues`: What of the subject stays, under which norm.
    func receipt(
        of order: ErasureOrder, residues: [ErasurePlanEntry], at moment: Date, store: Store
    ) throws -> String {
        // Asked for once: the key may be turned between naming it and signing.
        let key = store.vault.signingKey
        let receipt = ErasureReceipt(
            version: 1, erasureID: order.id, personID: order.subject, node: Hexadecimal.text(store.nodeID),
            publicKeyID: Hexadecimal.text(key.keyID), reason: order.reason,
            levels: [
                .l0: .init(.reached, at: moment, evidence: [ReceiptEvidence.keysDeleted]), .l1: .init(.pending),
                .l2: .init(.pending),
                .l3: .init(.reached, at: moment, evidence: [ReceiptEvidence.noPeers]), .l4: .init(.pending),
            ],
            residues: residues, backupHorizonDays: backupHorizonDays, rootProvider: rootProvider,
            limits: ErasureLimit.all(rootProvider: rootProvider),
            replayedAt: order.carriedOutAt == nil ? nil : store.clock.now)
        return try signed(receipt, by: key)
    }

    /// Signs a receipt; fields of `older`, a version before it, that this program does not know stay in it.
    private func signed(
        _ receipt: ErasureReceipt, keeping older: JSONObject? = nil, by key: some DocumentSigner
    ) throws -> String {
        guard case .object(let fields) = try JSONValue(parsing: Array(receipt.document.text.utf8)) else {
            throw JSONError(.notSigned)
        }
        let known = Set(fields.members.map(\.name) + ErasureReceipt.optionalFields)
        let kept = older?.members.filter { !known.contains($0.name) } ?? []
        let whole = try JSONObject(fields.members + kept)
        return String(decoding: try SignedDocument(signing: whole, by: key).encoded(), as: UTF8.self)
    }

    /// The versions of a receipt that follow its newest one, one for each level that was reached since.
    ///
    /// - Returns: nil where the newest version is none of ours, or its signature does not hold: nothing is built upon it.
    func versions(
        after open: OpenErasure, _ progress: ReceiptProgress, at moment: Date, store: Store
    ) throws -> ReceiptVersions? {
        let bytes = Array(open.document.utf8)
        let keys = store.vault.exportPublicKeys().map(\.publicKey)
        guard (try? VerifyReceipt(trusting: keys)(bytes)) != nil, let newest = try? SignedDocument(parsing: bytes),
            var receipt = ErasureReceipt(reading: newest.fields), receipt.erasureID == open.id,
            receipt.version == open.version
        else { return nil }
        let key = store.vault.signingKey
        var level = open.level
        var documents: [(version: Int, document: String)] = []
        receipt.node = Hexadecimal.text(store.nodeID)
        receipt.publicKeyID = Hexadecimal.text(key.keyID)
        receipt.backupHorizonDays = backupHorizonDays
        receipt.rootProvider = rootProvider
        receipt.limits = ErasureLimit.all(rootProvider: rootProvider)
        if receipt.levels[.l3]?.state != .reached {
            receipt.levels[.l3] = .init(.reached, at: moment, evidence: [ReceiptEvidence.noPeers])
        }
        while let step = progress.next(after: level, epoch: open.epoch) {
            level = step.number
            receipt.version += 1
            receipt.levels[step.level] = .init(.reached, at: moment, evidence: step.evidence)
            for (pending, reason) in progress.waits(epoch: open.epoch) where receipt.levels[pending]?.state == .pending
            {
                receipt.levels[pending] = .init(.pending, waitsFor: reason)
            }
            documents.append((receipt.version, try signed(receipt, keeping: newest.fields, by: key)))
        }
        return documents.isEmpty ? nil : ReceiptVersions(erasure: open.id, documents: documents, level: level)
    }
}
