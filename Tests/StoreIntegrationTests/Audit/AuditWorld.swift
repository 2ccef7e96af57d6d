import Domain
import Foundation
import Postgres
import TestSupport
import Testing
import Vault

@testable import Store

/// A node with one tenant in a database of its own, and an intruder who is superuser of that database.
struct AuditWorld: Sendable {
    let database: TestDatabase
    /// As `obhutd` sees it.
    let store: Store
    /// As `obhut` sees it.
    let owner: Store
    let clock: SettableClock
    let intruder: PostgresClient
    let tenant: UUID
    let member = UUID()
    let keystore: String

    static func run(_ body: (AuditWorld) async throws -> Void) async throws {
        let keystore = "\(NSTemporaryDirectory())/obhut-audit-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: keystore) }
        let root = RootProvider.file("\(keystore)/root.key")
        _ = try Vault.initialize(directory: keystore, root: root, recoveryRecipient: nil)
        let vault = try Vault.open(directory: keystore, root: root, mode: .writer)
        let file = try ErasureLedgerFile.open(directory: keystore)
        let clock = SettableClock(Date(timeIntervalSince1970: 1_790_000_000.123456))
        try await TestDatabase.lease { database in
            func store(_ role: TestRole) -> Store {
                Store(
                    postgres: database.smallClient(as: role), vault: vault, ledgerFile: file, clock: clock,
                    logger: .quiet)
            }
            let owner = store(.owner)
            try await owner.bindInstallation()
            let world = AuditWorld(
                database: database, store: store(.runtime), owner: owner, clock: clock,
                intruder: database.smallClient(as: .superuser),
                tenant: try await Self.addTenant("baeckerei-weiss", owner), keystore: keystore)
            try await body(world)
        }
    }

    static func addTenant(_ slug: String, _ owner: Store) async throws -> UUID {
        let tenant = TenantRecord(
            id: UUID(), slug: slug, name: "Bäckerei Weiß", country: "DE", locale: "de", policy: .strict,
            agreementDigest: nil, agreementDue: nil, createdAt: owner.clock.now)
        try owner.vault.addTenant(tenant.id)
        let versions = try IndexUse.allCases.map { ($0.code, try owner.vault.activeIndexVersion(tenant.id, $0)) }
        let actor = Actor(
            tenant: tenant.id, member: nil, role: .owner, purpose: "operation",
            via: .operator(user: "anna", reason: "TICKET-7"))
        try await owner.node.create(
            tenant, epoch: try owner.vault.activeEpoch(tenant.id), indexVersions: versions,
            purposes: DefaultPurposes.all, by: actor)
        return tenant.id
    }

    var sequencer: Sequencer { Sequencer(store) }

    var scope: TenantScope { scope(of: tenant) }

    func scope(of tenant: UUID) -> TenantScope {
        store.scoped(
            to: Actor(tenant: tenant, member: member, role: .sales, purpose: "customer-care", via: .session))
    }

    /// Stores a person.
    func person(_ name: String, in tenant: UUID? = nil) async throws -> UUID {
        let profile = try PersonProfile(
            givenName: name, familyName: "Müller-Lüdenscheidt",
            contactPoints: [
                ContactPoint(
                    id: UUID(), kind: .email, value: "\(UUID().uuidString.lowercased())@kunde.example", label: nil,
                    isPrimary: true)
            ]
        ).validated()
        let draft = PersonDraft(
            profile: profile, lifecycle: .customer,
            ground: GroundDraft(
                purpose: "customer-care", legalBasis: .contract, since: clock.now, until: nil,
                endRule: "none", detail: GroundDetail(source: "Ladentheke")))
        try await scope(of: tenant ?? self.tenant).create(draft)
        return draft.id
    }

    /// Gives a person another first name.
    func rename(_ id: UUID, _ name: String) async throws {
        let person = try await scope.person(id)
        var profile = person.profile
        profile.givenName = name
        _ = try await scope.update(person, profile: profile, lifecycle: person.lifecycle)
    }

    func erase(_ id: UUID) async throws {
        _ = try await scope.erase(
            ErasureOrder(.person, id, reason: "art-17-1-b", request: nil, suppress: false), receipt: { _ in "{}" })
    }

    /// Seals until nothing waits, a minute at most: transactions of other tests hold sealing up, since the oldest one of
    /// a cluster decides.
    @discardableResult
    func sealEverything(of tenant: UUID? = nil) async throws -> SealingResult {
        var total = SealingResult()
        for _ in 0..<6_000 {
            let result = try await sequencer.sealAll(tenant ?? self.tenant)
            total.entries += result.entries
            total.blocks += result.blocks
            if try await verify(tenant).unsealed == 0 { return total }
            try await Task.sleep(for: .milliseconds(10))
        }
        Issue.record("not sealed within a minute")
        return total
    }

    func verify(_ tenant: UUID? = nil) async throws -> AuditReport {
        try await AuditVerifier(store).verify(tenant ?? self.tenant)
    }

    /// Does as superuser what no role of ours may, with every trigger and policy out of the way.
    @discardableResult
    func tamper(_ statements: PostgresQuery...) async throws -> [PostgresRow] {
        let results = try await intruder.segment(
            ["SELECT set_config('session_replication_role', 'replica', true)"] + statements, lane: .write)
        return results.last ?? []
    }
}
