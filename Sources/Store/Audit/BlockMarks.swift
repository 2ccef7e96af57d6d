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

    /// Tenants whose keys are destroyed: their logs are marked no more.
    let destroyed: Set<UUID>

    /// `bound`: the last record that is looked at; nil for all.
    init(_ file: ErasureLedgerFile, tenant: UUID? = nil, through bound: UInt64? = nil) throws {
        var last: [Key: BlockMark] = [:]
        var required: [UUID: UInt32] = [:]
        var highest: [UUID: UInt32] = [:]
        var destroyed: Set<UUID> = []
        try file.scan { record in
            let entry = record.entry
            // Nobody keeps the log of a tenant that was destroyed, whatever was sealed while its rows went.
            if entry.kind == .destruction { destroyed.insert(entry.tenant) }
            guard record.sequence <= bound ?? .max, tenant == nil || entry.tenant == tenant else { return }
            if let mark = BlockMark(entry) {
                let key = Key(stream: mark.stream, incarnation: mark.incarnation)
                // Two processes may mark one stream, the one that sealed first last.
                if mark.sequence >= last[key]?.sequence ?? 0 { last[key] = mark }
                highest[mark.tenant] = max(highest[mark.tenant] ?? 0, mark.incarnation)
            } else if entry.kind == .restore, let incarnation = UInt32(entry.code) {
                last = last.filter { $0.value.tenant != entry.tenant || $0.key.incarnation >= incarnation }
                required[entry.tenant] = incarnation
                highest[entry.tenant] = max(highest[entry.tenant] ?? 0, incarnation)
            }
        }
        self.last = last.values.filter { !destroyed.contains($0.tenant) }
        self.required = required.filter { !destroyed.contains($0.key) }
        self.destroyed = destroyed
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
