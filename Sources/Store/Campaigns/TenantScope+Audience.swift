package import Domain
package import Foundation
import Postgres

/// Whom a campaign is meant for, piece by piece in the order of their ids, so that memory does not grow with them.
extension TenantScope {
    /// People judged at a time.
    private static let piece = 500

    /// How many of those a campaign is meant for may be contacted now, and why not the others; notes the reading.
    package func reach(of content: CampaignContent) async throws -> CampaignReach {
        let audience = try await audience(for: content.purpose, offering: content.goods)
        _ = try await read(readEntry(action: "campaign.reach", subject: "NULL::uuid", from: "(SELECT 1) AS once"))
        var reach = CampaignReach()
        var last: UUID?
        while true {
            let rows = try await read(Self.people(after: last, tenant)).first ?? []
            for verdict in try await audience.judge(meant(rows, content), ask: { try await read($0) }) {
                reach.count(verdict.code, isStale: verdict.isStale)
            }
            guard rows.count == Self.piece, let end = rows.last else { return reach }
            last = try end.decode(column: 0, as: UUID.self)
        }
    }

    /// Notes for the next piece of people that a message to each is planned who may get one; answers whether more follow.
    package func planCampaign(_ id: UUID, _ content: CampaignContent) async throws -> Bool {
        let audience = try await audience(for: content.purpose, offering: content.goods)
        return try await transaction(.campaignPlan) { transaction in
            let rows = try await transaction.query(
                """
                SELECT planned_after FROM campaign WHERE tenant_id = \(tenant) AND id = \(id)
                    AND state = \(CampaignState.sending.rawValue) AND planned_at IS NULL FOR UPDATE
                """)
            guard let row = rows.first else { return false }
            let after = try row.decode(UUID?.self)
            let people = try await transaction.query(Self.people(after: after, tenant))
            let verdicts = try await audience.judge(meant(people, content)) { try await transaction.pipeline($0) }
            let chosen = verdicts.compactMap { verdict in verdict.point.map { (verdict.person, $0.id) } }
            let last = try people.last.map { try $0.decode(column: 0, as: UUID.self) }
            let isOver = people.count < Self.piece
            _ = try await transaction.pipeline([
                """
                WITH held AS (
                    SELECT id FROM subject WHERE tenant_id = \(tenant) AND id = ANY (\(chosen.map(\.0)))
                        AND state = 'active' ORDER BY id FOR SHARE
                )
                INSERT INTO delivery (tenant_id, campaign_id, subject_id, address_id, state, attempts, due)
                SELECT \(tenant), \(id), held.id, u.address, 'planned', 0, \(now)
                FROM unnest(\(chosen.map(\.0)), \(chosen.map(\.1))) AS u (person, address) JOIN held ON held.id = u.person
                ON CONFLICT DO NOTHING
                """,
                """
                UPDATE campaign SET planned_after = COALESCE(\(last), planned_after),
                    planned_at = CASE WHEN \(isOver) THEN \(now) END
                WHERE tenant_id = \(tenant) AND id = \(id)
                """,
                readEntry(action: "campaign.plan", subject: "NULL::uuid", from: "(SELECT 1) AS once"),
            ])
            return !isOver
        }
    }

    /// The gate with what it needs for a purpose.
    ///
    /// `goods`: What is offered to existing customers, which policy `strict` does not know.
    /// - Throws: `Refusal` naming `purpose` where there is none, or it is pursued no longer.
    func audience(for purpose: String, offering goods: String?) async throws -> Audience {
        guard let rules = try await store.purposes(of: tenant).first(where: { $0.code == purpose }) else {
            throw Refusal(
                .invalid, RefusalCode.purposeUnknown, field: "purpose", rule: "One of the business's own purposes.")
        }
        let record = try await store.tenant(tenant)
        let zone = record.timeZone
        let today = CalendarDay(now, in: zone)
        let months = PolicyParameters.value("consent.stale-block", on: today) ?? 24
        let flagMonths = PolicyParameters.value("consent.stale-flag", on: today) ?? 18
        return Audience(
            purpose: rules, goods: record.policy == .lawfulBasis ? goods : nil, staleMonths: months,
            flagMonths: flagMonths, index: try await contactIndex(), vault: vault, now: now)
    }

    private func meant(_ rows: [PostgresRow], _ content: CampaignContent) throws -> [StoredPerson] {
        try opened(rows, of: .person) { try PersonColumns.person($0, vault: vault) }
            .filter { content.means($0.profile, lifecycle: $0.lifecycle, owner: $0.owner) }
    }

    private static func people(after last: UUID?, _ tenant: UUID) -> PostgresQuery {
        let bound: PostgresQuery = last.map { "AND p.id > \($0)" } ?? ""
        return """
            SELECT \(fragment: PersonColumns.selection) FROM \(fragment: PersonColumns.source(tenant))
            WHERE p.tenant_id = \(tenant) \(fragment: bound) ORDER BY p.id LIMIT \(piece)
            """
    }
}
