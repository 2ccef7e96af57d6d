package import Domain
package import Foundation
import Ledger
import Postgres
import Vault

/// Restricting a person's processing (Art. 18): one transaction, then the ledger file, then the acknowledgement.
extension TenantScope {
    /// Whether the actor sees the subject that an expression names: a restricted one is for few (R-47).
    func sees(_ subject: PostgresQuery) -> PostgresQuery {
        if actor.may(.restrictedRead) { return "true" }
        return """
            NOT EXISTS (SELECT FROM subject r WHERE r.tenant_id = \(tenant) AND r.id = \(fragment: subject)
                AND r.state = 'restricted')
            """
    }

    /// Restricts a person's processing; what a hold alone brought about gives way to it, and the hold stays.
    ///
    /// `isHerRequest`: It is carried out for her, so that it does not matter whether the actor sees who is restricted.
    /// - Throws: `Refusal` 404 when there is no such person, 409 `restricted` when she is restricted already.
    package func restrict(
        _ person: UUID, reason: RestrictionReason, isHerRequest: Bool = false
    ) async throws -> StoredRestriction {
        let moment = now
        let restriction = StoredRestriction(
            id: UUID(), person: person, reason: reason, imposedAt: moment, notifiedAt: nil, liftedAt: nil)
        try await transaction(.personRestrict) { transaction in
            if try await Self.lock(person, tenant, transaction) != "active" {
                guard isHerRequest || actor.may(.restrictedRead) else { throw Self.personNotFound }
                guard try await !isRestrictedForHerself(person, transaction) else {
                    throw Refusal(
                        .conflict, RefusalCode.restricted, rule: "The processing is restricted already, Art. 18 GDPR.")
                }
                try await replaceHeld(person, at: moment, transaction)
            }
            try await impose(restriction, transaction)
        }
        return restriction
    }

    /// Writes a restriction of a person whose subject the caller has locked.
    func impose(_ restriction: StoredRestriction, _ transaction: PostgresTransaction) async throws {
        let person = restriction.person
        let reason = restriction.reason.rawValue
        let event = RestrictionEvent(id: restriction.id, subject: person, reason: reason, at: restriction.imposedAt)
        _ = try await transaction.pipeline(
            [
                "UPDATE subject SET state = 'restricted' WHERE tenant_id = \(tenant) AND id = \(person)",
                """
                WITH made AS (
                    INSERT INTO restriction (tenant_id, id, subject_id, reason, imposed_at, imposed_by)
                    VALUES (\(tenant), \(restriction.id), \(person), \(reason), \(restriction.imposedAt), \(actor.identifier))
                    RETURNING *
                )
                \(fragment: audit("restriction.add", .restriction, written: "made r"))
                """,
                audit([AuditRecord(action: "person.restrict", subject: person)]),
            ] + (try await slot(event, transaction)))
    }

    /// Lifts a person's restriction; she was told at `notifiedAt` that it would end (Art. 18(3)).
    ///
    /// - Throws: `Refusal` 404 when nothing is restricted, `notice-before-lifting` when she was told before it began or will
    ///   be told later.
    package func lift(_ person: UUID, notifiedAt: Date) async throws -> StoredRestriction {
        let moment = now
        let past = try await purposesPast(moment)
        return try await transaction(.personLift) { transaction in
            guard try await Self.lock(person, tenant, transaction) == "restricted" else { throw Self.notRestricted }
            let rows = try await transaction.query(
                """
                SELECT id, reason, imposed_at FROM restriction
                WHERE tenant_id = \(tenant) AND subject_id = \(person) AND lifted_at IS NULL
                """)
            guard let row = rows.first else { throw Self.notRestricted }
            let (id, code, imposedAt) = try row.decode(UUID.self, String.self, Date.self)
            guard let reason = RestrictionReason(rawValue: code) else {
                throw StoreError.unknownCode(column: "reason")
            }
            guard notifiedAt >= imposedAt, notifiedAt <= moment else { throw Refusal.noticeBeforeLifting }
            let event = RestrictionEvent(id: UUID(), subject: person, reason: "lifted", lifts: [id], at: moment)
            _ = try await transaction.pipeline(
                [
                    "UPDATE subject SET state = 'active' WHERE tenant_id = \(tenant) AND id = \(person)",
                    """
                    WITH changed AS (
                        UPDATE restriction SET notified_at = \(notifiedAt), lifted_at = \(moment),
                            lifted_by = \(actor.identifier)
                        WHERE tenant_id = \(tenant) AND id = \(id) RETURNING *
                    )
                    \(fragment: audit("restriction.lift", .restriction, written: "changed r"))
                    """,
                    audit([AuditRecord(action: "person.lift", subject: person)]),
                    // What ended while it stood may have left nothing to keep her for.
                    queue(.erasureDue, reference: person, forEach: unfounded(person, past: past)),
                ] + (try await slot(event, transaction)))
            return StoredRestriction(
                id: id, person: person, reason: reason, imposedAt: imposedAt, notifiedAt: notifiedAt, liftedAt: moment)
        }
    }

    /// The restriction that stands on a person; nil where none does.
    package func restriction(of person: UUID) async throws -> StoredRestriction? {
        let rows = try await read(
            """
            SELECT id, reason, imposed_at FROM restriction
            WHERE tenant_id = \(tenant) AND subject_id = \(person) AND lifted_at IS NULL
            """)
        guard let row = rows.first?.first else { return nil }
        let (id, code, imposedAt) = try row.decode(UUID.self, String.self, Date.self)
        guard let reason = RestrictionReason(rawValue: code) else { throw StoreError.unknownCode(column: "reason") }
        return StoredRestriction(
            id: id, person: person, reason: reason, imposedAt: imposedAt, notifiedAt: nil, liftedAt: nil)
    }

    private static var notRestricted: Refusal {
        Refusal(.notFound, RefusalCode.notFound, rule: "There is no such restriction.")
    }

    /// Locks a living person's subject and answers its state.
    static func lock(
        _ person: UUID, _ tenant: UUID, _ transaction: PostgresTransaction
    ) async throws -> String {
        let rows = try await transaction.query(
            """
            SELECT s.state FROM subject s JOIN person p ON p.tenant_id = s.tenant_id AND p.id = s.id
            WHERE s.tenant_id = \(tenant) AND s.id = \(person) AND s.state <> 'erased' FOR UPDATE OF s
            """)
        guard let row = rows.first else { throw personNotFound }
        return try row.decode(String.self)
    }

    /// The statements that put a restriction's event into lane 0, sealed under the person's evidence key, which is made
    /// where she has none. Her subject is locked by the caller.
    func slot(
        _ event: RestrictionEvent, _ transaction: PostgresTransaction
    ) async throws -> [PostgresQuery] {
        let key = try await evidenceKey(of: event.subject, transaction)
        return key.insert(tenant) + [try slot(.restrict(event), at: event.at, under: key)]
    }
}
