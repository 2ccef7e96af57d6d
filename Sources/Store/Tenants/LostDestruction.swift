package import Foundation
import Vault

/// A tenant that the ledger file says was destroyed and that is back in the database: the database was rolled back.
package struct LostDestruction: Sendable, Equatable {
    /// Its number in the file.
    package let sequence: UInt64
    /// The destruction's id.
    package let id: UUID
    /// The tenant.
    package let tenant: UUID
    /// The operator's reference.
    package let reason: String?
    /// When its keys were destroyed.
    package let at: Date

    /// Reads a record of the ledger file; nil for everything else that stands there.
    init?(_ record: ErasureLedgerRecord) {
        let entry = record.entry
        guard entry.kind == .destruction, entry.code != Self.end else { return nil }
        sequence = record.sequence
        id = entry.id
        tenant = entry.tenant
        reason = entry.code.hasPrefix(Self.prefix) ? String(entry.code.dropFirst(Self.prefix.count)) : nil
        at = entry.at
    }

    /// How the ledger file keeps it: the code is `destroyed[:reference]`.
    static func entry(_ destruction: StoredDestruction, at moment: Date) -> ErasureLedgerEntry {
        ErasureLedgerEntry(
            kind: .destruction, tenant: destruction.tenant, id: destruction.id,
            code: destruction.reason.map { prefix + $0 } ?? word, at: moment)
    }

    /// How the ledger file keeps that its rows are gone, too: a database in which they are not is an older one.
    static func ending(_ destruction: StoredDestruction, at moment: Date) -> ErasureLedgerEntry {
        ErasureLedgerEntry(
            kind: .destruction, tenant: destruction.tenant, id: destruction.id, code: end, at: moment)
    }

    static let end = "ended"
    private static let word = "destroyed"
    private static let prefix = "destroyed:"
}
