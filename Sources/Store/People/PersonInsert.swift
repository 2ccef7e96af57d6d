import Domain
import Foundation
import Postgres

/// One statement that stores people with everything that belongs to them, or leaves out the suppressed ones.
///
/// A single statement, because it must be all or nothing per person and because one round trip is what the write
/// path can afford. Foreign keys are checked at its end, when all rows are there.
struct PersonInsert {
    let tenant: UUID
    let people: [SealedPerson]
    let now: Date

    /// Answers the ids that were stored; the others have a suppressed address.
    func statement(audit: (PostgresQuery) -> PostgresQuery) -> PostgresQuery {
        let tokens = people.flatMap { person in person.tokens.map { (subject: person.draft.id, token: $0) } }
        let suppression = people.filter(\.draft.heedsSuppression).flatMap { person in
            person.tokens.flatMap { token in
                token.suppression.map { (subject: person.draft.id, token: $0, purpose: person.draft.ground.purpose) }
            }
        }
        return """
            WITH \(fragment: SubjectInsert.blocked(tenant, suppression)), draft AS (
                SELECT * FROM unnest(
                    \(people.map(\.draft.id)), \(people.map(\.draft.ground.id)), \(people.map(\.draft.lifecycle.rawValue)),
                    \(people.map(\.sealed)), \(people.map(\.draft.importBatch)), \(people.map(\.key.epoch)),
                    \(people.map(\.key.wrapped)), \(people.map(\.draft.ground.purpose)),
                    \(people.map(\.draft.ground.legalBasis.rawValue)), \(people.map(\.draft.ground.since)),
                    \(people.map(\.draft.ground.until)), \(people.map(\.draft.ground.endRule)), \(people.map(\.sealedGround)),
                    \(people.map(\.digest)), \(people.map(\.groundDigest)),
                    \(people.map { _ in UUID.random() }), \(people.map { _ in UUID.random() }), \(people.map(\.draft.owner)))
                AS u (id, ground_id, lifecycle, sealed, batch, epoch, wrapped, purpose, basis, since, until, end_rule,
                    sealed_ground, digest, ground_digest, audit_id, ground_audit_id, owner_id)
                WHERE NOT EXISTS (SELECT FROM blocked WHERE blocked.id = u.id)
            ), \(fragment: SubjectInsert.rows(.person, tenant: tenant)), new_person AS (
                INSERT INTO person (tenant_id, id, ground_id, lifecycle, version, seal_version, sealed, created_at, updated_at,
                    import_batch_id, owner_id)
                SELECT \(tenant), id, ground_id, lifecycle, 1, 1, sealed, \(now), \(now), batch, owner_id FROM draft
            ), \(fragment: SubjectInsert.contacts(.person, tenant: tenant, tokens)), noted AS (
                \(fragment: audit("""
                    (SELECT audit_id AS id, 'person.create' AS action, \(TableNumber.person.column) AS table_number, id AS row_id,
                        id AS subject_id, 1::bigint AS seal_version, digest FROM draft
                    UNION ALL SELECT ground_audit_id, 'ground.add', \(TableNumber.processingGround.column), ground_id, id, 1,
                        ground_digest FROM draft) AS u
                    """))
            )
            SELECT id FROM draft
            """
    }
}

extension TableNumber {
    /// The number as the `smallint` columns hold it.
    var column: Int16 { Int16(bitPattern: rawValue) }
}
