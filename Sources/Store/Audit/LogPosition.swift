import Foundation

/// The place of an entry in the order of a lane: its transaction, then its id.
struct LogPosition: Sendable, Hashable {
    /// Before every entry.
    static let start = LogPosition(
        transaction: 0, id: UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)))

    /// `xid8` of the transaction that wrote it.
    let transaction: UInt64
    /// Its id.
    let id: UUID
}
