package import Domain
package import Foundation
import Ledger
import Postgres

/// Legal holds: they stop an erasure and hide nobody, until she would be erased; then she is restricted instead (R-57).
extension TenantScope {
    /// Places a hold, or moves the review of the one that stands for the same reason.
    ///
    /// - Throws: `Refusal` 404 when there is no such person.
    package func place(_ hold: LegalHold, on person: UUID) async throws -> StoredHold {
        let moment = now
        return try await transaction(.holdPlace) { transaction in
            _ = try await Self.lock(person, tenant, transaction)
            let answers = try await transaction.pipeline([
                """
                WITH made AS (
                    INSERT INTO legal_hold (tenant_id, id, subject_id, reason, placed_at, placed_by, review_on)
                    VALUES (\(tenant), \(hold.id), \(person), \(hold.reason.rawValue), \(moment), \(hold.owner),
                        (\("\(hold.reviewOn)")::text)::date)
                    ON CONFLICT (tenant_id, subject_id, reason) WHERE lifted_at IS NULL
                    DO UPDATE SET review_on = EXCLUDED.review_on WHERE legal_hold.review_on <> EXCLUDED.review_on
                    RETURNING *
                )
                \(fragment: audit("hold.place", .legalHold, written: "made r"))
                """,
                holdRows(of: person, where: "h.lifted_at IS NULL AND h.reason = \(hold.reason.rawValue)"),
            ])
            guard let row = answers.last?.first else { throw StoreError.missingRow }
            return try Self.hold(row)
        }
    }

    /// Lifts the hold that stands for a reason; where nothing else carries her, the erasure that waited is queued.
    ///
    /// - Throws: `Refusal` 404 when there is no such person, or no such hold.
    package func liftHold(_ reason: LegalHold.Reason, of person: UUID) async throws -> StoredHold {
        let moment = now
        let past = try await purposesPast(moment)
        return try await transaction(.holdLift) { transaction in
            _ = try await Self.lock(person, tenant, transaction)
            let rows = try await transaction.query(
                """
                WITH changed AS (
                    UPDATE legal_hold SET lifted_at = \(moment), lifted_by = \(actor.identifier)
                    WHERE tenant_id = \(tenant) AND subject_id = \(person) AND reason = \(reason.rawValue)
                        AND lifted_at IS NULL RETURNING *
                ), noted AS (
                    \(fragment: audit("hold.lift", .legalHold, written: "changed r"))
                )
                SELECT \(fragment: Self.holdColumns) FROM changed h
                """)
            guard let row = rows.first else {
                throw Refusal(.notFound, RefusalCode.notFound, rule: "There is no such hold.")
            }
            _ = try await transaction.query(
                queue(.erasureDue, reference: person, forEach: unfounded(person, past: past)))
            return try Self.hold(row)
        }
    }

    /// Restricts somebody whom nothing but a hold keeps; nil where she is restricted already.
    ///
    /// - Throws: `Refusal` 404 when there is no such person.
    package func restrictHeld(_ person: UUID) async throws -> StoredRestriction? {
        let restriction = StoredRestriction(
            id: UUID(), person: person, reason: .neededForClaims, imposedAt: now, notifiedAt: nil, liftedAt: nil)
        return try await transaction(.personRestrict) { transaction in
            guard try await Self.lock(person, tenant, transaction) == "active" else { return nil }
            try await impose(restriction, transaction)
            _ = try await transaction.query(markHeld(restriction.id, of: person))
            return restriction
        }
    }

    /// Whether a restriction stands on somebody that is not the doing of a hold.
    package func isRestrictedForHerself(_ person: UUID) async throws -> Bool {
        try await read(restrictedForHerself(person)).first?.isEmpty == false
    }

    /// The same of somebody whose subject the caller has locked.
    func isRestrictedForHerself(_ person: UUID, _ transaction: PostgresTransaction) async throws -> Bool {
        try await !transaction.query(restrictedForHerself(person)).isEmpty
    }

    private func restrictedForHerself(_ person: UUID) -> PostgresQuery {
        """
        SELECT 1 FROM subject s WHERE s.tenant_id = \(tenant) AND s.id = \(person)
            AND \(fragment: Self.isRestrictedOtherwise)
        """
    }

    /// Ends the restriction that a hold brought about, in favour of one of her own that follows in the same transaction: a
    /// reduction that she asks for is not refused because somebody else was first.
    ///
    /// She need not be told before (Art. 18(3)): her data is restricted before and after.
    func replaceHeld(_ person: UUID, at moment: Date, _ transaction: PostgresTransaction) async throws {
        let rows = try await transaction.query(
            """
            WITH changed AS (
                UPDATE restriction SET notified_at = \(moment), lifted_at = \(moment), lifted_by = \(actor.identifier)
                WHERE tenant_id = \(tenant) AND subject_id = \(person) AND lifted_at IS NULL RETURNING *
            ), noted AS (
                \(fragment: audit("restriction.replace", .restriction, written: "changed r"))
            )
            SELECT id FROM changed
            """)
        let event = RestrictionEvent(
            id: UUID(), subject: person, reason: "lifted", lifts: try rows.map { try $0.decode(UUID.self) }, at: moment)
        _ = try await transaction.pipeline(try await slot(event, transaction))
    }

