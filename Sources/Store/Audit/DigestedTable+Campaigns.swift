import Postgres

extension DigestedTable {
    /// How far its list has come moves with every piece and is left out.
    static let campaign = DigestedTable(
        number: .campaign, name: "campaign", id: "r.id", subject: "NULL::uuid",
        columns: """
            r.name, r.purpose_code, r.channel, r.sender_name, r.subject, r.body, r.tags, r.town, r.state, r.version,
            r.created_at, r.started_at, r.finished_at, r.goods, r.lifecycle, r.owner_id
            """)
}
