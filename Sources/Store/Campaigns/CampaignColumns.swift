import Domain
import Foundation
import Postgres

/// Campaigns as queries select them.
enum CampaignColumns {
    static let selection: PostgresQuery = """
        c.id, c.name, c.purpose_code, c.sender_name, c.subject, c.body, c.tags, c.town, c.state, c.pause_code, c.version,
        c.created_at, c.updated_at, c.started_at, c.planned_at, c.finished_at, c.goods, c.lifecycle, c.owner_id
        """

    /// How the messages of campaigns stand, by state and reason.
    static func counts(_ tenant: UUID, of ids: [UUID]) -> PostgresQuery {
        """
        SELECT campaign_id, state, CASE WHEN state IN ('bounced', 'skipped', 'handed-over') THEN reason END, count(*)
        FROM delivery WHERE tenant_id = \(tenant) AND campaign_id = ANY (\(ids)) GROUP BY 1, 2, 3
        """
    }

    static func counts(_ rows: [PostgresRow]) throws -> [UUID: CampaignCounts] {
        var counts: [UUID: CampaignCounts] = [:]
        for row in rows {
            let (id, code, reason, number) = try row.decode(UUID.self, String.self, String?.self, Int64.self)
            guard let state = MessageState(rawValue: code) else { throw StoreError.unknownCode(column: "state") }
            counts[id, default: CampaignCounts()].states[state, default: 0] += Int(number)
            if let reason { counts[id, default: CampaignCounts()].reasons[reason, default: 0] += Int(number) }
        }
        return counts
    }

    static func campaign(_ row: PostgresRow, counts: [UUID: CampaignCounts]) throws -> StoredCampaign {
        let id = try row.decode(column: 0, as: UUID.self)
        guard let state = CampaignState(rawValue: try row.decode(column: 8)) else {
            throw StoreError.unknownCode(column: "state")
        }
        return StoredCampaign(
            id: id,
            content: CampaignContent(
                name: try row.decode(column: 1), purpose: try row.decode(column: 2),
                senderName: try row.decode(column: 3), subject: try row.decode(column: 4),
                body: try row.decode(column: 5), tags: try row.decode(column: 6), town: try row.decode(column: 7),
                lifecycle: try row.decode(column: 17, as: String?.self).map { try Lifecycle(stored: $0) },
                owner: try row.decode(column: 18), goods: try row.decode(column: 16)),
            state: state, pauseCode: try row.decode(column: 9), version: try row.decode(column: 10),
            createdAt: try row.decode(column: 11), updatedAt: try row.decode(column: 12),
            startedAt: try row.decode(column: 13), plannedAt: try row.decode(column: 14),
            finishedAt: try row.decode(column: 15), counts: counts[id] ?? CampaignCounts())
    }
}
