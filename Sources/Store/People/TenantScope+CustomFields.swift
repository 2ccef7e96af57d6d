package import Domain
import Foundation
import Postgres

/// The fields that a tenant made for its people; their values are sealed in profiles.
extension TenantScope {
    /// Makes a field.
    ///
    /// - Throws: `Refusal` 409 `already-exists` for a code that is there, `purpose-unknown`, `too-many` at the bound.
    package func create(_ field: CustomField) async throws {
        let purposes = try await store.purposes(of: tenant)
        guard purposes.contains(where: { $0.code == field.purpose && $0.isActive }) else {
            throw Refusal(.refused, RefusalCode.purposeUnknown, field: "purpose", rule: "There is no such purpose.")
        }
        let rows = try await Self.named("code") {
            try await write(
                .fieldCreate,
                """
                WITH made AS (
                    INSERT INTO custom_field (tenant_id, id, code, label_de, label_en, kind, choices, purpose_code,
                        retention_class, searchable, state, version, created_at)
                    SELECT \(tenant), \(field.id), \(field.code), \(field.germanLabel), \(field.englishLabel),
                        \(field.kind.rawValue), \(field.choices), \(field.purpose), \(field.retentionClass.rawValue),
                        \(field.searchable), \(field.state.rawValue), \(field.version), \(field.createdAt)
                    WHERE (SELECT count(*) FROM custom_field WHERE tenant_id = \(tenant)) < \(CustomField.maximum)
                    RETURNING *
                ), noted AS (\(fragment: audit("custom-field.create", .customField, written: "made r")))
                SELECT id FROM made
                """)
        }
        guard rows.first?.isEmpty == false else {
            throw Refusal(.refused, RefusalCode.tooMany, rule: "At most \(CustomField.maximum) fields of your own.")
        }
        store.tenantCache.forget(tenant)
    }

    /// Changes labels, choices, searchability and state of a field, if its version is unchanged.
    ///
    /// - Throws: `Refusal` 412 when somebody else was faster.
    package func update(_ field: CustomField) async throws -> CustomField {
        let version = field.version + 1
        let rows = try await write(
            .fieldUpdate,
            """
            WITH changed AS (
                UPDATE custom_field SET label_de = \(field.germanLabel), label_en = \(field.englishLabel),
                    choices = \(field.choices), searchable = \(field.searchable), state = \(field.state.rawValue),
                    version = \(version)
                WHERE tenant_id = \(tenant) AND id = \(field.id) AND version = \(field.version) RETURNING *
            ), noted AS (\(fragment: audit("custom-field.update", .customField, written: "changed r")))
            SELECT id FROM changed
            """)
        guard rows.first?.isEmpty == false else { throw Refusal.changedMeanwhile("field") }
        store.tenantCache.forget(tenant)
        return CustomField(
            id: field.id, code: field.code, germanLabel: field.germanLabel, englishLabel: field.englishLabel,
            kind: field.kind, choices: field.choices, purpose: field.purpose, retentionClass: field.retentionClass,
            searchable: field.searchable, state: field.state, version: version, createdAt: field.createdAt)
    }

    /// Removes a field that has ended.
    package func delete(_ field: CustomField) async throws {
        let rows = try await write(
            .fieldDelete,
            """
            WITH gone AS (
                DELETE FROM custom_field WHERE tenant_id = \(tenant) AND id = \(field.id) AND state = 'ended'
                    AND version = \(field.version) RETURNING *
            ), noted AS (\(fragment: audit("custom-field.delete", .customField, gone: "gone r")))
            SELECT id FROM gone
            """)
        guard rows.first?.isEmpty == false else { throw Refusal.changedMeanwhile("field") }
        store.tenantCache.forget(tenant)
    }
}
