import Domain
import Foundation
import Store

/// A person's request on the wire.
struct RequestBody: Encodable, Sendable {
    /// A refusal, proposed or carried out.
    struct RefusalBody: Encodable, Sendable {
        let reason: String
        let state: String
        let text: String?
        let remedies: String?
    }

    let id: String
    let kind: String
    let state: String
    let identity: String
    let personId: String?
    let contact: String?
    let note: String?
    let receivedAt: Date
    let dueOn: String
    let alarmOn: String
    let extendedBy: Int
    let extensionReason: String?
    let refusal: RefusalBody?
    let answer: String?
    let downloads: Int
    let packageExpiresAt: Date?
    let endedAt: Date?

    init(_ request: StoredRequest) {
        id = request.id.uuidString.lowercased()
        kind = request.kind.rawValue
        state = request.state.rawValue
        identity = request.identity.rawValue
        personId = request.person?.uuidString.lowercased()
        contact = request.detail?.contact
        note = request.detail?.identityNote
        receivedAt = request.receivedAt
        dueOn = "\(request.dueOn)"
        alarmOn = "\(request.alarmOn)"
        extendedBy = request.extendedBy
        extensionReason = request.extensionReason?.rawValue
        refusal = request.refusal.map {
            RefusalBody(
                reason: $0.rawValue, state: request.isRefusalProposed ? "proposed" : "carried-out",
                text: request.detail?.refusalText, remedies: request.detail?.remedies)
        }
        answer = request.detail?.answer
        downloads = request.downloads
        packageExpiresAt = request.packageExpiresAt
        endedAt = request.endedAt
    }
}
