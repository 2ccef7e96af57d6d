package import Domain
package import Foundation
import Postgres

/// Campaigns of a tenant: written, looked at, started and halted.
extension TenantScope {
    static let campaignNotFound = Refusal(.notFound, RefusalCode.notFound, rule: "There is no such campaign.")

    /// Campaigns, newest first, `after` the last one of the previous page.
    package func campaigns(after: (at: Date, id: UUID)? = nil, limit: Int) async throws -> [StoredCampaign] {
        let bound: PostgresQuery = after.map { "AND (c.created_at, c.id) < (\($0.at), \($0.id))" } ?? ""
        let rows = try await read(
            """
            SELECT \(fragment: CampaignColumns.selection) FROM campaign c
            WHERE c.tenant_id = \(tenant) \(fragment: bound) ORDER BY c.created_at DESC, c.id DESC LIMIT \(limit)
            """)
        let found = rows.first ?? []
        let ids = try found.map { try $0.decode(column: 0, as: UUID.self) }
        let counts = try CampaignColumns.counts(
            try await read(CampaignColumns.counts(tenant, of: ids)).first ?? [])
        return try found.map { try CampaignColumns.campaign($0, counts: counts) }
    }

    /// One campaign.
    ///
    /// - Throws: `Refusal` 404.
    package func campaign(_ id: UUID) async throws -> StoredCampaign {
        let rows = try await read(
            """
            SELECT \(fragment: CampaignColumns.selection) FROM campaign c
            WHERE c.tenant_id = \(tenant) AND c.id = \(id)
            """, CampaignColumns.counts(tenant, of: [id]))
        guard rows.count == 2, let row = rows[0].first else { throw Self.campaignNotFound }
        return try CampaignColumns.campaign(row, counts: try CampaignColumns.counts(rows[1]))
    }

    /// Keeps a draft.
    package func createCampaign(_ content: CampaignContent) async throws -> UUID {
        let id = UUID()
        _ = try await write(
            .campaignCreate,
            [
                """
                WITH made AS (
                    INSERT INTO campaign (tenant_id, id, name, purpose_code, channel, sender_name, subject, body, tags, town,
                        goods, lifecycle, owner_id, state, version, created_at, updated_at)
                    VALUES (\(tenant), \(id), \(content.name), \(content.purpose), \(Channel.email.rawValue),
                        \(content.senderName), \(content.subject), \(content.body), \(content.tags), \(content.town),
                        \(content.goods), \(content.lifecycle?.rawValue), \(content.owner),
                        \(CampaignState.draft.rawValue), 1, \(now), \(now))
                    RETURNING *
                )
                \(fragment: audit("campaign.create", .campaign, written: "made r"))
                """
            ] + answer(making: id, in: "campaign"))
        return id
    }

    /// Changes a draft if its version is unchanged.
    ///
    /// - Throws: `Refusal` 404, 412, or 409 for one that is no draft any more.
    package func changeCampaign(_ id: UUID, version: Int32, to content: CampaignContent) async throws {
        let rows = try await write(
            .campaignUpdate,
            """
            WITH changed AS (
                UPDATE campaign SET name = \(content.name), purpose_code = \(content.purpose),
                    sender_name = \(content.senderName), subject = \(content.subject), body = \(content.body),
                    tags = \(content.tags), town = \(content.town), goods = \(content.goods),
                    lifecycle = \(content.lifecycle?.rawValue), owner_id = \(content.owner), version = version + 1,
                    updated_at = \(now)
                WHERE tenant_id = \(tenant) AND id = \(id) AND state = \(CampaignState.draft.rawValue)
                    AND version = \(version)
                RETURNING *
            ), noted AS (\(fragment: audit("campaign.update", .campaign, written: "changed r")))
            SELECT id FROM changed
            """)
        if rows.first?.isEmpty == false { return }
        let current = try await campaign(id)
        try Refusal.check(version, is: current.version, of: "campaign")
        throw Refusal(
            .conflict, RefusalCode.conflict, rule: "It has begun to go out and cannot be changed any more.")
    }

    /// Has a draft or a halted campaign go out; one that goes out already stays as it is.
    ///
    /// - Throws: `Refusal` 404; 409 for one that is done.
    package func startCampaign(_ id: UUID) async throws {
        let rows = try await write(
            .campaignStart,
            """
            WITH changed AS (
                UPDATE campaign SET state = \(CampaignState.sending.rawValue), pause_code = NULL, version = version + 1,
                    updated_at = \(now), started_at = COALESCE(started_at, \(now))
                WHERE tenant_id = \(tenant) AND id = \(id) AND state IN ('draft', 'paused')
                RETURNING *
            ), queued AS (
                \(fragment: queue(.campaign, reference: id, forEach: "changed"))
            ), noted AS (\(fragment: audit("campaign.start", .campaign, written: "changed r")))
            SELECT id FROM changed
            """)
        if rows.first?.isEmpty == false { return }
        guard try await campaign(id).state == .sending else {
            throw Refusal(.conflict, RefusalCode.conflict, rule: "The campaign is done.")
        }
    }

    /// Halts a campaign: when this returns no further message is handed over. One that does not go out stays as it is.
    ///
    /// `code`: Why, where nobody asked for it.
    /// - Throws: `Refusal` 404.
    package func pauseCampaign(_ id: UUID, code: String? = nil) async throws {
        let rows = try await write(.campaignPause, pause("id = \(id)", code: code))
        if rows.first?.isEmpty != false { _ = try await campaign(id) }
    }

    /// The statement that halts a campaign where `condition` holds of it, and answers its id.
    func pause(_ condition: PostgresQuery, code: String?) -> PostgresQuery {
        """
        WITH changed AS (
            UPDATE campaign SET state = \(CampaignState.paused.rawValue), pause_code = \(code), version = version + 1,
                updated_at = \(now)
            WHERE tenant_id = \(tenant) AND \(fragment: condition) AND state = \(CampaignState.sending.rawValue)
            RETURNING *
        ), unqueued AS (
            DELETE FROM job WHERE tenant_id = \(tenant) AND kind = \(JobKind.campaign.rawValue) AND state = 'waiting'
                AND reference IN (SELECT id FROM changed) AND claimed_until IS NULL
        ), noted AS (\(fragment: audit("campaign.pause", .campaign, written: "changed r")))
        SELECT id FROM changed
        """
    }

    /// Ends a campaign of which nothing is left to send; answers whether it is done.
    package func finishCampaign(_ id: UUID) async throws -> Bool {
        let rows = try await write(
            .campaignFinish,
            """
            WITH changed AS (
                UPDATE campaign SET state = \(CampaignState.sent.rawValue), version = version + 1, updated_at = \(now),
                    finished_at = \(now)
                WHERE tenant_id = \(tenant) AND id = \(id) AND state = \(CampaignState.sending.rawValue)
                    AND planned_at IS NOT NULL AND NOT EXISTS (SELECT FROM delivery d
                        WHERE d.tenant_id = \(tenant) AND d.campaign_id = \(id) AND d.state = 'planned')
                RETURNING *
            ), noted AS (\(fragment: audit("campaign.finish", .campaign, written: "changed r")))
            SELECT id FROM changed
            """)
        return rows.first?.isEmpty == false
    }
}
