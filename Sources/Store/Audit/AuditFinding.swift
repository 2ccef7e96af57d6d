package import Foundation
package import Ledger

/// Something in a tenant's log, or in a row it vouches for, that is not as it was written. Ids and numbers only.
package enum AuditFinding: Sendable, Hashable {
    /// A block does not fit its chain; blocks behind it were not looked at.
    case chainBroken(Lane, incarnation: UInt32, ChainDefect)
    /// The stream's head is not the end of its last block.
    case headWrong(Lane, incarnation: UInt32)
    /// The ledger file beside the keystore knows a block up to this sequence that is missing, or is another one.
    case blockLost(Lane, incarnation: UInt32, sequence: UInt64)
    /// The ledger file knows an erasure that the database does not: the erased person may be back.
    case erasureLost(UUID)
    /// An entry is not the one that was sealed.
    case entryChanged(Lane, sequence: UInt64, id: UUID)
    /// A sealed entry is gone.
    case entryMissing(Lane, sequence: UInt64)
    /// An entry stands among sealed ones that was never sealed.
    case entryAdded(Lane, id: UUID)
    /// A row is not as it was last written.
    case rowChanged(TableNumber, UUID)
    /// A row is as it was before a later change: an older one was put back.
    case rowPutBack(TableNumber, UUID)
    /// A row that was deleted is there again.
    case rowReturned(TableNumber, UUID)
    /// A row of which the log knows nothing.
    case rowUnknown(TableNumber, UUID)
    /// A row that should be there is gone.
    case rowMissing(TableNumber, UUID)

    /// A stable code for documents.
    package var code: String {
        switch self {
        case .chainBroken: "chain-broken"
        case .headWrong: "head-wrong"
        case .blockLost: "block-lost"
        case .erasureLost: "erasure-lost"
        case .entryChanged: "entry-changed"
        case .entryMissing: "entry-missing"
        case .entryAdded: "entry-added"
        case .rowChanged: "row-changed"
        case .rowPutBack: "row-put-back"
        case .rowReturned: "row-returned"
        case .rowUnknown: "row-unknown"
        case .rowMissing: "row-missing"
        }
    }
}
