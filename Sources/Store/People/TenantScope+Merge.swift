import Domain
package import Foundation
import Ledger
import Postgres
import Vault

/// Joining two records of one person: one transaction, in which the second record ends like an erased one.
extension TenantScope {
    /// Joins `order.dropped` to `order.kept`: profile, grounds, employments, activities, consents (a no beats a yes) and
    /// restriction move, the proof of both stays where it is, then rows and keys of the second record go.
    ///
    /// `receipt`: Makes the signed receipt of the second record's erasure.
    /// - Throws: `Refusal` 404 when either is not there, 412 with a newer version of either.
    package func merge(
        _ order: MergeOrder, receipt: @Sendable (ErasureOrder, Date) throws -> String
    ) async throws -> MergedPeople {
        let index = try await contactIndex()
        let moment = now
        let erasure = ErasureOrder(
            .person, order.dropped, reason: "merged", request: nil, suppress: false, mergedInto: order.kept)
        let document = try receipt(erasure, moment)
        let slot = try erasureSlot(erasure, at: moment)
        return try await transaction(.personMerge) { transaction in
            let (kept, dropped) = try await both(order, transaction)
            let same = try Self.sameContacts(of: dropped, in: kept, index: index)
            let profile = try kept.profile.joined(with: dropped.profile, taking: order.taking, same: same).validated()
            let change = try PersonChange(
                of: kept, to: profile,
                lifecycle: order.taking.contains(.lifecycle) ? dropped.lifecycle : kept.lifecycle,
                owner: order.taking.contains(.owner) ? dropped.owner ?? kept.owner : kept.owner ?? dropped.owner,
                heedsSuppression: false, vault: vault, index: index, now: moment)
            let changed = try await transaction.query(
                change.statement(tenant: tenant, audit: { audit($0, forEach: "changed") }))
            guard changed.count == 1 else { throw Refusal.changedMeanwhile("person") }
            let (grounds, moved) = try await movedGrounds(from: dropped, to: kept, transaction)
            let consents = try await movedConsents(from: dropped.id, to: kept.id, same: same, transaction)
            let (restriction, isHeld) = try await carriedRestriction(from: dropped, to: kept, at: moment, transaction)
            try await moveEmployments(from: dropped, to: kept, transaction)
            try await moveActivities(from: dropped, to: kept, transaction)
            try await moveParts(from: dropped.id, to: kept.id, transaction)
            var held: [PostgresQuery] = []
            if isHeld, let restriction { held.append(markHeld(restriction.id, of: kept.id)) }
            let arriving = try await transaction.query(holdRows(of: dropped.id)).map { try Self.hold($0).hold.id }
            try Failpoint.hit("person.merge.before-removal")
            _ = try await transaction.pipeline(
                moved + consents + moveDeliveries(from: dropped.id, to: kept.id, same: same)
                    + [
                        moveLinks(from: dropped.id, to: kept.id), moveRequests(from: dropped.id, to: kept.id),
                        moveHolds(from: dropped.id, to: kept.id),
                    ] + held + [audit([AuditRecord(action: "person.merge", subject: kept.id)])]
                    + removal(of: erasure, pending: [], own: [])
                    + records(
                        of: erasure, grounds: grounds, suppressed: false, document: document, slot: slot, at: moment))
            let reductions = try await carriedReductions(from: dropped.id, to: kept.id, index, transaction)
            let holds = try await transaction.query(holdRows(of: kept.id, where: "h.id = ANY (\(arriving))"))
                .map { try Self.hold($0) }
            return MergedPeople(
                person: change.result,
                erasure: StoredErasure(
                    id: erasure.id, kind: .person, person: erasure.subject, reason: erasure.reason,
                    state: "erased", suppressed: false, at: moment, mergedInto: kept.id),
                restriction: restriction, isRestrictionHeld: isHeld, reductions: reductions, holds: holds)
        }
    }

