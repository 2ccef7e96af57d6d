import Domain
package import Foundation
import Ledger
import Logging
import Postgres
import Vault

/// Forgetting somebody: one transaction, then the ledger file, then the acknowledgement.
extension TenantScope {
    /// Erases a person or an organisation: rows, keys of `profile` and `marketing`, tokens and quarantined rows of its
    /// addresses, and every uploaded file that waits.
    ///
    /// `order`: Whom and why.
    /// `receipt`: Makes the signed receipt for the moment of the erasure; it is stored in the same transaction.
    /// - Throws: `Refusal` 404 when there is no such subject (an erased one included), 409 when one that follows by itself no
    ///   longer does.
    package func erase(_ order: ErasureOrder, receipt: @Sendable (Date) throws -> String) async throws -> StoredErasure
    {
        let index = try await contactIndex()
        let moment = order.carriedOutAt ?? now
        let document = try receipt(moment)
        let slot = try erasureSlot(order, at: moment)
        let past = order.isAutomatic ? try await purposesPast(now) : []
        let (suppressed, blocked) = try await transaction(.personErase) { transaction in
            let found = try await transaction.pipeline([
                "SELECT state FROM subject WHERE tenant_id = \(tenant) AND id = \(order.subject) FOR UPDATE",
                profile(of: order),
                "SELECT id FROM processing_ground WHERE tenant_id = \(tenant) AND subject_id = \(order.subject)",
                earlierProfiles(of: order.subject), lastCall(of: order.subject, by: moment),
            ])
            guard found.count == 5, let row = found[1].first else { throw order.kind.missing }
            let phoneUsedAt = try found[4].first.flatMap { try $0.decode(column: 0, as: Date?.self) }
            if order.isAutomatic {
                guard try await isStillDue(order.subject, past: past, transaction) else {
                    throw Refusal(.conflict, RefusalCode.conflict, rule: "There is a reason to keep the data.")
                }
            } else if order.kind == .person, order.carriedOutAt == nil {
                // What a rolled-back database has lost is carried out again whatever stands in it.
                try await requireNoHold(on: order.subject, transaction)
            }
            let points = try contactPoints(row, of: order.kind)
            var addresses = try Self.addresses(points ?? [], index: index)
            if order.kind == .person, points != nil {
                let earlier = try Self.addresses(earlierPoints(found[3], row), index: index)
                addresses.pending += earlier.pending
                addresses.emails += earlier.emails
            }
            let own = try await ownTokens(of: order.subject, addresses.emails, transaction)
            // An objection that waits goes with her; what it asked for does not.
            let isObjecting = try await transaction.query(objects(order.subject, own: own)).first?
                .decode(column: 0, as: Bool.self)
            let suppresses = order.suppress && points != nil
            let blocked =
                (suppresses ? suppressions(addresses.suppression, for: ReductionPlan.everything) : [])
                + (isObjecting == true ? suppressions(addresses.suppression, for: ReductionPlan.everyMarketing) : [])
            let grounds = try found[2].map { try $0.decode(UUID.self) }
            try Failpoint.hit("person.erase.locked")
            if order.kind == .person { try await leaveActivities(of: order.subject, transaction) }
            _ = try await transaction.pipeline(
                discardWaitingImportFiles(isReplay: order.carriedOutAt != nil)
                    + removal(of: order, pending: addresses.pending, own: own)
                    + suppress(blocked)
                    + records(
                        of: order, grounds: grounds, suppressed: suppresses, phoneUsedAt: phoneUsedAt,
                        document: document, slot: slot, at: moment)
            )
            return (suppresses, blocked)
        }
        return StoredErasure(
            id: order.id, kind: order.kind, person: order.subject, reason: order.reason, state: "erased",
            suppressed: suppressed, at: moment, mergedInto: order.mergedInto, suppressions: blocked)
    }

