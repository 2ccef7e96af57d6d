import Domain
package import Foundation
import Postgres
import Vault

/// Activities: notes, calls, meetings, mails and letters.
extension TenantScope {
    /// Stores an activity under a person's key; answers its id.
    ///
    /// - Throws: `Refusal` naming `personIds` where a participant is nobody, 404 when the person is gone.
    package func create(_ draft: ActivityDraft, of person: StoredPerson) async throws -> UUID {
        try await create(draft, of: KeyedSubject(person))
    }

    /// Stores an activity under an organisation's key; answers its id.
    ///
    /// - Throws: `Refusal` naming `personIds` where a participant is nobody, 404 when the organisation is gone.
    package func create(_ draft: ActivityDraft, of organization: StoredOrganization) async throws -> UUID {
        try await create(draft, of: KeyedSubject(organization))
    }

    private func create(_ draft: ActivityDraft, of subject: KeyedSubject) async throws -> UUID {
        let activity = try ActivityWrite(
            draft, subject: subject.id, key: subject.key, author: actor.member, vault: vault)
        let held = [subject.id] + draft.participants
        let rows = try await knowingParticipants {
            try await write(
                .activityAdd,
                [
                    // A turn of the subject's keys that is under way is waited for, and seen by the next statement.
                    """
                    SELECT id FROM subject WHERE tenant_id = \(tenant) AND id = ANY (\(held)) AND state <> 'erased'
                    ORDER BY id FOR SHARE
                    """,
                    """
                    WITH held AS (
                        SELECT id FROM subject WHERE tenant_id = \(tenant) AND id = ANY (\(held)) AND state <> 'erased'
                            AND \(fragment: sees("subject.id"))
                            AND \(fragment: KeyColumns.isCurrent(subject.key, of: subject.id, tenant))
                    ), added AS (
                        INSERT INTO activity (tenant_id, id, subject_id, kind, happened_at, author_id, version, seal_version, sealed,
                            created_at, updated_at)
                        SELECT \(tenant), \(activity.id), \(subject.id), \(draft.kind.rawValue), \(draft.happenedAt),
                            \(actor.member), 1, 1, \(activity.sealed), \(now), \(now)
                        WHERE (SELECT count(*) FROM held) = \(Int64(held.count)) RETURNING id
                    ), parts AS (
                        INSERT INTO participant (tenant_id, activity_id, person_id)
                        SELECT \(tenant), added.id, u.id FROM added, unnest(\(draft.participants)) AS u (id)
                    ), noted AS (\(fragment: audit(activity.record("activity.add"), forEach: "added")))
                    SELECT id FROM added
                    """,
                    "SELECT state FROM subject WHERE tenant_id = \(tenant) AND id = \(subject.id) AND state <> 'erased'",
                ] + answer(making: activity.id, in: "activity"))
        }
        if !rows[1].isEmpty { return activity.id }
        if rows[2].isEmpty { throw subject.kind.missing }
        try await requireCurrent(subject.key, of: subject.id)
        throw Self.participantMissing
    }

    static var participantMissing: Refusal {
        Refusal(.invalid, RefusalCode.notAllowedValue, field: "personIds", rule: "There is no such person.")
    }

    /// A participant is the one foreign key that a caller may get wrong.
    private func knowingParticipants(_ body: () async throws -> [[PostgresRow]]) async throws -> [[PostgresRow]] {
        do {
            return try await body()
        } catch let error as PostgresError where error.isForeignKeyViolation {
            throw Self.participantMissing
        }
    }

    /// One activity; notes the reading of its primary subject. A deleted one is there for those who bring it back.
    ///
    /// - Throws: `Refusal` 404.
    package func activity(_ id: UUID, deleted: Bool = false) async throws -> StoredActivity {
        let state: PostgresQuery =
            deleted ? "a.deleted_at > \(now.addingTimeInterval(-StoredActivity.undoTime))" : "a.deleted_at IS NULL"
        guard let row = try await rows(where: "a.id = \(id) AND \(fragment: state)", limit: 1).first else {
            throw Self.activityNotFound
        }
        return try opening(.activity) { try opened(row) }
    }

    static var activityNotFound: Refusal {
        Refusal(.notFound, RefusalCode.notFound, rule: "There is no such activity.")
    }

    /// A page of all activities, newest first.
    ///
    /// `after`: the last one of the previous page. `limit`: 1–201.
    package func activities(after: (at: Date, id: UUID)?, limit: Int) async throws -> [StoredActivity] {
        try await page(
            of: .activity, after: after, limit: limit,
            read: { place, count in
                let bound: PostgresQuery = place.map { "(a.happened_at, a.id) < (\($0.at), \($0.id))" } ?? "true"
                return try await rows(where: "a.deleted_at IS NULL AND \(fragment: bound)", limit: count)
            }, open: opened, cursor: { (at: try $0.decode(column: 4), id: try $0.decode(column: 0)) })
    }

    /// Activities of those ids; nil stands for one that is there and cannot be opened.
    func activities(_ ids: [UUID]) async throws -> [UUID: StoredActivity?] {
        if ids.isEmpty { return [:] }
        let rows = try await rows(where: "a.id = ANY (\(ids))", limit: ids.count)
        let whole = try opened(rows, of: .activity, opened).map { ($0.id, Optional($0)) }
        let all = try rows.map { (try $0.decode(column: 0, as: UUID.self), StoredActivity?.none) }
        return Dictionary(whole + all) { first, _ in first }
    }