    /// Both records, their subjects locked in the order of their ids.
    private func both(
        _ order: MergeOrder, _ transaction: PostgresTransaction
    ) async throws -> (kept: StoredPerson, dropped: StoredPerson) {
        let ids = [order.kept, order.dropped]
        _ = try await transaction.query(
            """
            SELECT id FROM subject WHERE tenant_id = \(tenant) AND id = ANY (\(ids))
            ORDER BY id FOR UPDATE
            """)
        let rows = try await transaction.query(
            """
            WITH found AS (
                SELECT \(fragment: PersonColumns.selection) FROM \(fragment: PersonColumns.source(tenant))
                WHERE p.tenant_id = \(tenant) AND p.id = ANY (\(ids))
                    AND \(fragment: sees("p.id"))
            ), noted AS (\(fragment: readEntry(action: "person.merge", subject: "id", from: "found")))
            SELECT * FROM found
            """)
        let people = try rows.map { row in try opening(.person) { try PersonColumns.person(row, vault: vault) } }
        guard let kept = people.first(where: { $0.id == order.kept }),
            let dropped = people.first(where: { $0.id == order.dropped })
        else { throw SubjectKind.person.missing }
        guard order.keptVersion.map({ $0 == kept.version }) ?? true,
            order.droppedVersion.map({ $0 == dropped.version }) ?? true
        else { throw Refusal.changedMeanwhile("person") }
        return (kept, dropped)
    }

    /// Contact points of the second record that the first one has in any notation, by their ids.
    private static func sameContacts(
        of dropped: StoredPerson, in kept: StoredPerson, index: ContactIndex
    ) throws -> [UUID: UUID] {
        func tokens(_ person: StoredPerson) throws -> [(id: UUID, token: [UInt8])] {
            try person.profile.contactPoints.enumerated().map { position, point in
                (point.id, try ContactToken(point, at: position, index: index).token)
            }
        }
        let known = try tokens(kept)
        return try tokens(dropped).reduce(into: [:]) { same, entry in
            same[entry.id] = known.first { $0.token == entry.token }?.id
        }
    }

    /// The reasons for keeping the second record, sealed anew under the key of the first: their ids, and the statements.
    private func movedGrounds(
        from dropped: StoredPerson, to kept: StoredPerson, _ transaction: PostgresTransaction
    ) async throws -> (ids: [UUID], statements: [PostgresQuery]) {
        let rows = try await transaction.query(
            """
            SELECT id, purpose_code, legal_basis, since, until, ended_at, end_rule, seal_version, sealed
            FROM processing_ground WHERE tenant_id = \(tenant) AND subject_id = \(dropped.id) ORDER BY since, id
            """)
        var ids: [UUID] = []
        var statements: [PostgresQuery] = []
        for row in rows {
            let (id, purpose, basis, since, until, endedAt, endRule, sealVersion, sealed) = try row.decode(
                UUID.self, String.self, String.self, Date.self, Date?.self, Date?.self, String.self, Int64.self,
                [UInt8].self)
            ids.append(id)
            let detail = try vault.open(
                sealed, under: dropped.key, .processingGround, row: id, of: dropped.id, sealVersion: sealVersion
            ) { try GroundDetail(decoding: $0) }
            let new = UUID()
            let anew = try vault.seal(
                detail.encoded(), under: kept.key, .processingGround, row: new, of: kept.id, sealVersion: 1)
            let digest = RowDigests.ground(
                id: new, sealVersion: 1, subject: kept.id, purpose: purpose, legalBasis: basis, since: since,
                until: until, endedAt: endedAt, sealed: anew)
            statements.append(
                """
                INSERT INTO processing_ground (tenant_id, id, subject_id, purpose_code, legal_basis, since, until, ended_at,
                    end_rule, seal_version, sealed)
                VALUES (\(tenant), \(new), \(kept.id), \(purpose), \(basis), \(since), \(until), \(endedAt), \(endRule), 1,
                    \(anew))
                """)
            statements.append(
                audit([
                    AuditRecord(
                        action: "ground.add", table: .processingGround, row: new, subject: kept.id, sealVersion: 1,
                        digest: digest)
                ]))
        }
        return (ids, statements)
    }

