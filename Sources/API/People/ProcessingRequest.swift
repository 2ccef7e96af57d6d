import Domain
import Foundation

/// Purpose, basis, source and evidence on the wire; absent parts reach the gate as empty, so that it names them.
struct ProcessingRequest: Decodable, Sendable {
    /// What the person is said to have agreed to; a claim proves nothing by itself.
    struct Evidence: Decodable, Sendable {
        let method: ConsentEvidence.Method?
        let requestedAt: Date?
        let confirmedAt: Date?
        let wording: String?
        let sourceSystem: String?
        let channel: Channel?
        let address: String?
        let statement: String?
    }

    let purpose: String?
    let legalBasis: LegalBasis?
    let source: String?
    let evidence: Evidence?

    /// The statement; nil without a basis, which is no statement at all.
    var statement: ProcessingStatement? {
        guard let legalBasis else { return nil }
        return ProcessingStatement(
            purpose: purpose ?? "", legalBasis: legalBasis, source: source ?? "",
            evidence: evidence.map {
                ConsentEvidence(
                    method: $0.method ?? .claim, requestedAt: $0.requestedAt, confirmedAt: $0.confirmedAt,
                    wording: $0.wording, sourceSystem: $0.sourceSystem, channel: $0.channel, address: $0.address,
                    statement: $0.statement)
            })
    }
}
