import Postgres

extension DigestedTable {
    /// The register of breaches: it names nobody.
    static let breach = DigestedTable(
        number: .breach, name: "breach", id: "r.id", subject: "NULL::uuid",
        columns: """
            r.kind, r.aware_at, r.due_at, r.people, r.keys_exposed, r.outcome, r.notified_at, r.opened_at, r.closed_at
            """)
}