    /// The second record's consents at the first one, the stricter state where both have one for the same address.
    private func movedConsents(
        from dropped: UUID, to kept: UUID, same: [UUID: UUID], _ transaction: PostgresTransaction
    ) async throws -> [PostgresQuery] {
        let subjects = [dropped, kept]
        let rows = try await transaction.query(
            """
            SELECT subject_id, purpose_code, channel, address_id, state FROM consent
            WHERE tenant_id = \(tenant) AND subject_id = ANY (\(subjects))
            """)
        let consents = try rows.map { row in
            let (subject, purpose, channel, address, state) = try row.decode(
                UUID.self, String.self, String.self, UUID.self, String.self)
            guard let state = ConsentState(rawValue: state) else { throw StoreError.unknownCode(column: "state") }
            return (subject: subject, purpose: purpose, channel: channel, address: address, state: state)
        }
        // Two notations of one address are one place: of its states the strictest goes over.
        let arriving = consents.filter { $0.subject == dropped }.map { ($0, same[$0.address] ?? $0.address) }
        return arriving.enumerated().compactMap { position, arrival -> PostgresQuery? in
            let (moved, address) = arrival
            let isSurpassed = arriving.enumerated().contains { other, rival in
                other != position && rival.0.purpose == moved.purpose && rival.0.channel == moved.channel
                    && rival.1 == address && rival.0.state.joined(with: moved.state) == rival.0.state
                    && (rival.0.state != moved.state || other < position)
            }
            if isSurpassed { return nil }
            let known = consents.first {
                $0.subject == kept && $0.purpose == moved.purpose && $0.channel == moved.channel
                    && $0.address == address
            }
            if let known, known.state.joined(with: moved.state) == known.state { return nil }
            return """
                INSERT INTO consent (tenant_id, subject_id, purpose_code, channel, address_id, state, since, valid_until,
                    event_id)
                SELECT tenant_id, \(kept), purpose_code, channel, \(address), state, since, valid_until, event_id FROM consent
                WHERE tenant_id = \(tenant) AND subject_id = \(dropped) AND purpose_code = \(moved.purpose)
                    AND channel = \(moved.channel) AND address_id = \(moved.address)
                ON CONFLICT (tenant_id, subject_id, purpose_code, channel, address_id) DO UPDATE
                SET state = EXCLUDED.state, since = EXCLUDED.since, valid_until = EXCLUDED.valid_until,
                    event_id = EXCLUDED.event_id
                """
        }
    }

    /// The restriction of the second record, imposed on the first one, and whether it is the doing of a hold; nil where the
    /// first one is restricted as far. What she asked for goes before what a hold brought about.
    private func carriedRestriction(
        from dropped: StoredPerson, to kept: StoredPerson, at moment: Date, _ transaction: PostgresTransaction
    ) async throws -> (restriction: StoredRestriction?, isHeld: Bool) {
        guard dropped.isRestricted else { return (nil, false) }
        let isHeld = try await !isRestrictedForHerself(dropped.id, transaction)
        if kept.isRestricted {
            let isKeptHeld = try await !isRestrictedForHerself(kept.id, transaction)
            guard isKeptHeld, !isHeld else { return (nil, false) }
            try await replaceHeld(kept.id, at: moment, transaction)
        }
        let rows = try await transaction.query(
            """
            SELECT reason FROM restriction WHERE tenant_id = \(tenant) AND subject_id = \(dropped.id) AND lifted_at IS NULL
            """)
        guard let row = rows.first else { throw StoreError.missingRow }
        guard let reason = RestrictionReason(rawValue: try row.decode(String.self)) else {
            throw StoreError.unknownCode(column: "reason")
        }
        let restriction = StoredRestriction(
            id: UUID(), person: kept.id, reason: reason, imposedAt: moment, notifiedAt: nil, liftedAt: nil)
        try await impose(restriction, transaction)
        return (restriction, isHeld)
    }
}
