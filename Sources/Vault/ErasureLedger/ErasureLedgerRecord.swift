/// An entry as it stands in the file.
package struct ErasureLedgerRecord: Sendable, Equatable {
    /// Its number, from 1.
    package let sequence: UInt64
    /// What it says.
    package let entry: ErasureLedgerEntry
    /// The chain hash up to and with it.
    package let chainHash: [UInt8]
}
