import Domain
import Foundation
import Store

/// The body of `POST /people/{id}/erasures`.
struct ErasureRequest: Decodable, Sendable {
    let reason: String
    let requestId: UUID?
    let suppress: Bool?
}

/// An erasure on the wire.
struct ErasureBody: Encodable, Sendable {
    let erasureId: String
    let personId: String
    let reason: String
    let state: String
    let suppressed: Bool
    let at: Date

    init(_ erasure: StoredErasure) {
        erasureId = erasure.id.uuidString.lowercased()
        personId = erasure.person.uuidString.lowercased()
        reason = erasure.reason
        state = erasure.state
        suppressed = erasure.suppressed
        at = erasure.at
    }
}

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

    init(_ person: UUID, _ plan: ErasurePlan) {
        personId = person.uuidString.lowercased()
        reason = plan.reason.rawValue
        executable = plan.isExecutable
        otherBasisRemains = plan.otherBasisRemains
        entries = plan.entries.map {
            Entry(
                action: $0.action.rawValue, table: $0.table, count: $0.count,
                until: $0.until.map(String.init(describing:)), norm: $0.norm)
        }
    }
}
