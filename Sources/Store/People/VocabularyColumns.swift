import Domain
import Foundation
import Postgres

/// Tags and fields in and out of their tables.
enum VocabularyColumns {
    static func tags(_ tenant: UUID) -> PostgresQuery {
        """
        SELECT id, label, version, created_at FROM tag WHERE tenant_id = \(tenant) AND state = 'active'
        ORDER BY created_at, id
        """
    }

    static func tag(_ row: PostgresRow) throws -> Tag {
        let (id, label, version, createdAt) = try row.decode(UUID.self, String.self, Int32.self, Date.self)
        return Tag(id: id, label: label, version: version, createdAt: createdAt)
    }

    static func fields(_ tenant: UUID) -> PostgresQuery {
        """
        SELECT id, code, label_de, label_en, kind, choices, purpose_code, retention_class, searchable, state, version,
            created_at
        FROM custom_field WHERE tenant_id = \(tenant) ORDER BY created_at, id
        """
    }

    static func field(_ row: PostgresRow) throws -> CustomField {
        let (
            id, code, german, english, kind, choices, purpose, retention, searchable, state, version, createdAt
        ) = try row.decode(
            UUID.self, String.self, String.self, String.self, String.self, [String].self, String.self, String.self,
            Bool.self, String.self, Int32.self, Date.self)
        guard let kind = CustomField.Kind(rawValue: kind) else { throw StoreError.unknownCode(column: "kind") }
        guard let retention = RetentionClass(rawValue: retention) else {
            throw StoreError.unknownCode(column: "retention_class")
        }
        guard let state = CustomField.State(rawValue: state) else { throw StoreError.unknownCode(column: "state") }
        return CustomField(
            id: id, code: code, germanLabel: german, englishLabel: english, kind: kind, choices: choices,
            purpose: purpose, retentionClass: retention, searchable: searchable, state: state, version: version,
            createdAt: createdAt)
    }
}
