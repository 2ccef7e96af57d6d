package import Domain
package import Foundation
import Postgres
import Vault

/// Organisations: one round trip to create, read or change one.
extension TenantScope {
    /// Stores an organisation, or refuses because an address of it is suppressed; answers it as it is stored.
    ///
    /// - Throws: `Refusal` `suppressed`, or naming the contact point that is no address or number, or the owner who is no
    ///   member of staff.
    @discardableResult
    package func create(_ draft: OrganizationDraft) async throws -> StoredOrganization {
        let moment = now.asStored
        let sealed = try SealedOrganization(draft, vault: vault, index: try await contactIndex())
        let rows = try await knowingOwner {
            try await write(
                .organizationCreate,
                [
                    OrganizationInsert(tenant: tenant, organizations: [sealed], now: moment)
                        .statement(audit: { audit(from: $0) })
                ] + answer(making: draft.id, in: "organization"))
        }
        guard rows.first?.isEmpty == false else { throw Self.suppressed }
        return sealed.stored(at: moment)
    }

    /// Stores up to 2,000 organisations at once, all or nothing; suppressed ones are left out.
    package func create(_ drafts: [OrganizationDraft]) async throws {
        let index = try await contactIndex()
        let sealed = try drafts.map { try SealedOrganization($0, vault: vault, index: index) }
        _ = try await write(
            .organizationsCreate,
            OrganizationInsert(tenant: tenant, organizations: sealed, now: now).statement(audit: { audit(from: $0) }))
    }

    /// Reads one organisation and notes the reading.
    ///
    /// - Throws: `Refusal` 404.
    package func organization(_ id: UUID, action: String = "organization.read") async throws -> StoredOrganization {
        let rows = try await read(
            """
            WITH found AS (
                SELECT \(fragment: OrganizationColumns.selection) FROM \(fragment: OrganizationColumns.source(tenant))
                WHERE o.tenant_id = \(tenant) AND o.id = \(id)
            ), noted AS (\(fragment: readEntry(action: action, subject: "id", from: "found")))
            SELECT * FROM found
            """)
        guard let row = rows.first?.first else { throw SubjectKind.organization.missing }
        return try opening(.organization) { try OrganizationColumns.organization(row, vault: vault) }
    }

    /// The version of an organisation, for a precondition; nothing of it is read, so nothing is noted.
    ///
    /// - Throws: `Refusal` 404.
    package func version(ofOrganization id: UUID) async throws -> Int32 {
        let rows = try await read("SELECT version FROM organization WHERE tenant_id = \(tenant) AND id = \(id)")
        guard let row = rows.first?.first else { throw SubjectKind.organization.missing }
        return try row.decode(Int32.self)
    }

    /// A page of organisations, and notes the reading of each: `limit` (1–201) of them from where the previous page ended.
    package func organizations(
        after: (at: Date, id: UUID)?, limit: Int, oldestFirst: Bool = false
    ) async throws -> [StoredOrganization] {
        try await page(
            of: .organization, after: after, limit: limit,
            read: { try await rows(after: $0, limit: $1, oldestFirst: oldestFirst) },
            open: { try OrganizationColumns.organization($0, vault: vault) }, cursor: OrganizationColumns.place)
    }

    private func rows(after: (at: Date, id: UUID)?, limit: Int, oldestFirst: Bool) async throws -> [PostgresRow] {
        let order: PostgresQuery = oldestFirst ? "created_at, id" : "created_at DESC, id DESC"
        let bound: PostgresQuery =
            switch after {
            case nil: "true"
            case .some(let end) where oldestFirst: "(o.created_at, o.id) > (\(end.at), \(end.id))"
            case .some(let end): "(o.created_at, o.id) < (\(end.at), \(end.id))"
            }
        let rows = try await read(
            """
            WITH found AS (
                SELECT \(fragment: OrganizationColumns.selection) FROM \(fragment: OrganizationColumns.source(tenant))
                WHERE o.tenant_id = \(tenant) AND \(fragment: bound)
                ORDER BY \(fragment: order) LIMIT \(limit)
            ), noted AS (\(fragment: readEntry(action: "organizations.list", subject: "id", from: "found")))
            SELECT * FROM found ORDER BY \(fragment: order)
            """)
        return rows.first ?? []
    }

    /// Some organisations by their ids, in that order; notes the reading of each, and leaves out what is not there.
    ///
    /// `ids`: At most 1,000.
    package func organizations(_ ids: [UUID], action: String) async throws -> [StoredOrganization] {
        let rows = try await read(
            """
            WITH found AS (
                SELECT \(fragment: OrganizationColumns.selection) FROM \(fragment: OrganizationColumns.source(tenant))
                WHERE o.tenant_id = \(tenant) AND o.id = ANY (\(ids))
            ), noted AS (\(fragment: readEntry(action: action, subject: "id", from: "found")))
            SELECT * FROM found
            """)
        let found = try opened(rows.first ?? [], of: .organization) {
            try OrganizationColumns.organization($0, vault: vault)
        }
        let byID = Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
        return ids.compactMap { byID[$0] }
    }

    /// Replaces an organisation's profile, lifecycle and owner if its version is still `organization.version`.
    ///
    /// - Throws: `Refusal` 412 `version-mismatch` when somebody else was faster, 404 when it is gone, naming the owner
    ///   who is no member of staff, `suppressed` when an address that is new to it is not to be stored again.
    package func update(
        _ organization: StoredOrganization, profile: OrganizationProfile, lifecycle: Lifecycle, owner: UUID?
    ) async throws -> StoredOrganization {
        let change = try OrganizationChange(
            of: organization, to: profile, lifecycle: lifecycle, owner: owner, vault: vault,
            index: try await contactIndex(), now: now)
        let rows = try await knowingOwner {
            try await write(
                .organizationUpdate,
                [change.statement(tenant: tenant, audit: { audit($0, forEach: "changed") })]
                    + change.ties(tenant: tenant) { audit("quarantine.tie", .importRow, written: $0) })
        }
        if rows.first?.isEmpty == false { return change.result }
        guard try await version(ofOrganization: organization.id) != organization.version else { throw Self.suppressed }
        throw Refusal.changedMeanwhile("organisation")
    }

    /// The owner is the one foreign key that a caller may get wrong.
    private func knowingOwner(_ body: () async throws -> [[PostgresRow]]) async throws -> [[PostgresRow]] {
        do {
            return try await body()
        } catch let error as PostgresError where error.isForeignKeyViolation {
            throw Refusal(
                .invalid, RefusalCode.notAllowedValue, field: "owner", rule: "The owner is a member of staff.")
        }
    }
}
