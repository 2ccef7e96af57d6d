import Domain
import Foundation
import Operations
import Store

/// An event in the history of a person's consents on the wire.
struct ConsentEventBody: Encodable, Sendable {
    let id: String
    let purpose: String
    let channel: String
    let address: String?
    let state: String
    let method: String
    let at: Date
    let validUntil: Date?
    let wording: String?
    let wordingText: String?
    let source: String?
    let recordedBy: String?

    init(_ event: StoredConsentEvent) {
        id = event.id.uuidString.lowercased()
        purpose = event.key.purpose
        channel = event.key.channel.rawValue
        address = event.detail?.address
        state = event.state.rawValue
        method = event.method
        at = event.at
        validUntil = event.validUntil
        wording = event.detail?.wordingHash.map(Hexadecimal.text)
        wordingText = event.wordingText
        source = event.detail?.source
        recordedBy = event.recordedBy?.uuidString.lowercased()
    }
}
