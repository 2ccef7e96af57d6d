package import Domain
package import Foundation
import Postgres

/// The forms that a business shows to everybody.
extension TenantScope {
    /// How many forms a business may have.
    package static let maximumForms = 1_000

    static var formNotFound: Refusal { Refusal(.notFound, RefusalCode.notFound, rule: "There is no such form.") }

    /// Every form of the tenant as it is now, by slug.
    package func forms() async throws -> [StoredForm] {
        try await forms("f.version = v.version ORDER BY f.slug")
    }

    /// The form of that slug; nil where there is none.
    package func form(slug: String) async throws -> StoredForm? {
        try await forms("f.version = v.version AND f.slug = \(slug)").first
    }

    /// One form as it is now.
    ///
    /// - Throws: `Refusal` 404.
    package func form(_ id: UUID) async throws -> StoredForm {
        guard let form = try await forms("f.version = v.version AND f.id = \(id)").first else {
            throw Self.formNotFound
        }
        return form
    }

    /// Every version of a form, the newest first; at most 1,000.
    ///
    /// - Throws: `Refusal` 404.
    package func versions(ofForm id: UUID) async throws -> [StoredForm] {
        let versions = try await forms("f.id = \(id) ORDER BY v.version DESC")
        guard !versions.isEmpty else { throw Self.formNotFound }
        return versions
    }

    private func forms(_ condition: PostgresQuery) async throws -> [StoredForm] {
        let rows = try await read(
            """
            SELECT \(fragment: Self.formColumns) FROM subscription_form f
            JOIN subscription_form_version v ON v.tenant_id = f.tenant_id AND v.form_id = f.id
            WHERE f.tenant_id = \(tenant) AND \(fragment: condition) LIMIT \(Int64(Self.maximumForms))
            """)
        return try (rows.first ?? []).map { try Self.form($0, from: 0) }
    }

    /// Makes a form and answers its id.
    ///
    /// - Throws: `Refusal` 409 `already-exists` naming `slug`, `too-many` at the bound.
    package func createForm(_ slug: String, _ content: FormContent, state: FormState) async throws -> UUID {
        let id = UUID()
        let rows = try await Self.named("slug") {
            try await write(
                .formCreate,
                insert(
                    id, slug, content, state,
                    where: """
                        (SELECT count(*) FROM subscription_form WHERE tenant_id = \(tenant)) < \(Int64(Self.maximumForms))
                        """) + answer(making: id, in: "subscription_form"))
        }
        guard rows.first?.isEmpty == false else {
            throw Refusal(.refused, RefusalCode.tooMany, rule: "At most \(Self.maximumForms) forms.")
        }
        return id
    }

    /// Makes the next version of a form.
    ///
    /// - Throws: `Refusal` 404, 412 where `version` is not the one that is there any more.
    package func changeForm(_ id: UUID, version: Int32, to content: FormContent, state: FormState) async throws {
        let rows = try await write(
            .formChange,
            """
            WITH changed AS (
                UPDATE subscription_form SET version = version + 1, state = \(state.rawValue)
                WHERE tenant_id = \(tenant) AND id = \(id) AND version = \(version) RETURNING *
            ), noted AS (
                \(fragment: audit("form.change", .subscriptionForm, written: "changed r"))
            ), added AS (
                \(fragment: insertVersion(content, state, of: "changed"))
            ), noted_version AS (
                \(fragment: audit("form.version", .subscriptionFormVersion, written: "added r"))
            )
            SELECT id FROM changed
            """)
        if rows.first?.isEmpty == false { return }
        try Refusal.check(version, is: try await form(id).version, of: "form")
        throw Refusal.changedMeanwhile("form")
    }

    /// Columns of `subscription_form f` and `subscription_form_version v`.
    static let formColumns: PostgresQuery = """
        f.id, f.slug, v.title_de, v.title_en, v.purposes, v.language, v.thanks_url, v.embed_origins, v.state, v.version,
        v.created_at
        """

    /// The form behind ``formColumns`` from column `start`.
    static func form(_ row: PostgresRow, from start: Int) throws -> StoredForm {
        guard let state = FormState(rawValue: try row.decode(column: start + 8)) else {
            throw StoreError.unknownCode(column: "state")
        }
        return StoredForm(
            id: try row.decode(column: start), slug: try row.decode(column: start + 1),
            content: FormContent(
                germanTitle: try row.decode(column: start + 2), englishTitle: try row.decode(column: start + 3),
                purposes: try row.decode(column: start + 4), language: try row.decode(column: start + 5),
                thanksURL: try row.decode(column: start + 6), embedOrigins: try row.decode(column: start + 7)),
            state: state, version: try row.decode(column: start + 9), since: try row.decode(column: start + 10))
    }

    /// The statements that give a tenant the form it begins with, unless it has one of that name.
    func defaultForm() -> [PostgresQuery] {
        let slug = DefaultForms.newsletter
        return insert(
            UUID(), slug,
            FormContent(germanTitle: DefaultForms.germanTitle, englishTitle: DefaultForms.englishTitle), .published,
            where: """
                NOT EXISTS (SELECT FROM subscription_form WHERE tenant_id = \(tenant) AND slug = \(slug))
                """)
    }

    private func insert(
        _ id: UUID, _ slug: String, _ content: FormContent, _ state: FormState, where condition: PostgresQuery
    ) -> [PostgresQuery] {
        [
            """
            WITH made AS (
                INSERT INTO subscription_form (tenant_id, id, slug, state, version, created_at)
                SELECT \(tenant), \(id), \(slug), \(state.rawValue), 1, \(now) WHERE \(fragment: condition) RETURNING *
            ), noted AS (
                \(fragment: audit("form.add", .subscriptionForm, written: "made r"))
            ), added AS (
                \(fragment: insertVersion(content, state, of: "made"))
            ), noted_version AS (
                \(fragment: audit("form.version", .subscriptionFormVersion, written: "added r"))
            )
            SELECT id FROM made
            """
        ]
    }

    private func insertVersion(
        _ content: FormContent, _ state: FormState, of source: PostgresQuery
    ) -> PostgresQuery {
        """
        INSERT INTO subscription_form_version (tenant_id, form_id, version, title_de, title_en, purposes, language,
            thanks_url, embed_origins, state, created_at, created_by)
        SELECT \(tenant), m.id, m.version, \(content.germanTitle), \(content.englishTitle), \(content.purposes),
            \(content.language), \(content.thanksURL), \(content.embedOrigins), \(state.rawValue), \(now),
            \(actor.identifier)
        FROM \(fragment: source) m RETURNING *
        """
    }
}
