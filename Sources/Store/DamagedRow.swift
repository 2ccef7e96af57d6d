import Domain
import Vault

/// A row that was asked for and cannot be opened: its bytes are not what was written. `audit verify` says which it is.
package struct DamagedRow: Error, Sendable, Equatable {
    /// The table it stands in.
    package let table: TableNumber

    /// Whether an error says that stored bytes are not what was written; anything else may pass by itself.
    static func isMeant(by error: any Error) -> Bool {
        switch error {
        case let error as VaultError: error.code == .tampered || error.code == .unsupportedVersion
        case is RecordError: true
        case StoreError.unknownCode: true
        default: false
        }
    }

    /// Whether an error says that nothing opens what is stored any more: it is damaged, or the epoch of its key is destroyed.
    static func isGone(_ error: any Error) -> Bool {
        isMeant(by: error) || (error as? VaultError)?.code == .unknownEpoch
    }
}
