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

    /// Asks the gate about each of these messages and notes in the same transaction that it is handed over (R-20): whatever
    /// ends a consent waits for this, or this for it.
    ///
    /// `goods`: What it offers to existing customers. Whoever is not in the answer gets none now: the gate stopped it, or there is no message for her any more.
    package func handOver(
        _ campaign: UUID, for purpose: String, offering goods: String? = nil, _ messages: [OutgoingMessage]
    ) async throws -> HandOver {
        let audience = try await audience(for: purpose, offering: goods)
        let ids = messages.map(\.person)
        return try await transaction(.campaignHandOver) { transaction in
            // Always locked in the same order, so that two pieces never wait for each other.
            let found = try await transaction.pipeline([
                "SELECT state FROM campaign WHERE tenant_id = \(tenant) AND id = \(campaign) FOR SHARE",
                """
                SELECT id FROM subject WHERE tenant_id = \(tenant) AND id = ANY (\(ids)) AND state <> 'erased'
                ORDER BY id FOR SHARE
                """,
                """
                SELECT \(fragment: PersonColumns.selection) FROM \(fragment: PersonColumns.source(tenant))
                WHERE p.tenant_id = \(tenant) AND p.id = ANY (\(ids))
                """,
                """
                SELECT subject_id FROM delivery WHERE tenant_id = \(tenant) AND campaign_id = \(campaign)
                    AND subject_id = ANY (\(ids)) AND state = 'planned' ORDER BY subject_id FOR UPDATE
                """,
            ])
            guard found.count == 4, try found[0].first?.decode(String.self) == CampaignState.sending.rawValue else {
                return .halted
            }
            let standing: [UUID] = try found[1].map { try $0.decode(column: 0) }
            let waiting: [UUID] = try found[3].map { try $0.decode(column: 0) }
            let planned = Set(waiting).intersection(standing)
            var people: [StoredPerson] = []
            var left: [(person: UUID, code: String)] = []
            for row in found[2] {
                let id = try row.decode(column: 0, as: UUID.self)
                guard planned.contains(id) else { continue }
                do {
                    people.append(try PersonColumns.person(row, vault: vault))
                } catch  where DamagedRow.isMeant(by: error) {
                    noteDamage(.person, count: 1)
                    left.append((id, RefusalCode.recordDamaged.rawValue))
                }
            }
            var letters: [UUID: HandOver.Letter] = [:]
            var addresses: [UUID: UUID] = [:]
            for verdict in try await audience.judge(people, ask: { try await transaction.pipeline($0) }) {
                guard let point = verdict.point, let basis = verdict.basis else {
                    left.append((verdict.person, verdict.code ?? CampaignReach.noAddress))
                    continue
                }
                addresses[verdict.person] = point.id
                letters[verdict.person] = HandOver.Letter(
                    address: point.value, basis: basis, source: verdict.source)
            }
            let given = messages.filter { letters[$0.person] != nil }
            var statements: [PostgresQuery] = left.isEmpty ? [] : [skip(campaign, left)]
            if !given.isEmpty {
                statements += [
                    """
                    UPDATE delivery d SET state = 'handed-over', address_id = u.address, basis = u.basis, reason = NULL,
                        attempts = attempts + 1, token_hash = u.token, handed_over_at = \(now)
                    FROM unnest(\(given.map(\.person)), \(given.compactMap { addresses[$0.person] }),
                        \(given.compactMap { letters[$0.person]?.basis.rawValue }), \(given.map(\.token)))
                        AS u (person, address, basis, token)
                    WHERE d.tenant_id = \(tenant) AND d.campaign_id = \(campaign) AND d.subject_id = u.person
                    """,
                    addLinks(given.map { ($0.person, $0.link) }, at: now),
                ]
            }
            _ = try await transaction.pipeline(statements)
            return .given(letters)
        }
    }

    /// Notes that the mail server has taken these, by the hashes of their tokens.
    package func settleAccepted(_ tokens: [[UInt8]]) async throws {
        _ = try await write(
            .campaignSettle,
            """
            UPDATE delivery SET state = 'accepted', ended_at = \(now)
            WHERE tenant_id = \(tenant) AND token_hash = ANY (\(tokens)) AND state = 'handed-over'
            """)
    }

    /// Notes how it ended; without anything sent, its link goes again: nobody was told its secret.
    package func settle(_ message: OutgoingMessage, _ end: DeliveryEnd) async throws {
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
            WHERE tenant_id = \(tenant) AND token_hash = \(message.token) AND state = 'handed-over'
            """
        ]
        switch end {
        case .planned, .dropped: statements.append(takeBack([message.link]))
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

    /// Whose message it was, and of which campaign, by the hash of its token; nil where it is none of this tenant's.
    package func recipient(of token: [UInt8]) async throws -> (person: UUID, campaign: UUID)? {
        let rows = try await read(
            "SELECT subject_id, campaign_id FROM delivery WHERE tenant_id = \(tenant) AND token_hash = \(token)")
        guard let row = rows.first?.first else { return nil }
        let (person, campaign) = try row.decode(UUID.self, UUID.self)
        return (person, campaign)
    }

    /// Counts that somebody called a message spam, and halts its campaign where too many do.
    ///
    /// A second notice of the same message counts nothing; a message that went with its recipient meanwhile counts.
    package func countComplaint(_ token: [UInt8], of campaign: UUID) async throws {
        _ = try await write(
            .campaignBounce,
            """
            WITH changed AS (
                UPDATE delivery SET state = 'bounced', reason = \(CampaignReach.complaint), ended_at = \(now)
                WHERE tenant_id = \(tenant) AND token_hash = \(token) AND state IN ('handed-over', 'accepted')
                RETURNING campaign_id, subject_id
            ), counted AS (
                UPDATE campaign SET complaints = complaints + 1
                WHERE tenant_id = \(tenant) AND id = \(campaign) AND (EXISTS (SELECT FROM changed) OR NOT EXISTS (
                    SELECT FROM delivery WHERE tenant_id = \(tenant) AND token_hash = \(token)))
            )
            \(fragment: audit(from: """
                (SELECT gen_random_uuid() AS id, 'campaign.complaint' AS action, NULL::smallint AS table_number,
                    campaign_id AS row_id, subject_id, NULL::bigint AS seal_version, NULL::bytea AS digest
                FROM changed) AS u
                """))
            """,
            pause(
                """
                id = \(campaign) AND complaints * 1000 >= \(CampaignReach.complaintsPerThousand) * (
                    SELECT count(*) FROM delivery d WHERE d.tenant_id = \(tenant) AND d.campaign_id = campaign.id
                        AND d.state IN ('handed-over', 'accepted', 'bounced')) AND complaints > 0
                """, code: "complaints"))
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

    private func skip(_ campaign: UUID, _ left: [(person: UUID, code: String)]) -> PostgresQuery {
        """
        UPDATE delivery d SET state = 'skipped', reason = u.code, ended_at = \(now)
        FROM unnest(\(left.map(\.person)), \(left.map(\.code))) AS u (person, code)
        WHERE d.tenant_id = \(tenant) AND d.campaign_id = \(campaign) AND d.subject_id = u.person
        """
    }
}
