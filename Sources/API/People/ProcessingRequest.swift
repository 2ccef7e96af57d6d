import Domain
import Foundation

/// Purpose, basis, source and evidence on the wire; absent parts reach the gate as empty, so that it names them.
struct ProcessingRequest: Decodable, Sendable {
    let purpose: String?
    let legalBasis: LegalBasis?
    let source: String?
    let evidence: EvidenceRequest?
    let sale: SaleRequest?

    /// The statement; nil without a basis, which is no statement at all.
    var statement: ProcessingStatement? {
        guard let legalBasis else { return nil }
        return ProcessingStatement(
            purpose: purpose ?? "", legalBasis: legalBasis, source: source ?? "", evidence: evidence?.evidence,
            sale: sale?.sale)
    }
}
