import Foundation
import Vault

extension TenantScope {
    /// The versions of the key of blocked addresses with which the blocks in the ledger file were made, whether the database
    /// has these blocks or not.
    package func notedSuppressionVersions() throws -> Set<UInt32> {
        let records = try store.ledgerFile.read().filter { $0.entry.tenant == tenant && $0.entry.kind == .suppression }
        return Set(
            records.compactMap { record -> UInt32? in
                guard case .suppression(_, let version)? = Reduction(record)?.act else { return nil }
                return UInt32(bitPattern: version)
            })
    }
}
