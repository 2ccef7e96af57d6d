/// The end of an erasure ledger: how many entries it has and the chain hash over all of them.
package struct ErasureLedgerHead: Sendable, Equatable {
    /// Entries so far; the first has number 1.
    package let sequence: UInt64
    /// BLAKE2b-256 over everything up to here.
    package let hash: [UInt8]

    /// Names a head.
    package init(sequence: UInt64, hash: [UInt8]) {
        self.sequence = sequence
        self.hash = hash
    }
}
