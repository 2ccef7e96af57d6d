package import Domain
package import Foundation
import Postgres

/// Who works where.
extension TenantScope {
    /// Employments of a person, oldest first, with the organisations' names; notes the reading of all of them.
    ///
    /// `after`: the last one of the previous page. `limit`: 1–201.
    /// - Throws: `Refusal` 404 when there is no such person.
    package func employments(
        of person: UUID, after: (at: Date, id: UUID)? = nil, limit: Int
    ) async throws -> [EmploymentLine] {
        try await employments(
            .person, person, after: after, limit: limit,
            of: """
                SELECT \(fragment: OrganizationColumns.selection), \(fragment: EmploymentColumns.selection)
                FROM \(fragment: EmploymentColumns.source(tenant)) JOIN \(fragment: OrganizationColumns.source(tenant))
                    ON o.tenant_id = e.tenant_id AND o.id = e.organization_id
                WHERE e.tenant_id = \(tenant) AND e.person_id = \(person)
                """, from: OrganizationColumns.count
        ) { try OrganizationColumns.organization($0, vault: vault).profile.name }
    }

    /// Employments in an organisation, oldest first, with the people's names; notes the reading of all of them.
    ///
    /// `after`: the last one of the previous page. `limit`: 1–201.
    /// - Throws: `Refusal` 404 when there is no such organisation.
    package func employments(
        in organization: UUID, after: (at: Date, id: UUID)? = nil, limit: Int
    ) async throws -> [EmploymentLine] {
        try await employments(
            .organization, organization, after: after, limit: limit,
            of: """
                SELECT \(fragment: PersonColumns.selection), \(fragment: EmploymentColumns.selection)
                FROM \(fragment: EmploymentColumns.source(tenant)) JOIN \(fragment: PersonColumns.source(tenant))
                    ON p.tenant_id = e.tenant_id AND p.id = e.person_id
                WHERE e.tenant_id = \(tenant) AND e.organization_id = \(organization)
                    AND \(fragment: sees("e.person_id"))
                """, from: PersonColumns.count
        ) { try PersonColumns.person($0, vault: vault).profile.displayName }
    }

    /// `start`: Where the employment's columns begin. `name`: What the other side is called.
    private func employments(
        _ kind: SubjectKind, _ subject: UUID, after: (at: Date, id: UUID)?, limit: Int, of query: PostgresQuery,
        from start: Int, _ name: (PostgresRow) throws -> String
    ) async throws -> [EmploymentLine] {
        try await page(
            of: .employment, after: after, limit: limit,
            read: { try await rows(kind, subject, after: $0, limit: $1, of: query) },
            open: {
                EmploymentLine(
                    try EmploymentColumns.employment($0, from: start, vault: vault), otherName: try name($0))
            }, cursor: { (at: try $0.decode(column: start + 6), id: try $0.decode(column: start)) })
    }

    private func rows(
        _ kind: SubjectKind, _ subject: UUID, after: (at: Date, id: UUID)?, limit: Int, of query: PostgresQuery
    ) async throws -> [PostgresRow] {
        let bound: PostgresQuery = after.map { "AND (e.created_at, e.id) > (\($0.at), \($0.id))" } ?? ""
        let rows = try await read(
            """
            SELECT id FROM \(fragment: kind.record) s WHERE tenant_id = \(tenant) AND id = \(subject)
                AND \(fragment: sees("s.id"))
            """,
            """
            WITH found AS (\(fragment: query) \(fragment: bound) ORDER BY e.created_at, e.id LIMIT \(limit)), noted AS (
                \(fragment: readEntry(
                    action: "employment.read", subject: "d.id",
                    from: "(SELECT person_id AS id FROM found UNION SELECT organization_id FROM found) d"))
            )
            SELECT * FROM found ORDER BY employed_at, employment_id
            """)
        guard rows.count == 2, !rows[0].isEmpty else { throw kind.missing }
        return rows[1]
    }

    /// One employment of a person; notes the reading.
    ///
    /// - Throws: `Refusal` 404, for another person's employment too.
    package func employment(_ id: UUID, of person: UUID) async throws -> StoredEmployment {
        let rows = try await read(
            """
            WITH found AS (
                SELECT \(fragment: EmploymentColumns.selection) FROM \(fragment: EmploymentColumns.source(tenant))
                WHERE e.tenant_id = \(tenant) AND e.id = \(id) AND e.person_id = \(person)
                    AND \(fragment: sees("e.person_id"))
            ), noted AS (
                \(fragment: readEntry(action: "employment.read", subject: "person_id", from: "found"))
            )
            SELECT * FROM found
            """)
        guard let row = rows.first?.first else { throw Self.employmentNotFound }
        return try opening(.employment) { try EmploymentColumns.employment(row, from: 0, vault: vault) }
    }

    static var employmentNotFound: Refusal {
        Refusal(.notFound, RefusalCode.notFound, rule: "There is no such employment.")
    }

