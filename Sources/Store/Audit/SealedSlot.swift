import Foundation
import Ledger

/// An event about to take its place in a lane.
struct SealedSlot: Sendable {
    let id = UUID()
    let lane: Int16
    let type: Int16
    let commitment: [UInt8]
    let sealed: [UInt8]

    /// - Throws: `CBORError` when a value breaks the bounds of the payload.
    init(_ event: EventPayload, under key: EvidenceKey, vault: VaultHandle) throws {
        let payload = CommittedPayload(try event.encoded())
        lane = Int16(event.type.lane?.rawValue ?? 0)
        type = Int16(event.type.code)
        commitment = payload.commitment.digest.bytes
        sealed = try vault.seal(payload.bytes, under: key, .eventSlot, row: id)
    }
}
