import Domain
import Foundation
import Store

/// The body of `POST /people/{id}/restriction`.
struct RestrictionRequest: Decodable, Sendable {
    let reason: String
}

/// A restriction on the wire.
struct RestrictionBody: Encodable, Sendable {
    let id: String
    let personId: String
    let reason: String
    let imposedAt: Date
    let notifiedAt: Date?
    let liftedAt: Date?

    init(_ restriction: StoredRestriction) {
        id = restriction.id.uuidString.lowercased()
        personId = restriction.person.uuidString.lowercased()
        reason = restriction.reason.rawValue
        imposedAt = restriction.imposedAt
        notifiedAt = restriction.notifiedAt
        liftedAt = restriction.liftedAt
    }
}