    /// What an erasure leaves: its row, its receipt, its event, its audit entries.
    ///
    /// Comes behind the removal of her keys: by then the newest epoch that may have wrapped one is known.
    func records(
        of order: ErasureOrder, grounds: [UUID], suppressed: Bool, phoneUsedAt: Date? = nil, document: String,
        slot: PostgresQuery, at moment: Date
    ) -> [PostgresQuery] {
        [
            """
            WITH made AS (
                INSERT INTO erasure (tenant_id, id, subject_id, reason, request_id, suppressed, state, at, merged_into,
                    phone_used_at, epoch)
                VALUES (\(tenant), \(order.id), \(order.subject), \(order.reason), \(order.request), \(suppressed),
                    'erased', \(moment), \(order.mergedInto), \(phoneUsedAt),
                    (SELECT max(k.epoch) FROM tenant_key_state k WHERE k.tenant_id = \(tenant)))
                RETURNING *
            )
            \(fragment: audit("erasure.add", .erasure, written: "made r"))
            """,
            """
            WITH made AS (
                INSERT INTO erasure_receipt (tenant_id, erasure_id, version, document, created_at)
                VALUES (\(tenant), \(order.id), 1, \(document), \(moment)) RETURNING *
            )
            \(fragment: audit("erasure.receipt", .erasureReceipt, written: "made r"))
            """,
            slot,
            audit(
                [
                    AuditRecord(
                        action: "\(order.kind.rawValue).erase", table: order.kind.table, row: order.subject,
                        subject: order.subject)
                ]
                    + grounds.map {
                        AuditRecord(
                            action: "ground.erase", table: .processingGround, row: $0, subject: order.subject)
                    }
                    + (order.carriedOutAt == nil
                        ? [] : [AuditRecord(action: "erasure.replay", subject: order.subject)])),
        ]
    }

    private func profile(of order: ErasureOrder) -> PostgresQuery {
        switch order.kind {
        case .person:
            """
            SELECT \(fragment: PersonColumns.selection) FROM \(fragment: PersonColumns.source(tenant))
            WHERE p.tenant_id = \(tenant) AND p.id = \(order.subject)
            """
        case .organization:
            """
            SELECT \(fragment: OrganizationColumns.selection) FROM \(fragment: OrganizationColumns.source(tenant))
            WHERE o.tenant_id = \(tenant) AND o.id = \(order.subject)
            """
        }
    }

    /// The addresses of a profile; nil where it cannot be opened ever again: damage is no reason to refuse. What may
    /// pass by itself is thrown, and nothing is erased: its addresses would stay unsuppressed for good.
    private func contactPoints(_ row: PostgresRow, of kind: SubjectKind) throws -> [ContactPoint]? {
        do {
            return switch kind {
            case .person: try PersonColumns.person(row, vault: vault).profile.contactPoints
            case .organization: try OrganizationColumns.organization(row, vault: vault).profile.contactPoints
            }
        } catch  where DamagedRow.isGone(error) {
            store.logger.warning("erased unread: its addresses are neither suppressed nor looked for in quarantine")
            return nil
        }
    }

    /// What an import kept of a person's profile before it changed it, for an undo: addresses that she had.
    private func earlierProfiles(of subject: UUID) -> PostgresQuery {
        """
        SELECT seal_version, sealed FROM import_row WHERE tenant_id = \(tenant) AND subject_id = \(subject)
            AND outcome = 'updated' ORDER BY batch_id, row_number LIMIT 1000
        """
    }

    private func earlierPoints(_ rows: [PostgresRow], _ person: PostgresRow) throws -> [ContactPoint] {
        let id = try person.decode(column: 0, as: UUID.self)
        let key = try KeyColumns.key(person, from: 9)
        return try opened(rows, of: .importRow) { row in
            try vault.open(
                try row.decode(column: 1), under: key, .importRow, row: id, of: id,
                sealVersion: try row.decode(column: 0)
            ) { try PersonProfile(decoding: $0).contactPoints }
        }.flatMap { $0 }
    }

