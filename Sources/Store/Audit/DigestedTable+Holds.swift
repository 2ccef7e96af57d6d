import Postgres

extension DigestedTable {
    static let legalHold = DigestedTable(
        number: .legalHold, name: "legal_hold", id: "r.id", subject: "r.subject_id",
        columns: """
            r.subject_id, r.reason, r.placed_at, r.placed_by, r.review_on, r.restriction_id, r.lifted_at, r.lifted_by
            """)
}
