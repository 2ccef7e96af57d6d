/// The lanes of a log; each has its own chain.
package enum Lane: UInt8, Sendable, CaseIterable, Hashable {
    /// What reduces processing: pulled first and complete.
    case reductions = 0
    /// What enlarges or describes it.
    case grants = 1
    /// Audit, reads and row digests: local and never sent.
    case local = 2
}
