import Domain
package import Foundation
import Postgres

/// Messages of a campaign, one by one: asked for, handed over, settled.
extension TenantScope {
    /// People whose message is due, in the order in which they come; at most `limit`.
    package func dueMessages(of campaign: UUID, limit: Int) async throws -> [(person: UUID, attempts: Int)] {
        let rows = try await read(
            """
            SELECT subject_id, attempts FROM delivery WHERE tenant_id = \(tenant) AND campaign_id = \(campaign)
                AND state = 'planned' AND due <= \(now) ORDER BY due, subject_id LIMIT \(limit)
            """)
        return try (rows.first ?? []).map { row in
            let (person, attempts) = try row.decode(UUID.self, Int32.self)
            return (person, Int(attempts))
        }
    }

    /// Asks the gate about one person's message and notes in the same transaction that it is handed over (R-20): whatever
    /// ends her consent waits for this, or this for it.
    ///
    /// `token`: the hash of the token a notice of failure carries. `links`: with which she takes her consent back.
    package func handOver(
        _ campaign: UUID, for purpose: String, to person: UUID, token: [UInt8], links: [PersonLink]
    ) async throws -> HandOver {
        let audience = try await audience(for: purpose)
        return try await transaction(.campaignHandOver) { transaction in
            let found = try await transaction.pipeline([
                "SELECT state FROM campaign WHERE tenant_id = \(tenant) AND id = \(campaign) FOR SHARE",
                """
                SELECT state FROM subject WHERE tenant_id = \(tenant) AND id = \(person) AND state <> 'erased' FOR SHARE
                """,
                """
                SELECT \(fragment: PersonColumns.selection) FROM \(fragment: PersonColumns.source(tenant))
                WHERE p.tenant_id = \(tenant) AND p.id = \(person)
                """,
                """
                SELECT subject_id FROM delivery WHERE tenant_id = \(tenant) AND campaign_id = \(campaign)
                    AND subject_id = \(person) AND state = 'planned' FOR UPDATE
                """,
            ])
            guard found.count == 4, try found[0].first?.decode(String.self) == CampaignState.sending.rawValue else {
                return .halted
            }
            guard let row = found[2].first, !found[1].isEmpty, !found[3].isEmpty else { return .passed }
            let verdict: Audience.Verdict
            do {
                let stored = try PersonColumns.person(row, vault: vault)
                let verdicts = try await audience.judge([stored]) { try await transaction.pipeline($0) }
                guard let first = verdicts.first else { return .passed }
                verdict = first
            } catch  where DamagedRow.isMeant(by: error) {
                noteDamage(.person, count: 1)
                _ = try await transaction.query(skip(campaign, person, RefusalCode.recordDamaged.rawValue))
                return .passed
            }
            guard let point = verdict.point, let basis = verdict.basis else {
                _ = try await transaction.query(skip(campaign, person, verdict.code ?? CampaignReach.noAddress))
                return .passed
            }
            _ = try await transaction.pipeline([
                """
                UPDATE delivery SET state = 'handed-over', address_id = \(point.id), basis = \(basis.rawValue), reason = NULL,
                    attempts = attempts + 1, token_hash = \(token), handed_over_at = \(now)
                WHERE tenant_id = \(tenant) AND campaign_id = \(campaign) AND subject_id = \(person)
                """,
                addLinks(links, to: person, at: now),
            ])
            return .given(HandOver.Letter(address: point.value, basis: basis, source: verdict.source))
        }
    }

    /// Notes how it ended; without anything sent, its links go again: nobody was told their secrets.
    package func settle(_ token: [UInt8], _ end: DeliveryEnd, links: [PersonLink]) async throws {
        let change: PostgresQuery =
            switch end {
            case .accepted: "state = 'accepted', ended_at = \(now)"
            case .refused(let code): "state = 'bounced', reason = \(code), ended_at = \(now)"
            case .unknown(let code): "reason = \(code)"
            case .planned(let due, let code):
                """
                state = 'planned', reason = \(code), due = \(due), basis = NULL, token_hash = NULL, handed_over_at = NULL,
                    attempts = attempts - CASE WHEN \(code == nil) THEN 1 ELSE 0 END
                """
            case .dropped(let code):
                """
                state = 'skipped', reason = \(code), basis = NULL, token_hash = NULL, handed_over_at = NULL, ended_at = \(now)
                """
            }
        var statements: [PostgresQuery] = [
            """
            UPDATE delivery SET \(fragment: change)
            WHERE tenant_id = \(tenant) AND token_hash = \(token) AND state = 'handed-over'
            """
        ]
        switch end {
        case .planned, .dropped: statements.append(takeBack(links))
        case .accepted, .refused, .unknown: break
        }
        _ = try await write(.campaignSettle, statements)
    }

    /// Notes that a message came back, by the hash of its token; answers whether it is one of this tenant's.
    ///
    /// `status`: as `5.1.1`; an address of one that begins with 5 is not written to any more.
    package func noteBounce(_ token: [UInt8], status: String) async throws -> Bool {
        let rows = try await write(
            .campaignBounce,
            """
            WITH changed AS (
                UPDATE delivery SET state = 'bounced', reason = \(status), ended_at = \(now)
                WHERE tenant_id = \(tenant) AND token_hash = \(token) AND state IN ('handed-over', 'accepted')
                RETURNING campaign_id, subject_id
            ), noted AS (
                \(fragment: audit(from: """
                    (SELECT gen_random_uuid() AS id, 'campaign.bounce' AS action, NULL::smallint AS table_number,
                        campaign_id AS row_id, subject_id, NULL::bigint AS seal_version, NULL::bytea AS digest
                    FROM changed) AS u
                    """))
            )
            SELECT campaign_id FROM changed
            """,
            "SELECT campaign_id FROM delivery WHERE tenant_id = \(tenant) AND token_hash = \(token)")
        return rows.last?.isEmpty == false
    }

    /// Gives the messages of one record to the one it is joined to; what went to either of them does not go to her again.
    func moveDeliveries(from dropped: UUID, to kept: UUID, same: [UUID: UUID]) -> [PostgresQuery] {
        [
            """
            DELETE FROM delivery k USING delivery d WHERE k.tenant_id = \(tenant) AND k.subject_id = \(kept)
                AND k.state IN ('planned', 'skipped') AND d.tenant_id = \(tenant) AND d.campaign_id = k.campaign_id
                AND d.subject_id = \(dropped) AND d.state NOT IN ('planned', 'skipped')
            """,
            """
            UPDATE delivery d SET subject_id = \(kept), address_id = COALESCE((
                SELECT u.there FROM unnest(\(same.map(\.key)), \(same.map(\.value))) AS u (here, there)
                WHERE u.here = d.address_id LIMIT 1), d.address_id)
            WHERE d.tenant_id = \(tenant) AND d.subject_id = \(dropped) AND NOT EXISTS (SELECT FROM delivery k
                WHERE k.tenant_id = \(tenant) AND k.campaign_id = d.campaign_id AND k.subject_id = \(kept))
            """,
        ]
    }

    /// Has a campaign go on in a job of its own, so that no job lasts for hours.
    package func continueCampaign(_ id: UUID) async throws {
        _ = try await write(.campaignStart, queue(.campaign, reference: id))
    }

    private func skip(_ campaign: UUID, _ person: UUID, _ code: String) -> PostgresQuery {
        """
        UPDATE delivery SET state = 'skipped', reason = \(code), ended_at = \(now)
        WHERE tenant_id = \(tenant) AND campaign_id = \(campaign) AND subject_id = \(person)
        """
    }
}
