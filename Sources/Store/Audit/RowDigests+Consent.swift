import Foundation

extension RowDigests {
    static func consentEvent(
        id: UUID, subject: UUID, purpose: String, channel: String, address: UUID?, state: String, method: String,
        at: Date, validUntil: Date?, recordedBy: UUID?, wordingHash: [UInt8]?, sealed: [UInt8]?
    ) -> [UInt8] {
        digest(
            .consentEvent, id, 1,
            [
                bytes(subject), Array(purpose.utf8), Array(channel.utf8), address.map { bytes($0) }, Array(state.utf8),
                Array(method.utf8), bytes(at), bytes(validUntil), recordedBy.map { bytes($0) }, wordingHash, sealed,
            ])
    }

    static func reduction(
        id: UUID, subject: UUID, kind: String, purposes: [String], channels: [String], endsMarketing: Bool, at: Date,
        recordedBy: UUID?, sealed: [UInt8]
    ) -> [UInt8] {
        digest(
            .reduction, id, 1,
            [
                bytes(subject), Array(kind.utf8), Array(purposes.joined(separator: ",").utf8),
                Array(channels.joined(separator: ",").utf8), [endsMarketing ? 1 : 0], bytes(at),
                recordedBy.map { bytes($0) }, sealed,
            ])
    }
}
