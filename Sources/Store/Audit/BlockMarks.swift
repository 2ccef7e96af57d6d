import Foundation
import Vault

/// What the ledger file knows of the logs of all tenants, or of one.
///
/// Where a database that was rolled back has been taken on, its log goes on in a new incarnation: marks of earlier ones that
/// stand before that entry no longer bind.
struct BlockMarks: Sendable {
    /// The last mark of every stream and incarnation that binds.
    let last: [BlockMark]
    /// The incarnation that the log of a tenant must have come to since its database was taken on.
    let required: [UUID: UInt32]
    /// The highest incarnation that was ever heard of, by tenant.
    let highest: [UUID: UInt32]

    init(_ file: ErasureLedgerFile, tenant: UUID? = nil) throws {
        var last: [Key: BlockMark] = [:]
        var required: [UUID: UInt32] = [:]
        var highest: [UUID: UInt32] = [:]
        for record in try file.read() where tenant == nil || record.entry.tenant == tenant {
            let entry = record.entry
            if let mark = BlockMark(entry) {
                last[Key(stream: mark.stream, incarnation: mark.incarnation)] = mark
                highest[mark.tenant] = max(highest[mark.tenant] ?? 0, mark.incarnation)
            } else if entry.kind == .restore, let incarnation = UInt32(entry.code) {
                last = last.filter { $0.value.tenant != entry.tenant || $0.key.incarnation >= incarnation }
                required[entry.tenant] = incarnation
                highest[entry.tenant] = max(highest[entry.tenant] ?? 0, incarnation)
            }
        }
        self.last = Array(last.values)
        self.required = required
        self.highest = highest
    }

    /// The entry that says that the log of a tenant goes on in this incarnation.
    static func restore(of tenant: UUID, incarnation: UInt32, at moment: Date) -> ErasureLedgerEntry {
        ErasureLedgerEntry(kind: .restore, tenant: tenant, id: UUID(), code: String(incarnation), at: moment)
    }

    private struct Key: Hashable {
        let stream: UUID
        let incarnation: UInt32
    }
}
