package import Domain
import Foundation
import Postgres

/// Purposes that a business sets up and gives up.
extension TenantScope {
    /// Adds a purpose.
    ///
    /// - Throws: `Refusal` 409 `already-exists` naming `code`, `too-many` at the bound.
    package func add(_ purpose: PurposeRules) async throws {
        let rows = try await Self.named("code") {
            try await write(
                .purposeAdd,
                """
                WITH made AS (
                    \(fragment: PurposeColumns.insert(
                        purpose, tenant: tenant,
                        where: """
                            (SELECT count(*) FROM purpose WHERE tenant_id = \(tenant)) < \(Int64(PurposeRules.maximum))
                            """))
                    RETURNING *
                ), noted AS (\(fragment: audit("purpose.add", .purpose, written: "made r")))
                SELECT code FROM made
                """)
        }
        guard rows.first?.isEmpty == false else {
            throw Refusal(.refused, RefusalCode.tooMany, rule: "At most \(PurposeRules.maximum) purposes.")
        }
        store.tenantCache.forget(tenant)
    }

    /// Gives a purpose up with `day`, its last one, unless an earlier one is set; one that is given up already stays as it is.
    package func endPurpose(_ code: String, on day: CalendarDay) async throws {
        _ = try await write(
            .purposeEnd,
            """
            WITH changed AS (
                UPDATE purpose SET state = 'ended', ends_on = LEAST(ends_on, (\("\(day)")::text)::date)
                WHERE tenant_id = \(tenant) AND code = \(code) AND state = 'active' RETURNING *
            ), noted AS (\(fragment: audit("purpose.end", .purpose, written: "changed r")))
            SELECT code FROM changed
            """)
        store.tenantCache.forget(tenant)
    }

    /// What hangs on a purpose.
    package func use(of purpose: String) async throws -> PurposeUse {
        // What was given up before carries nobody past this day either.
        let over = try await store.purposes(of: tenant).filter { !$0.isActive }.map(\.code) + [purpose]
        let rows = try await read(
            """
            WITH living AS (
                SELECT g.subject_id, bool_and(s.kind = 'person' AND \(fragment: Self.isPast(over))) AS is_alone
                FROM processing_ground g JOIN subject s ON s.tenant_id = g.tenant_id AND s.id = g.subject_id
                WHERE g.tenant_id = \(tenant) AND g.ended_at IS NULL AND (g.until IS NULL OR g.until > \(now))
                GROUP BY g.subject_id HAVING bool_or(g.purpose_code = \(purpose))
            )
            SELECT (SELECT count(*) FROM living), (SELECT count(*) FROM living WHERE is_alone),
                (SELECT count(*) FROM consent c WHERE c.tenant_id = \(tenant) AND c.purpose_code = \(purpose)
                    AND c.state = ANY (\(ConsentColumns.permitting)) AND (c.valid_until IS NULL OR c.valid_until > \(now))),
                (SELECT count(*) FROM campaign m WHERE m.tenant_id = \(tenant) AND m.purpose_code = \(purpose)
                    AND m.state <> 'sent')
            """)
        guard let row = rows.first?.first else { throw StoreError.missingRow }
        let (people, alone, consents, campaigns) = try row.decode(Int64.self, Int64.self, Int64.self, Int64.self)
        var use = PurposeUse()
        use.people = Int(people)
        use.peopleWithoutOther = Int(alone)
        use.consents = Int(consents)
        use.campaigns = Int(campaigns)
        return use
    }

    /// Where the words of a purpose are used, version by version.
    package func useOfWordings(of purpose: String) async throws -> WordingUse {
        let waiting = [StoredSignup.State.waiting, .sent].map(\.rawValue)
        let rows = try await read(
            """
            SELECT e.wording_hash, count(*) FROM consent c
            JOIN consent_event e ON e.tenant_id = c.tenant_id AND e.id = c.event_id
            WHERE c.tenant_id = \(tenant) AND c.purpose_code = \(purpose) AND e.wording_hash IS NOT NULL
                AND c.state = ANY (\(ConsentColumns.permitting)) AND (c.valid_until IS NULL OR c.valid_until > \(now))
            GROUP BY e.wording_hash
            """,
            """
            SELECT u.hash, count(*) FROM pending_signup p
            CROSS JOIN LATERAL unnest(p.purposes, p.wordings, p.notices) AS t (purpose, wording, notice)
            CROSS JOIN LATERAL (VALUES (t.wording), (t.notice)) AS u (hash)
            WHERE p.tenant_id = \(tenant) AND p.state = ANY (\(waiting)) AND t.purpose = \(purpose) AND length(u.hash) = 32
            GROUP BY u.hash
            """)
        func counts(_ rows: [PostgresRow]) throws -> [[UInt8]: Int] {
            let pairs = try rows.map { try $0.decode([UInt8].self, Int64.self) }
            return Dictionary(pairs.map { ($0.0, Int($0.1)) }) { $0 + $1 }
        }
        guard rows.count == 2 else { throw StoreError.missingRow }
        var use = WordingUse()
        use.consents = try counts(rows[0])
        use.signups = try counts(rows[1])
        return use
    }
}