    /// Stores a person's place in an organisation; answers its id.
    ///
    /// - Throws: `Refusal` naming `organizationId` where there is no such organisation, 404 when the person is gone.
    package func employ(_ person: StoredPerson, in organization: UUID, _ detail: EmploymentDetail) async throws -> UUID
    {
        let id = UUID()
        let sealed = try vault.seal(
            detail.encoded(), under: person.key, .employment, row: id, of: person.id, sealVersion: 1)
        let record = AuditRecord(
            action: "employment.add", table: .employment, row: id, subject: person.id, sealVersion: 1,
            digest: RowDigests.employment(
                id: id, version: 1, sealVersion: 1, person: person.id, organization: organization, sealed: sealed))
        let missing = Refusal(
            .invalid, RefusalCode.notAllowedValue, field: "organizationId", rule: "There is no such organisation.")
        do {
            let rows = try await write(
                .employmentAdd,
                [
                    // A turn of her keys that is under way is waited for, and seen by the next statement.
                    """
                    SELECT id FROM subject WHERE tenant_id = \(tenant) AND id = ANY (\([person.id, organization]))
                        AND state <> 'erased' ORDER BY id FOR SHARE
                    """,
                    """
                    WITH held AS (
                        SELECT id FROM subject WHERE tenant_id = \(tenant) AND id = ANY (\([person.id, organization]))
                            AND state <> 'erased' AND \(fragment: KeyColumns.isCurrent(person.key, of: person.id, tenant))
                    ), added AS (
                        INSERT INTO employment (tenant_id, id, person_id, organization_id, version, seal_version, sealed,
                            created_at, updated_at)
                        SELECT \(tenant), \(id), \(person.id), \(organization), 1, 1, \(sealed), \(now), \(now)
                        WHERE (SELECT count(*) FROM held) = 2 RETURNING id
                    ), noted AS (\(fragment: audit(record, forEach: "added")))
                    SELECT id FROM added
                    """,
                ] + answer(making: id, in: "employment"))
            if rows.count > 1, !rows[1].isEmpty { return id }
        } catch let error as PostgresError where error.isForeignKeyViolation {
            throw missing
        }
        _ = try await version(of: person.id)
        try await requireCurrent(person.key, of: person.id)
        throw missing
    }

    /// Changes what an employment says if its version is still the one read.
    ///
    /// - Throws: `Refusal` 412 `version-mismatch` when somebody else was faster, 404 when it is gone.
    package func update(_ employment: StoredEmployment, _ detail: EmploymentDetail) async throws -> StoredEmployment {
        let version = employment.version + 1
        let sealVersion = employment.sealVersion + 1
        let sealed = try vault.seal(
            detail.encoded(), under: employment.key, .employment, row: employment.id, of: employment.person,
            sealVersion: sealVersion)
        let record = AuditRecord(
            action: "employment.update", table: .employment, row: employment.id, subject: employment.person,
            sealVersion: sealVersion,
            digest: RowDigests.employment(
                id: employment.id, version: version, sealVersion: sealVersion, person: employment.person,
                organization: employment.organization, sealed: sealed))
        let rows = try await write(
            .employmentUpdate,
            """
            WITH held AS (
                SELECT id FROM subject WHERE tenant_id = \(tenant) AND id = \(employment.person) AND state <> 'erased' FOR SHARE
            ), changed AS (
                UPDATE employment SET version = \(version), seal_version = \(sealVersion), sealed = \(sealed),
                    updated_at = \(now)
                FROM held WHERE employment.tenant_id = \(tenant) AND employment.id = \(employment.id)
                    AND employment.version = \(employment.version)
                RETURNING employment.id
            ), noted AS (\(fragment: audit(record, forEach: "changed")))
            SELECT id FROM changed
            """)
        guard rows.first?.isEmpty == false else {
            _ = try await self.employment(employment.id, of: employment.person)
            throw Refusal.changedMeanwhile("employment")
        }
        return StoredEmployment(
            id: employment.id, person: employment.person, organization: employment.organization, version: version,
            detail: detail, createdAt: employment.createdAt, updatedAt: now, sealVersion: sealVersion,
            key: employment.key)
    }

    /// Removes an employment of a person.
    ///
    /// - Throws: `Refusal` 404.
    package func removeEmployment(_ id: UUID, of person: UUID) async throws {
        let record = AuditRecord(action: "employment.remove", table: .employment, row: id, subject: person)
        let rows = try await write(
            .employmentRemove,
            """
            WITH gone AS (
                DELETE FROM employment e WHERE tenant_id = \(tenant) AND id = \(id) AND person_id = \(person)
                    AND \(fragment: sees("e.person_id")) RETURNING id
            ), noted AS (\(fragment: audit(record, forEach: "gone")))
            SELECT id FROM gone
            """)
        guard rows.first?.isEmpty == false else { throw Self.employmentNotFound }
    }
}
