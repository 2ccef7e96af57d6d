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
                .l0: .init(.reached, at: moment), .l1: .init(.pending), .l2: .init(.pending),
                .l3: .init(.notApplicable), .l4: .init(.pending),
            ],
            residues: residues, backupHorizonDays: backupHorizonDays, rootProvider: rootProvider,
            replayedAt: order.carriedOutAt == nil ? nil : store.clock.now)
        guard case .object(let fields) = try JSONValue(parsing: Array(receipt.document.text.utf8)) else {
            throw JSONError(.notSigned)
        }
        return String(decoding: try SignedDocument(signing: fields, by: key).encoded(), as: UTF8.self)
    }
}
