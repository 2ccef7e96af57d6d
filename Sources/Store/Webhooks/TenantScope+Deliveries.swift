package import Domain
package import Foundation
import Postgres

/// What webhooks were told, and are to be told.
extension TenantScope {
    /// Deliveries of a webhook, newest first, `after` the last one of the previous page.
    ///
    /// - Throws: `Refusal` 404 where there is no such webhook.
    package func deliveries(
        of webhook: UUID, after: (at: Date, id: UUID)? = nil, limit: Int
    ) async throws -> [StoredDelivery] {
        let bound: PostgresQuery = after.map { "AND (occurred_at, id) < (\($0.at), \($0.id))" } ?? ""
        let rows = try await read(
            "SELECT id FROM webhook WHERE tenant_id = \(tenant) AND id = \(webhook)",
            """
            SELECT \(fragment: Self.deliveryColumns) FROM webhook_delivery
            WHERE tenant_id = \(tenant) AND webhook_id = \(webhook) \(fragment: bound)
            ORDER BY occurred_at DESC, id DESC LIMIT \(limit)
            """)
        guard rows.count == 2, !rows[0].isEmpty else { throw Self.webhookNotFound }
        return try rows[1].map { try Self.delivery($0) }
    }

    /// Puts a delivery that does not wait, or waits for a job that is no more, into the queue again.
    ///
    /// - Throws: `Refusal` 404; 409 while it waits.
    package func resend(_ delivery: UUID, of webhook: UUID) async throws -> StoredDelivery {
        let rows = try await write(
            .deliveryResend,
            """
            WITH found AS (
                SELECT id FROM webhook_delivery
                WHERE tenant_id = \(tenant) AND id = \(delivery) AND webhook_id = \(webhook)
            ), changed AS (
                UPDATE webhook_delivery SET state = 'waiting'
                WHERE tenant_id = \(tenant) AND id = (SELECT id FROM found)
                    AND (state <> 'waiting' OR NOT EXISTS (SELECT FROM job j WHERE j.tenant_id = \(tenant)
                        AND j.reference = \(delivery) AND j.state = 'waiting'))
                RETURNING \(fragment: Self.deliveryColumns)
            ), queued AS (
                \(fragment: queue(.webhook, reference: delivery, forEach: "changed"))
            ), noted AS (\(fragment: audit(AuditRecord(action: "webhook.resend", row: webhook), forEach: "changed")))
            SELECT * FROM changed
            """,
            """
            SELECT \(fragment: Self.deliveryColumns) FROM webhook_delivery
            WHERE tenant_id = \(tenant) AND id = \(delivery) AND webhook_id = \(webhook)
            """)
        guard rows.count == 2, let row = rows[1].first else {
            throw Refusal(.notFound, RefusalCode.notFound, rule: "There is no such delivery.")
        }
        guard !rows[0].isEmpty else {
            throw Refusal(.conflict, RefusalCode.conflict, rule: "It waits to be sent already.")
        }
        return try Self.delivery(row)
    }

    /// A delivery with the webhook it goes to; nil where either is gone.
    package func dueDelivery(_ id: UUID) async throws -> (delivery: StoredDelivery, webhook: StoredWebhook)? {
        let rows = try await read(
            "SELECT \(fragment: Self.deliveryColumns) FROM webhook_delivery WHERE tenant_id = \(tenant) AND id = \(id)",
            """
            SELECT \(fragment: Self.webhookColumns) FROM webhook
            WHERE tenant_id = \(tenant)
                AND id = (SELECT webhook_id FROM webhook_delivery WHERE tenant_id = \(tenant) AND id = \(id))
            """)
        guard rows.count == 2, let delivery = rows[0].first, let webhook = rows[1].first else { return nil }
        return (try Self.delivery(delivery), try Self.webhook(webhook))
    }

