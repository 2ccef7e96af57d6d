import Domain
import Foundation

/// An erasure plan on the wire.
struct ErasurePlanBody: Encodable, Sendable {
    /// One line: what happens to how many rows, until when, under which norm.
    struct Entry: Encodable, Sendable {
        let action: String
        let table: String
        let count: Int
        let until: String?
        let norm: String
    }

    let personId: String
    let reason: String
    let executable: Bool
    let otherBasisRemains: Bool
    let entries: [Entry]
    let sharedActivityIds: [String]
    let unreadableQuarantineRows: Int

    init(_ person: UUID, _ plan: ErasurePlan) {
        personId = person.uuidString.lowercased()
        reason = plan.reason.rawValue
        executable = plan.isExecutable
        otherBasisRemains = plan.otherBasisRemains
        unreadableQuarantineRows = plan.unreadableRows
        sharedActivityIds = plan.sharedTexts.map { $0.uuidString.lowercased() }
        entries = plan.entries.map {
            Entry(
                action: $0.action.rawValue, table: $0.table, count: $0.count,
                until: $0.until.map(String.init(describing:)), norm: $0.norm)
        }
    }
}
