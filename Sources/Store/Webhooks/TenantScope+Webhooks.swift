package import Domain
package import Foundation
import Postgres

/// Webhooks of a tenant. What happens is told by a trigger on the audit log, in the transaction of the change.
extension TenantScope {
    /// Stores a webhook.
    ///
    /// - Throws: `Refusal` when the tenant has ``WebhookRule/maximum`` of them.
    package func createWebhook(url: String, events: Set<WebhookEvent>) async throws -> UUID {
        let id = UUID()
        let ordered = Self.ordered(events)
        // Two at once would both count what is there before them.
        let place = "webhook \(tenant)"
        let rows = try await write(
            .webhookCreate,
            [
                "SELECT pg_advisory_xact_lock(hashtextextended(\(place), 0))",
                """
                WITH made AS (
                    INSERT INTO webhook (tenant_id, id, url, events, actions, state, version, created_at, updated_at)
                    SELECT \(tenant), \(id), \(url), \(ordered.map(\.rawValue)), \(ordered.map(\.action)),
                        \(WebhookState.active.rawValue), 1, \(now), \(now)
                    WHERE (SELECT count(*) FROM webhook WHERE tenant_id = \(tenant)) < \(WebhookRule.maximum)
                    RETURNING *
                ), noted AS (\(fragment: audit("webhook.create", .webhook, written: "made r")))
                SELECT id FROM made
                """,
            ] + answer(making: id, in: "webhook"))
        guard rows.count > 1, !rows[1].isEmpty else {
            throw Refusal(
                .conflict, RefusalCode.tooMany, rule: "At most \(WebhookRule.maximum) webhooks for one business.")
        }
        return id
    }

    /// Webhooks, newest first, `after` the last one of the previous page.
    package func webhooks(after: (at: Date, id: UUID)? = nil, limit: Int) async throws -> [StoredWebhook] {
        let bound: PostgresQuery = after.map { "AND (created_at, id) < (\($0.at), \($0.id))" } ?? ""
        let rows = try await read(
            """
            SELECT \(fragment: Self.webhookColumns) FROM webhook
            WHERE tenant_id = \(tenant) \(fragment: bound) ORDER BY created_at DESC, id DESC LIMIT \(limit)
            """)
        return try (rows.first ?? []).map(Self.webhook)
    }

    /// One webhook.
    ///
    /// - Throws: `Refusal` 404.
    package func webhook(_ id: UUID) async throws -> StoredWebhook {
        let rows = try await read(
            "SELECT \(fragment: Self.webhookColumns) FROM webhook WHERE tenant_id = \(tenant) AND id = \(id)")
        guard let row = rows.first?.first else { throw Self.webhookNotFound }
        return try Self.webhook(row)
    }

    /// Changes a webhook if its version is unchanged; one that is made active is no longer failing.
    ///
    /// - Throws: `Refusal` 404, or 412 for another version.
    package func changeWebhook(
        _ id: UUID, version: Int32, url: String, events: Set<WebhookEvent>, state: WebhookState
    ) async throws -> StoredWebhook {
        let ordered = Self.ordered(events)
        let rows = try await write(
            .webhookUpdate,
            """
            WITH changed AS (
                UPDATE webhook SET url = \(url), events = \(ordered.map(\.rawValue)),
                    actions = \(ordered.map(\.action)), state = \(state.rawValue), version = version + 1,
                    updated_at = \(now),
                    failing_since = CASE WHEN \(state == .active) AND webhook.state <> 'active' THEN NULL ELSE failing_since END
                WHERE tenant_id = \(tenant) AND id = \(id) AND version = \(version)
                RETURNING *
            ), noted AS (\(fragment: audit("webhook.update", .webhook, written: "changed r")))
            SELECT \(fragment: Self.webhookColumns) FROM changed
            """)
        if let row = rows.first?.first { return try Self.webhook(row) }
        _ = try await webhook(id)
        throw Refusal.changedMeanwhile("webhook")
    }

    /// Removes a webhook with its deliveries; what waits for it is dropped when its turn comes.
    ///
    /// - Throws: `Refusal` 404.
    package func removeWebhook(_ id: UUID) async throws {
        let rows = try await write(
            .webhookRemove,
            """
            WITH gone AS (DELETE FROM webhook WHERE tenant_id = \(tenant) AND id = \(id) RETURNING *),
            noted AS (\(fragment: audit("webhook.remove", .webhook, gone: "gone r")))
            SELECT id FROM gone
            """)
        guard rows.first?.isEmpty == false else { throw Self.webhookNotFound }
    }

    static let webhookNotFound = Refusal(.notFound, RefusalCode.notFound, rule: "There is no such webhook.")

    static let webhookColumns: PostgresQuery = "id, url, events, state, failing_since, version, created_at, updated_at"

    static func webhook(_ row: PostgresRow) throws -> StoredWebhook {
        let (id, url, events, state, failingSince, version, createdAt, updatedAt) = try row.decode(
            UUID.self, String.self, [String].self, String.self, Date?.self, Int32.self, Date.self, Date.self)
        guard let state = WebhookState(rawValue: state) else { throw StoreError.unknownCode(column: "state") }
        return StoredWebhook(
            id: id, url: url, events: events.compactMap(WebhookEvent.init(rawValue:)), state: state,
            failingSince: failingSince, version: version, createdAt: createdAt, updatedAt: updatedAt)
    }

    private static func ordered(_ events: Set<WebhookEvent>) -> [WebhookEvent] {
        WebhookEvent.allCases.filter(events.contains)
    }
}