    /// Ends a delivery that nobody is told of any more.
    package func abandon(_ delivery: UUID, code: String) async throws {
        _ = try await write(
            .deliveryAbandon,
            """
            UPDATE webhook_delivery SET state = 'failed', last_code = \(code)
            WHERE tenant_id = \(tenant) AND id = \(delivery) AND state = 'waiting'
            """)
    }

    /// Notes how an attempt ended; one that worked ends the webhook's time of failing, after one that did not its receiver
    /// is left alone for ``WebhookRule/rest``. Deliveries older than ``WebhookRule/memory`` go, and a webhook that has
    /// failed for ``WebhookRule/patience`` is disabled.
    package func noteAttempt(
        _ delivery: UUID, of webhook: UUID, state: DeliveryState, code: String, disables: Bool = false
    ) async throws {
        let failed = state != .delivered
        let limit = now.addingTimeInterval(-WebhookRule.patience)
        var statements: [PostgresQuery] = [
            """
            UPDATE webhook_delivery SET state = \(state.rawValue), attempts = attempts + 1, last_code = \(code),
                attempted_at = \(now) WHERE tenant_id = \(tenant) AND id = \(delivery)
            """,
            """
            WITH ended AS (
                UPDATE webhook SET state = 'disabled', version = version + 1, updated_at = \(now)
                WHERE tenant_id = \(tenant) AND id = \(webhook) AND state = 'active'
                    AND (\(disables) OR \(failed) AND failing_since <= \(limit))
                RETURNING *
            )
            \(fragment: audit("webhook.disable", .webhook, written: "ended r"))
            """,
            """
            UPDATE webhook SET failing_since = CASE WHEN \(failed) THEN COALESCE(failing_since, \(now)) END
            WHERE tenant_id = \(tenant) AND id = \(webhook) AND (failing_since IS NULL) = \(failed)
            """,
            """
            DELETE FROM webhook_delivery WHERE tenant_id = \(tenant) AND id IN (
                SELECT id FROM webhook_delivery WHERE tenant_id = \(tenant) AND webhook_id = \(webhook)
                    AND occurred_at < \(now.addingTimeInterval(-WebhookRule.memory))
                ORDER BY occurred_at LIMIT 100 FOR UPDATE SKIP LOCKED)
            """,
        ]
        if failed { statements.append(rest(of: webhook)) }
        _ = try await write(.deliveryNote, statements)
    }

    /// Puts off what else is due to be told to a webhook, unless somebody is at it already.
    private func rest(of webhook: UUID) -> PostgresQuery {
        """
        UPDATE job SET due = \(now.addingTimeInterval(WebhookRule.rest)) WHERE tenant_id = \(tenant) AND id IN (
            SELECT j.id FROM job j JOIN webhook_delivery d ON d.tenant_id = j.tenant_id AND d.id = j.reference
            WHERE j.tenant_id = \(tenant) AND j.kind = \(JobKind.webhook.rawValue) AND j.state = 'waiting'
                AND j.due <= \(now) AND (j.claimed_until IS NULL OR j.claimed_until <= \(now))
                AND d.tenant_id = \(tenant) AND d.webhook_id = \(webhook)
            FOR UPDATE OF j SKIP LOCKED)
        """
    }

    private static let deliveryColumns: PostgresQuery =
        "id, event, resources, state, attempts, last_code, occurred_at, attempted_at"

    private static func delivery(_ row: PostgresRow) throws -> StoredDelivery {
        let (id, event, resources, state, attempts, code, occurredAt, attemptedAt) = try row.decode(
            UUID.self, String.self, [UUID].self, String.self, Int32.self, String?.self, Date.self, Date?.self)
        guard let state = DeliveryState(rawValue: state) else { throw StoreError.unknownCode(column: "state") }
        return StoredDelivery(
            id: id, event: event, resources: resources, state: state, attempts: Int(attempts), lastCode: code,
            occurredAt: occurredAt, attemptedAt: attemptedAt)
    }
}
