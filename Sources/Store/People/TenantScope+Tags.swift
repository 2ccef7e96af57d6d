package import Domain
package import Foundation
import Postgres

/// The tenant's tags: labels in clear, assignments sealed in people's profiles.
extension TenantScope {
    /// Makes a tag.
    ///
    /// - Throws: `Refusal` 409 `already-exists` for a label that is there in another case, `too-many` at the bound.
    package func create(_ tag: Tag) async throws {
        let rows = try await Self.named("label") {
            try await write(
                .tagCreate,
                """
                WITH made AS (
                    INSERT INTO tag (tenant_id, id, label, folded, state, version, created_at)
                    SELECT \(tenant), \(tag.id), \(tag.label), \(Tag.folded(tag.label)), 'active', \(tag.version),
                        \(tag.createdAt)
                    WHERE (SELECT count(*) FROM tag WHERE tenant_id = \(tenant) AND state = 'active') < \(Tag.maximum)
                    RETURNING *
                ), noted AS (\(fragment: audit("tag.create", .tag, written: "made r")))
                SELECT id FROM made
                """)
        }
        guard rows.first?.isEmpty == false else {
            throw Refusal(.refused, RefusalCode.tooMany, rule: "At most \(Tag.maximum) tags.")
        }
        store.tenantCache.forget(tenant)
    }

    /// Gives a tag another label, if its version is unchanged.
    ///
    /// - Throws: `Refusal` 409 for a label that is there, 412 when somebody else was faster.
    package func rename(_ tag: Tag, to label: String) async throws -> Tag {
        let renamed = Tag(id: tag.id, label: label, version: tag.version + 1, createdAt: tag.createdAt)
        let rows = try await Self.named("label") {
            try await write(
                .tagRename,
                """
                WITH changed AS (
                    UPDATE tag SET label = \(label), folded = \(Tag.folded(label)), version = \(renamed.version)
                    WHERE tenant_id = \(tenant) AND id = \(tag.id) AND version = \(tag.version) AND state = 'active'
                    RETURNING *
                ), noted AS (\(fragment: audit("tag.update", .tag, written: "changed r")))
                SELECT id FROM changed
                """)
        }
        guard rows.first?.isEmpty == false else { throw Refusal.changedMeanwhile("tag") }
        store.tenantCache.forget(tenant)
        return renamed
    }

    /// Begins to end a tag: from here on nobody sees it, and nobody can be given it. One that ends already goes on ending.
    ///
    /// - Throws: `Refusal` 404.
    package func beginEnd(ofTag id: UUID) async throws {
        let rows = try await write(
            .tagEnd,
            """
            WITH changed AS (
                UPDATE tag SET state = 'ending', version = version + 1
                WHERE tenant_id = \(tenant) AND id = \(id) AND state = 'active' RETURNING *
            ), noted AS (\(fragment: audit("tag.delete", .tag, written: "changed r")))
            SELECT 1 FROM tag WHERE tenant_id = \(tenant) AND id = \(id)
            """)
        store.tenantCache.forget(tenant)
        guard rows.first?.isEmpty == false else {
            throw Refusal(.notFound, RefusalCode.notFound, rule: "There is no such tag.")
        }
    }

    /// The tags that are ending, the oldest first.
    package func endingTags() async throws -> [UUID] {
        let rows = try await read(
            "SELECT id FROM tag WHERE tenant_id = \(tenant) AND state = 'ending' ORDER BY created_at, id")
        return try (rows.first ?? []).map { try $0.decode(UUID.self) }
    }

    /// Removes a tag that ends, once nobody carries it.
    package func finishEnd(ofTag id: UUID) async throws {
        _ = try await write(
            .tagRemove,
            """
            WITH gone AS (
                DELETE FROM tag WHERE tenant_id = \(tenant) AND id = \(id) AND state = 'ending' RETURNING *
            )
            \(fragment: audit("tag.end", .tag, gone: "gone r"))
            """)
    }

    /// Runs a statement that may meet a name that is taken.
    static func named<Result>(_ field: String, _ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch let error as PostgresError where error.isUniqueViolation {
            throw Refusal(.conflict, RefusalCode.alreadyExists, field: field, rule: "There is one of that name.")
        }
    }
}
