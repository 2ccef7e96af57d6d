import Domain
import Foundation
import Operations
import Store

/// A consent on the wire.
struct ConsentBody: Encodable, Sendable {
    let purpose: String
    let channel: String
    let address: String?
    let state: String
    let since: Date
    let validUntil: Date?
    let wording: String?
    let method: String

    init(_ stored: StoredConsent) {
        purpose = stored.consent.key.purpose
        channel = stored.consent.key.channel.rawValue
        address = stored.address
        state = stored.consent.state.rawValue
        since = stored.consent.since
        validUntil = stored.consent.validUntil
        wording = stored.wording.map(Hexadecimal.text)
        method = stored.method
    }
}
