import Domain
import Foundation
import Store

/// A processing ground on the wire.
struct GroundBody: Encodable, Sendable {
    let id: String
    let purpose: String
    let legalBasis: String
    let source: String
    let evidence: String?
    let sale: SaleBody?
    let since: Date
    let until: Date?
    let endedAt: Date?
    let endRule: String

    init(_ stored: StoredGround) {
        id = stored.ground.id.uuidString.lowercased()
        purpose = stored.ground.purpose
        legalBasis = stored.ground.basis.rawValue
        source = stored.detail.source
        evidence = stored.detail.evidence
        sale = stored.detail.sale.map(SaleBody.init)
        since = stored.ground.since
        until = stored.ground.until
        endedAt = stored.ground.endedAt
        endRule = stored.ground.endRule.code
    }
}
