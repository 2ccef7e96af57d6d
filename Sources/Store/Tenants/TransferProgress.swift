/// How far a tenant that is taken in has come, as its log says.
package struct TransferProgress: Sendable, Equatable {
    /// Pieces that are stored.
    package let pieces: Int64
    /// Whether all of it is here, and the tenant open.
    package let isOpen: Bool
    /// Whether its owners have their links too.
    package let isDone: Bool
}
