package import Foundation

/// What the ledger file beside the keystore remembers and the database has lost: the database was rolled back (decision
/// 0019). While the fence is closed nothing personal is served or sent.
package struct Fence: Sendable, Equatable {
    /// Erasures, restrictions, withdrawals and objections that are lost, in the order of the file.
    package let reductions: [Reduction]
    /// Tenants whose log has lost blocks, or who know nothing of the epoch of their keys; ascending.
    package let tenants: [UUID]
    /// Tenants that were destroyed and are back.
    package let destroyed: [LostDestruction]
    /// Up to which entry of the file an operator let lost reductions pass; 0 where nobody did.
    package let overriddenThrough: UInt64

    /// Whether nothing personal may be served.
    package var isClosed: Bool {
        !tenants.isEmpty || !standing.isEmpty || destroyed.contains { $0.sequence > overriddenThrough }
    }

    /// Whether it is open only because an operator said so.
    package var isOverridden: Bool { !isClosed && !(reductions.isEmpty && destroyed.isEmpty) }

    /// Lost reductions that no operator let pass.
    package var standing: [Reduction] { reductions.filter { $0.sequence > overriddenThrough } }
}
