package import Domain
package import Foundation
import Postgres
import Vault

/// People: one round trip to create, read or change one.
extension TenantScope {
    /// Stores a person, or refuses because an address of hers is suppressed; answers her as she is stored.
    ///
    /// - Throws: `Refusal` `suppressed`, or naming the contact point that is no address or number.
    @discardableResult
    package func create(_ draft: PersonDraft) async throws -> StoredPerson {
        let moment = now.asStored
        let person = try SealedPerson(draft, vault: vault, index: try await contactIndex())
        let rows = try await write(
            .personCreate,
            [PersonInsert(tenant: tenant, people: [person], now: moment).statement(audit: { audit(from: $0) })]
                + consents([person]) + answer(making: draft.id, in: "person"))
        guard rows.first?.isEmpty == false else { throw Self.suppressed }
        return person.stored(at: moment)
    }

    static var suppressed: Refusal {
        Refusal(
            .refused, RefusalCode.suppressed, field: "contactPoints",
            rule: "This address is not to be stored again (Art. 21(3), 17); only its owner can lift this.")
    }

    /// Reads one person and notes the reading.
    package func person(_ id: UUID, action: String = "person.read") async throws -> StoredPerson {
        let rows = try await read(
            """
            WITH found AS (
                SELECT \(fragment: PersonColumns.selection) FROM \(fragment: PersonColumns.source(tenant))
                WHERE p.tenant_id = \(tenant) AND p.id = \(id) AND \(fragment: sees("p.id"))
            ), noted AS (\(fragment: readEntry(action: action, subject: "id", from: "found")))
            SELECT * FROM found
            """)
        guard let row = rows.first?.first else { throw Self.personNotFound }
        return try opening(.person) { try PersonColumns.person(row, vault: vault) }
    }

    static var personNotFound: Refusal { SubjectKind.person.missing }

    /// The version of a person, for a precondition; nothing of her is read, so nothing is noted.
    ///
    /// - Throws: `Refusal` 404.
    package func version(of person: UUID) async throws -> Int32 {
        let rows = try await read(
            "SELECT version FROM person p WHERE tenant_id = \(tenant) AND id = \(person) AND \(fragment: sees("p.id"))")
        guard let row = rows.first?.first else { throw Self.personNotFound }
        return try row.decode(Int32.self)
    }

    /// A page of people, and notes the reading of each: `limit` (1–201) of them from where the previous page ended.
    package func people(
        after: PersonCursor?, limit: Int, oldestFirst: Bool = false
    ) async throws -> [StoredPerson] {
        try await people(where: "true", after: after, limit: limit, oldestFirst: oldestFirst, action: "people.list")
    }

    /// People with exactly this e-mail address or telephone number, in any notation, newest first; at most 200.
    ///
    /// - Throws: `Refusal` naming the kind of value when it is none.
    package func people(with raw: String, _ kind: ContactPointKind) async throws -> [StoredPerson] {
        let index = try await contactIndex()
        let value = try index.normalized(raw, kind, field: kind.rawValue)
        return try await people(
            where: """
                p.id IN (SELECT person_id FROM contact_point
                    WHERE tenant_id = \(tenant) AND token = ANY (\(try index.tokens(value, .subject))))
                """,
            after: nil, limit: 200, oldestFirst: false, action: "people.find")
    }

    private func people(
        where condition: PostgresQuery, after: PersonCursor?, limit: Int, oldestFirst: Bool, action: String
    ) async throws -> [StoredPerson] {
        try await page(
            of: .person, after: after, limit: limit,
            read: { try await rows(where: condition, after: $0, limit: $1, oldestFirst: oldestFirst, action: action) },
            open: { try PersonColumns.person($0, vault: vault) },
            cursor: { PersonCursor(createdAt: try $0.decode(column: 7), id: try $0.decode(column: 0)) })
    }

    private func rows(
        where condition: PostgresQuery, after: PersonCursor?, limit: Int, oldestFirst: Bool, action: String
    ) async throws -> [PostgresRow] {
        let order: PostgresQuery = oldestFirst ? "created_at, id" : "created_at DESC, id DESC"
        let bound: PostgresQuery =
            switch after {
            case nil: "true"
            case .some(let end) where oldestFirst: "(p.created_at, p.id) > (\(end.createdAt), \(end.id))"
            case .some(let end): "(p.created_at, p.id) < (\(end.createdAt), \(end.id))"
            }
        let rows = try await read(
            """
            WITH found AS (
                SELECT \(fragment: PersonColumns.selection) FROM \(fragment: PersonColumns.source(tenant))
                WHERE p.tenant_id = \(tenant) AND \(fragment: bound) AND \(fragment: condition)
                    AND \(fragment: sees("p.id"))
                ORDER BY \(fragment: order) LIMIT \(limit)
            ), noted AS (\(fragment: readEntry(action: action, subject: "id", from: "found")))
            SELECT * FROM found ORDER BY \(fragment: order)
            """)
        return rows.first ?? []
    }

    /// Replaces a person's profile and lifecycle; the member in charge stays.
    ///
    /// - Throws: `Refusal` 412 `version-mismatch` when somebody else was faster, 404 when she is gone.
    package func update(
        _ person: StoredPerson, profile: PersonProfile, lifecycle: Lifecycle
    ) async throws -> StoredPerson {
        try await update(person, profile: profile, lifecycle: lifecycle, owner: person.owner)
    }

    /// Replaces a person's profile, lifecycle and owner if her version is still `person.version`.
    ///
    /// - Throws: `Refusal` 412 `version-mismatch` when somebody else was faster, 404 when she is gone, `suppressed` when an
    ///   address that is new to her is not to be stored again.
    package func update(
        _ person: StoredPerson, profile: PersonProfile, lifecycle: Lifecycle, owner: UUID?
    ) async throws -> StoredPerson {
        let change = try PersonChange(
            of: person, to: profile, lifecycle: lifecycle, owner: owner, vault: vault, index: try await contactIndex(),
            now: now)
        let rows = try await write(
            .personUpdate,
            [change.statement(tenant: tenant, audit: { audit($0, forEach: "changed") })]
                + change.ties(tenant: tenant) { audit("quarantine.tie", .importRow, written: $0) })
        if rows.first?.isEmpty == false { return change.result }
        let current = try await read("SELECT version FROM person WHERE tenant_id = \(tenant) AND id = \(person.id)")
        guard let row = current.first?.first else { throw Self.personNotFound }
        guard try row.decode(Int32.self) != person.version else { throw Self.suppressed }
        throw Refusal.changedMeanwhile("person")
    }

    /// Tokens of this tenant's contact points, with its region for telephone numbers.
    func contactIndex() async throws -> ContactIndex {
        ContactIndex(vault: store.vault, tenant: tenant, region: try await store.tenant(tenant).country)
    }
}
