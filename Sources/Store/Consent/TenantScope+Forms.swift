import Domain
import Foundation
import Postgres

/// The forms that a business shows to everybody.
extension TenantScope {
    /// Every form of the tenant, by slug; at most 1,000.
    package func forms() async throws -> [StoredForm] {
        let rows = try await read(
            """
            SELECT \(fragment: Self.formColumns) FROM subscription_form f WHERE f.tenant_id = \(tenant)
            ORDER BY f.slug LIMIT 1000
            """)
        return try (rows.first ?? []).map { try Self.form($0, from: 0) }
    }

    /// The form of that slug; nil where there is none.
    package func form(slug: String) async throws -> StoredForm? {
        let rows = try await read(
            """
            SELECT \(fragment: Self.formColumns) FROM subscription_form f
            WHERE f.tenant_id = \(tenant) AND f.slug = \(slug)
            """)
        return try rows.first?.first.map { try Self.form($0, from: 0) }
    }

    /// Columns of `subscription_form f`.
    static let formColumns: PostgresQuery = """
        f.id, f.slug, f.title_de, f.title_en, f.purposes, f.state, f.version
        """

    /// The form behind ``formColumns`` from column `start`.
    static func form(_ row: PostgresRow, from start: Int) throws -> StoredForm {
        guard let state = FormState(rawValue: try row.decode(column: start + 5)) else {
            throw StoreError.unknownCode(column: "state")
        }
        return StoredForm(
            id: try row.decode(column: start), slug: try row.decode(column: start + 1),
            germanTitle: try row.decode(column: start + 2), englishTitle: try row.decode(column: start + 3),
            purposes: try row.decode(column: start + 4), state: state, version: try row.decode(column: start + 6))
    }

    /// The statement that gives a tenant the form it begins with, unless it has one of that name.
    func defaultForm() -> PostgresQuery {
        """
        WITH made AS (
            INSERT INTO subscription_form (tenant_id, id, slug, title_de, title_en, purposes, state, version, created_at)
            VALUES (\(tenant), \(UUID()), \(DefaultForms.newsletter), \(DefaultForms.germanTitle),
                \(DefaultForms.englishTitle), \([String]()), \(FormState.published.rawValue), 1, \(now))
            ON CONFLICT DO NOTHING RETURNING *
        )
        \(fragment: audit("form.add", .subscriptionForm, written: "made r"))
        """
    }
}