    /// Lets a restriction that was carried over with a hold be the doing of that hold still.
    func markHeld(_ restriction: UUID, of person: UUID) -> PostgresQuery {
        """
        WITH changed AS (
            UPDATE legal_hold SET restriction_id = \(restriction)
            WHERE tenant_id = \(tenant) AND subject_id = \(person) RETURNING *
        )
        \(fragment: audit("hold.restrict", .legalHold, written: "changed r"))
        """
    }

    /// Holds that stand, the one first that has to be looked at first; of everybody where nobody is named.
    package func standingHolds(of person: UUID? = nil, limit: Int = 200) async throws -> [StoredHold] {
        let which: PostgresQuery = person.map { "AND h.subject_id = \($0)" } ?? ""
        let rows = try await read(
            """
            SELECT \(fragment: Self.holdColumns) FROM legal_hold h
            WHERE h.tenant_id = \(tenant) AND h.lifted_at IS NULL \(fragment: which)
            ORDER BY h.review_on, h.id LIMIT \(limit)
            """)
        return try (rows.first ?? []).map { try Self.hold($0) }
    }

    /// Every hold of the tenant, lifted ones too, as the ledger file notes it.
    func holdReductions() async throws -> [Reduction] {
        let rows = try await read(
            """
            SELECT \(fragment: Self.holdColumns) FROM legal_hold h WHERE h.tenant_id = \(tenant) ORDER BY h.placed_at, h.id
            """)
        return try (rows.first ?? []).flatMap { Reduction.all(of: try Self.hold($0), tenant: tenant) }
    }

    /// How many holds were not looked at in time.
    package func overdueHolds(on today: CalendarDay) async throws -> Int {
        let rows = try await read(
            """
            SELECT count(*) FROM legal_hold WHERE tenant_id = \(tenant) AND lifted_at IS NULL
                AND review_on < (\("\(today)")::text)::date
            """)
        guard let row = rows.first?.first else { throw StoreError.missingRow }
        let count: Int64 = try row.decode(column: 0)
        return Int(clamping: count)
    }

    /// The query for holds of somebody; for every one, lifted ones too, where no condition is given.
    func holdRows(of person: UUID, where condition: PostgresQuery = "true") -> PostgresQuery {
        """
        SELECT \(fragment: Self.holdColumns) FROM legal_hold h
        WHERE h.tenant_id = \(tenant) AND h.subject_id = \(person) AND \(fragment: condition) ORDER BY h.placed_at, h.id LIMIT 2000
        """
    }

    /// Whether a hold stands on `s`, a subject.
    static let isHeld: PostgresQuery = """
        EXISTS (SELECT FROM legal_hold h WHERE h.tenant_id = s.tenant_id AND h.subject_id = s.id AND h.lifted_at IS NULL)
        """

    /// Whether `s`, a subject, is restricted otherwise than by a hold that kept her from being erased.
    static let isRestrictedOtherwise: PostgresQuery = """
        EXISTS (SELECT FROM restriction x WHERE x.tenant_id = s.tenant_id AND x.subject_id = s.id AND x.lifted_at IS NULL
            AND NOT EXISTS (SELECT FROM legal_hold h WHERE h.tenant_id = x.tenant_id AND h.restriction_id = x.id))
        """

    /// Refuses an erasure while a hold stands; her subject is locked by the caller.
    func requireNoHold(on person: UUID, _ transaction: PostgresTransaction) async throws {
        let rows = try await transaction.query(
            "SELECT 1 FROM legal_hold WHERE tenant_id = \(tenant) AND subject_id = \(person) AND lifted_at IS NULL LIMIT 1"
        )
        guard rows.isEmpty else { throw ErasurePlan.held }
    }

    /// The statement that takes holds along with somebody who is gone.
    func removeHolds(of person: UUID) -> PostgresQuery {
        """
        WITH gone AS (DELETE FROM legal_hold WHERE tenant_id = \(tenant) AND subject_id = \(person) RETURNING *)
        \(fragment: audit("hold.erase", .legalHold, gone: "gone r"))
        """
    }

    /// The statement that hands the holds of one record over to the one it is joined to, each reason once.
    func moveHolds(from dropped: UUID, to kept: UUID) -> PostgresQuery {
        """
        WITH moved AS (
            UPDATE legal_hold h SET subject_id = \(kept), restriction_id = NULL
            WHERE h.tenant_id = \(tenant) AND h.subject_id = \(dropped)
                AND NOT (h.lifted_at IS NULL AND EXISTS (SELECT FROM legal_hold o WHERE o.tenant_id = \(tenant)
                    AND o.subject_id = \(kept) AND o.reason = h.reason AND o.lifted_at IS NULL))
            RETURNING *
        )
        \(fragment: audit("hold.move", .legalHold, written: "moved r"))
        """
    }

    static let holdColumns: PostgresQuery = """
        h.id, h.subject_id, h.reason, h.placed_at, h.placed_by, h.review_on::text, h.lifted_at
        """

    /// The hold of a row of ``holdColumns``.
    static func hold(_ row: PostgresRow) throws -> StoredHold {
        let (id, person, code, placedAt, owner, day, liftedAt) = try row.decode(
            UUID.self, UUID.self, String.self, Date.self, UUID?.self, String.self, Date?.self)
        guard let reason = LegalHold.Reason(rawValue: code) else { throw StoreError.unknownCode(column: "reason") }
        guard let reviewOn = CalendarDay(day) else { throw StoreError.unknownCode(column: "review_on") }
        return StoredHold(
            hold: LegalHold(id: id, reason: reason, owner: owner, reviewOn: reviewOn, liftedAt: liftedAt),
            person: person, placedAt: placedAt)
    }
}
