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
        let tokens = people.flatMap { person in person.tokens.map { (person.draft.id, $0) } }
        let suppression = people.filter(\.draft.heedsSuppression).flatMap { person in
            person.tokens.flatMap { token in token.suppression.map { (person.draft.id, $0) } }
        }
        return """
            WITH blocked AS (
                SELECT u.person_id FROM unnest(\(suppression.map(\.0)), \(suppression.map(\.1))) AS u (person_id, token)
                JOIN suppression ON suppression.tenant_id = \(tenant) AND suppression.token = u.token
            ), draft AS (
                SELECT * FROM unnest(
                    \(people.map(\.draft.id)), \(people.map(\.draft.ground.id)), \(people.map(\.draft.lifecycle.rawValue)),
                    \(people.map(\.sealed)), \(people.map(\.draft.importBatch)), \(people.map(\.key.epoch)),
                    \(people.map(\.key.wrapped)), \(people.map(\.draft.ground.purpose)),
                    \(people.map(\.draft.ground.legalBasis.rawValue)), \(people.map(\.draft.ground.since)),
                    \(people.map(\.draft.ground.until)), \(people.map(\.draft.ground.endRule)), \(people.map(\.sealedGround)),
                    \(people.map(\.digest)), \(people.map(\.groundDigest)),
                    \(people.map { _ in UUID() }), \(people.map { _ in UUID() }), \(people.map(\.draft.owner)))
                AS u (id, ground_id, lifecycle, sealed, batch, epoch, wrapped, purpose, basis, since, until, end_rule,
                    sealed_ground, digest, ground_digest, audit_id, ground_audit_id, owner_id)
                WHERE NOT EXISTS (SELECT FROM blocked WHERE blocked.person_id = u.id)
            ), new_subject AS (
                INSERT INTO subject (tenant_id, id, kind, state) SELECT \(tenant), id, 'person', 'active' FROM draft
            ), new_key AS (
                INSERT INTO wrapped_key (tenant_id, subject_id, compartment, term, generation, epoch, wrapped)
                SELECT \(tenant), id, 1, 0, 1, epoch, wrapped FROM draft
            ), new_ground AS (
                INSERT INTO processing_ground (tenant_id, id, subject_id, purpose_code, legal_basis, since, until, end_rule,
                    seal_version, sealed)
                SELECT \(tenant), ground_id, id, purpose, basis, since, until, end_rule, 1, sealed_ground FROM draft
            ), new_person AS (
                INSERT INTO person (tenant_id, id, ground_id, lifecycle, version, seal_version, sealed, created_at, updated_at,
                    import_batch_id, owner_id)
                SELECT \(tenant), id, ground_id, lifecycle, 1, 1, sealed, \(now), \(now), batch, owner_id FROM draft
            ), new_contact AS (
                INSERT INTO contact_point (tenant_id, person_id, id, kind, index_version, token)
                SELECT \(tenant), u.person_id, u.id, u.kind, u.version, u.token
                FROM unnest(\(tokens.map(\.0)), \(tokens.map(\.1.id)), \(tokens.map(\.1.kind.rawValue)),
                    \(tokens.map(\.1.version)), \(tokens.map(\.1.token))) AS u (person_id, id, kind, version, token)
                WHERE NOT EXISTS (SELECT FROM blocked WHERE blocked.person_id = u.person_id)
            ), noted AS (
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
