import Domain
import Foundation
import Postgres

/// One statement that stores organisations with everything that belongs to them, or leaves out the suppressed ones.
struct OrganizationInsert {
    let tenant: UUID
    let organizations: [SealedOrganization]
    let now: Date

    /// Answers the ids that were stored; the others have a suppressed address.
    func statement(audit: (PostgresQuery) -> PostgresQuery) -> PostgresQuery {
        let all = organizations
        let tokens = all.flatMap { one in one.subject.tokens.map { (subject: one.draft.id, token: $0) } }
        let suppression = all.filter(\.draft.heedsSuppression).flatMap { one in
            one.subject.tokens.flatMap { token in
                token.suppression.map { (subject: one.draft.id, token: $0, purpose: one.draft.ground.purpose) }
            }
        }
        return """
            WITH \(fragment: SubjectInsert.blocked(tenant, suppression)), draft AS (
                SELECT * FROM unnest(
                    \(all.map(\.draft.id)), \(all.map(\.draft.ground.id)), \(all.map(\.draft.lifecycle.rawValue)),
                    \(all.map(\.draft.owner)), \(all.map(\.subject.sealed)), \(all.map(\.draft.importBatch)),
                    \(all.map(\.subject.key.epoch)), \(all.map(\.subject.key.wrapped)), \(all.map(\.draft.ground.purpose)),
                    \(all.map(\.draft.ground.legalBasis.rawValue)), \(all.map(\.draft.ground.since)),
                    \(all.map(\.draft.ground.until)), \(all.map(\.draft.ground.endRule)),
                    \(all.map(\.subject.sealedGround)), \(all.map(\.digest)), \(all.map(\.subject.groundDigest)),
                    \(all.map { _ in UUID.random() }), \(all.map { _ in UUID.random() }))
                AS u (id, ground_id, lifecycle, owner, sealed, batch, epoch, wrapped, purpose, basis, since, until, end_rule,
                    sealed_ground, digest, ground_digest, audit_id, ground_audit_id)
                WHERE NOT EXISTS (SELECT FROM blocked WHERE blocked.id = u.id)
            ), \(fragment: SubjectInsert.rows(.organization, tenant: tenant)), new_organization AS (
                INSERT INTO organization (tenant_id, id, ground_id, lifecycle, owner_id, version, seal_version, sealed,
                    created_at, updated_at, import_batch_id)
                SELECT \(tenant), id, ground_id, lifecycle, owner, 1, 1, sealed, \(now), \(now), batch FROM draft
            ), \(fragment: SubjectInsert.contacts(.organization, tenant: tenant, tokens)), noted AS (
                \(fragment: audit("""
                    (SELECT audit_id AS id, 'organization.create' AS action,
                        \(TableNumber.organization.column) AS table_number, id AS row_id, id AS subject_id,
                        1::bigint AS seal_version, digest FROM draft
                    UNION ALL SELECT ground_audit_id, 'ground.add', \(TableNumber.processingGround.column), ground_id, id, 1,
                        ground_digest FROM draft) AS u
                    """))
            )
            SELECT id FROM draft
            """
    }
}