    private func opened(_ row: PostgresRow) throws -> StoredActivity {
        try ActivityColumns.activity(row, vault: vault, concealing: !actor.may(.restrictedRead))
    }

    private func rows(where condition: PostgresQuery, limit: Int) async throws -> [PostgresRow] {
        let rows = try await read(
            """
            WITH found AS (
                SELECT \(fragment: ActivityColumns.selection) FROM \(fragment: ActivityColumns.source(tenant))
                WHERE a.tenant_id = \(tenant) AND \(fragment: condition) AND \(fragment: sees("a.subject_id"))
                ORDER BY a.happened_at DESC, a.id DESC LIMIT \(limit)
            ), noted AS (
                \(fragment: readEntry(
                    action: "activity.read", subject: "d.id",
                    from: "(SELECT subject_id AS id FROM found UNION SELECT unnest(participants) FROM found) d"))
            )
            SELECT * FROM found ORDER BY happened_at DESC, id DESC
            """)
        return rows.first ?? []
    }

    /// Replaces what an activity says and who takes part, if its version is still the one read.
    ///
    /// - Throws: `Refusal` 412 `version-mismatch` when somebody else was faster, 404 when it is gone, naming `personIds`
    ///   where a participant is nobody.
    package func update(_ activity: StoredActivity, _ draft: ActivityDraft) async throws -> StoredActivity {
        var everybody = draft
        everybody.participants += activity.concealed.filter { !draft.participants.contains($0) }
        let change = try ActivityWrite(
            everybody, id: activity.id, subject: activity.subject, key: activity.key, author: activity.author,
            version: activity.version + 1, sealVersion: activity.sealVersion + 1, vault: vault)
        let held = [activity.subject] + everybody.participants
        let rows = try await knowingParticipants {
            try await write(
                .activityUpdate,
                """
                WITH held AS (
                    SELECT id FROM subject WHERE tenant_id = \(tenant) AND id = ANY (\(held)) AND state <> 'erased'
                        AND (id = ANY (\(activity.concealed)) OR \(fragment: sees("subject.id")))
                    ORDER BY id FOR SHARE
                ), changed AS (
                    UPDATE activity SET kind = \(draft.kind.rawValue), happened_at = \(draft.happenedAt),
                        version = \(change.version), seal_version = \(change.sealVersion), sealed = \(change.sealed),
                        updated_at = \(now)
                    WHERE tenant_id = \(tenant) AND id = \(activity.id) AND version = \(activity.version)
                        AND deleted_at IS NULL AND (SELECT count(*) FROM held) = \(Int64(held.count))
                    RETURNING id
                ), dropped AS (
                    DELETE FROM participant USING changed WHERE participant.tenant_id = \(tenant)
                        AND participant.activity_id = changed.id AND participant.person_id <> ALL (\(everybody.participants))
                ), parts AS (
                    INSERT INTO participant (tenant_id, activity_id, person_id)
                    SELECT \(tenant), changed.id, u.id FROM changed, unnest(\(everybody.participants)) AS u (id)
                    ON CONFLICT DO NOTHING
                ), noted AS (\(fragment: audit(change.record("activity.update"), forEach: "changed")))
                SELECT id FROM changed
                """)
        }
        guard rows.first?.isEmpty == false else {
            let current = try await self.activity(activity.id)
            throw current.version == activity.version ? Self.participantMissing : Refusal.changedMeanwhile("activity")
        }
        return StoredActivity(
            id: activity.id, kind: draft.kind, happenedAt: draft.happenedAt, author: activity.author,
            version: change.version, content: draft.content, subjectKind: activity.subjectKind,
            subject: activity.subject, participants: draft.participants, concealed: activity.concealed,
            createdAt: activity.createdAt, updatedAt: now, deletedAt: nil, sealVersion: change.sealVersion,
            sealed: change.sealed, key: activity.key)
    }

    /// Deletes an activity so that it can be brought back for a while, or brings it back.
    ///
    /// - Throws: `Refusal` 412 when somebody else was faster.
    package func setDeleted(_ deleted: Bool, _ activity: StoredActivity) async throws {
        let version = activity.version + 1
        let moment = deleted ? now : nil
        let record = AuditRecord(
            action: deleted ? "activity.delete" : "activity.restore", table: .activity, row: activity.id,
            subject: activity.subject, sealVersion: activity.sealVersion,
            digest: RowDigests.activity(
                id: activity.id, version: version, sealVersion: activity.sealVersion, subject: activity.subject,
                kind: activity.kind.rawValue, happenedAt: activity.happenedAt, author: activity.author,
                deletedAt: moment, sealed: activity.sealed, participants: activity.participants + activity.concealed))
        let rows = try await write(
            .activityDelete,
            """
            WITH changed AS (
                UPDATE activity SET deleted_at = \(moment), version = \(version), updated_at = \(now)
                WHERE tenant_id = \(tenant) AND id = \(activity.id) AND version = \(activity.version) RETURNING id
            ), noted AS (\(fragment: audit(record, forEach: "changed")))
            SELECT id FROM changed
            """)
        guard rows.first?.isEmpty == false else { throw Refusal.changedMeanwhile("activity") }
    }
}