    /// Everything of a subject that goes at once; children first.
    ///
    /// `pending`: Tokens of all her addresses among what waits. `own`: Those of addresses that nobody else has.
    func removal(of order: ErasureOrder, pending: [[UInt8]], own: [[UInt8]]) -> [PostgresQuery] {
        let subject = order.subject
        let (contacts, column) = order.kind.contacts
        let keys: [PostgresQuery] =
            [
                "UPDATE subject SET state = 'erased' WHERE tenant_id = \(tenant) AND id = \(subject)",
                """
                DELETE FROM wrapped_key WHERE tenant_id = \(tenant) AND subject_id = \(subject) AND compartment IN (1, 2)
                """,
            ] + restrictions(of: subject) + [removeHolds(of: subject)]
        let rows: [PostgresQuery] = [
            "DELETE FROM \(fragment: contacts) WHERE tenant_id = \(tenant) AND \(fragment: column) = \(subject)",
            "DELETE FROM consent WHERE tenant_id = \(tenant) AND subject_id = \(subject)",
            "DELETE FROM \(fragment: order.kind.record) WHERE tenant_id = \(tenant) AND id = \(subject)",
            "DELETE FROM processing_ground WHERE tenant_id = \(tenant) AND subject_id = \(subject)",
            "DELETE FROM import_row WHERE tenant_id = \(tenant) AND subject_id = \(subject)",
            "DELETE FROM idempotency WHERE tenant_id = \(tenant) AND resource_id = \(subject)",
            "DELETE FROM delivery WHERE tenant_id = \(tenant) AND subject_id = \(subject)",
            removeLinks(of: subject), forgetSignups("address_token = ANY (\(pending))"),
            forgetRequests(order, own: own),
            """
            WITH hit AS (
                SELECT DISTINCT subject_id FROM quarantine_token WHERE tenant_id = \(tenant) AND token = ANY (\(pending))
            ), \(fragment: quarantineRemoval("quarantine.erase"))
            SELECT id FROM gone
            """,
        ]
        return keys + relations(of: subject) + rows
    }

    /// What a restriction (Art. 18) leaves ends with her for whom it stood: its rows, what its events say, and the evidence
    /// key where it holds no proof of a consent, a withdrawal or an objection. The events' commitments stay in their blocks.
    private func restrictions(of subject: UUID) -> [PostgresQuery] {
        [
            """
            WITH gone AS (
                DELETE FROM restriction WHERE tenant_id = \(tenant) AND subject_id = \(subject) RETURNING *
            )
            \(fragment: audit("restriction.erase", .restriction, gone: "gone r"))
            """,
            """
            UPDATE event_slot SET sealed = NULL WHERE tenant_id = \(tenant) AND subject_id = \(subject) AND lane = 0
                AND type = \(Int16(EventType.restrict.code)) AND sealed IS NOT NULL
            """,
            """
            DELETE FROM wrapped_key w WHERE w.tenant_id = \(tenant) AND w.subject_id = \(subject) AND w.compartment = 3
                AND NOT EXISTS (SELECT FROM event_slot e WHERE e.tenant_id = \(tenant) AND e.subject_id = \(subject)
                    AND e.sealed IS NOT NULL)
                AND NOT EXISTS (SELECT FROM consent_event c WHERE c.tenant_id = \(tenant) AND c.subject_id = \(subject)
                    AND c.sealed IS NOT NULL)
                AND NOT EXISTS (SELECT FROM reduction d WHERE d.tenant_id = \(tenant) AND d.subject_id = \(subject))
            """,
        ]
    }

    /// The erasure's event: its payload names nobody, so it stands in clear beside its commitment.
    func erasureSlot(_ order: ErasureOrder, at moment: Date) throws -> PostgresQuery {
        let event = ErasureEvent(
            id: order.id, subject: SubjectHash(order.subject), reason: order.reason, request: order.request,
            identityVerified: false, at: moment)
        let payload = CommittedPayload(try EventPayload.erase(event).encoded())
        return """
            INSERT INTO event_slot (tenant_id, lane, id, type, at, subject_id, commitment, payload)
            VALUES (\(tenant), 0, \(UUID()), \(Int16(EventType.erase.code)), \(moment), \(order.subject),
                \(payload.commitment.digest.bytes), \(payload.bytes))
            """
    }

    /// The tokens under which an erased subject's addresses are suppressed, and found in quarantine; and each of her e-mail
    /// addresses.
    private static func addresses(
        _ points: [ContactPoint], index: ContactIndex
    ) throws -> (suppression: [ContactToken], pending: [[UInt8]], emails: [EmailTokens]) {
        var suppression: [ContactToken] = []
        var pending: [[UInt8]] = []
        var emails: [EmailTokens] = []
        for (position, point) in points.enumerated() {
            // What an older normaliser took and this one refuses has no token to suppress.
            guard let value = try? index.normalized(point.value, point.kind, field: "contactPoints[\(position)]") else {
                continue
            }
            let (version, token) = try index.token(value, .suppression)
            suppression.append(ContactToken(id: point.id, kind: point.kind, version: version, token: token))
            let waiting = try index.tokens(value, .pending)
            pending += waiting
            if point.kind == .email {
                emails.append(EmailTokens(subject: try index.tokens(value, .subject), pending: waiting))
            }
        }
        return (suppression, pending, emails)
    }
}
