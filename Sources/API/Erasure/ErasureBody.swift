import Foundation
import Store

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
