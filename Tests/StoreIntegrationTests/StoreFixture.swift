import Domain
import Foundation
import Logging
import Operations
import Postgres
import Store
import TestSupport
import Vault

/// A tenant in a database and keystore of its own, for one test.
struct StoreFixture {
    let database: TestDatabase
    /// Works as `obhut` does: owner role, keystore open for writing.
    let operatorStore: Store
    /// Works as `obhutd` does: runtime role.
    let store: Store
    let clock: SettableClock
    let tenant: TenantRecord
    let invitation: Invitation
    let directory: String

    /// The operator acting for the tenant.
    var actor: Actor { Self.actor(tenant.id) }

    static func actor(_ tenant: UUID, role: Role = .owner) -> Actor {
        Actor(
            tenant: tenant, member: nil, role: role, purpose: "operation", via: .operator(user: "root", reason: nil))
    }

    /// Makes everything, runs `body`, and removes it again.
    static func with<Result: Sendable>(
        policy: TenantPolicy = .strict, _ body: (StoreFixture) async throws -> Result
    ) async throws -> Result {
        let directory = FileManager.default.temporaryDirectory.appending(path: "obhut-test-\(UUID())").path()
        defer { try? FileManager.default.removeItem(atPath: directory) }
        return try await TestDatabase.lease { database in
            let root = RootProvider.file("\(directory)/root.key")
            _ = try Vault.initialize(directory: directory, root: root, recoveryRecipient: nil)
            let vault = try Vault.open(directory: directory, root: root, mode: .writer)
            let ledger = try ErasureLedgerFile.open(directory: directory)
            let clock = SettableClock(Date(timeIntervalSince1970: 1_795_000_000))
            func store(_ role: TestRole) -> Store {
                Store(
                    postgres: database.client(as: role), vault: vault, ledgerFile: ledger, clock: clock,
                    logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            }
            let owner = store(.owner)
            try await owner.bindInstallation()
            let (tenant, invitation) = try await CreateTenant(owner)(
                .init(
                    slug: "muster", name: "Muster GmbH", country: "DE", locale: "de", policy: policy,
                    ownerEmail: "inhaberin@muster.example", agreementDigest: nil), user: "root", reason: nil)
            return try await body(
                StoreFixture(
                    database: database, operatorStore: owner, store: store(.runtime), clock: clock, tenant: tenant,
                    invitation: invitation, directory: directory))
        }
    }

    /// A second tenant beside the first.
    func otherTenant() async throws -> TenantRecord {
        try await CreateTenant(operatorStore)(
            .init(
                slug: "nebenan", name: "Nebenan KG", country: "AT", locale: "de", policy: .strict,
                ownerEmail: "chefin@nebenan.example", agreementDigest: nil), user: "root", reason: nil
        ).0
    }

    /// Anna Groß, a customer.
    static let anna = PersonInput(
        profile: PersonProfile(
            givenName: "Anna", familyName: "Groß", honorificPrefix: "Dr.",
            contactPoints: [
                ContactPoint(kind: .email, value: "Anna.Gross@Kunden.example"),
                ContactPoint(kind: .telephone, value: "030 / 23125-001"),
            ],
            addresses: [
                PostalAddress(
                    streetAddress: "Lindenstraße 5", postalCode: "10115", addressLocality: "Berlin",
                    addressCountry: "DE")
            ]),
        lifecycle: .customer,
        processing: ProcessingStatement(purpose: "customer-care", legalBasis: .contract, source: "Auftrag 4711"))

    var erase: ErasePerson {
        ErasePerson(store, declaration: .init(backupHorizonDays: 30, rootProvider: "file"))
    }
}
