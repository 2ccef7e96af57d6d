package import Domain
package import Foundation
import Logging
package import Operations
import Postgres
package import Store
import Vault

/// A tenant in a database and keystore of its own, for one test.
package struct StoreFixture: Sendable {
    /// The database behind it.
    package let database: TestDatabase
    /// Works as `obhut` does: owner role, keystore open for writing.
    package let operatorStore: Store
    /// Works as `obhutd` does: runtime role.
    package let store: Store
    /// Business time, to be moved.
    package let clock: SettableClock
    /// The business.
    package let tenant: TenantRecord
    /// The owner's invitation.
    package let invitation: Invitation
    /// The keystore.
    package let directory: String

    /// The operator acting for the tenant.
    package var actor: Actor { Self.actor(tenant.id) }

    /// The operator acting for any tenant.
    package static func actor(_ tenant: UUID, role: Role = .owner) -> Actor {
        Actor(
            tenant: tenant, member: nil, role: role, purpose: "operation", via: .operator(user: "root", reason: nil))
    }

    /// Makes everything, runs `body`, and removes it again.
    package static func with<Result: Sendable>(
        policy: TenantPolicy = .strict, country: String = "DE", hasAgreement: Bool = false,
        _ body: (StoreFixture) async throws -> Result
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
                    postgres: database.smallClient(as: role), vault: vault, ledgerFile: ledger, clock: clock,
                    logger: .quiet)
            }
            let owner = store(.owner)
            try await owner.bindInstallation()
            let (tenant, invitation) = try await CreateTenant(owner)(
                .init(
                    slug: "muster", name: "Muster & Söhne GmbH", country: country, locale: "de", policy: policy,
                    ownerEmail: "inhaberin@muster.example",
                    agreementDigest: hasAgreement ? [UInt8](repeating: 7, count: 32) : nil), user: "root", reason: nil)
            return try await body(
                StoreFixture(
                    database: database, operatorStore: owner, store: store(.runtime), clock: clock, tenant: tenant,
                    invitation: invitation, directory: directory))
        }
    }

    /// A second tenant beside the first.
    package func otherTenant() async throws -> (tenant: TenantRecord, invitation: Invitation) {
        try await CreateTenant(operatorStore)(
            .init(
                slug: "nebenan", name: "Nebenan KG", country: "AT", locale: "de", policy: .strict,
                ownerEmail: "chefin@nebenan.example", agreementDigest: nil), user: "root", reason: nil)
    }

    /// Anna Groß, a customer.
    package static let anna = PersonInput(
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

    /// Erasures of this store.
    package var erase: ErasePerson {
        ErasePerson(store, declaration: .init(backupHorizonDays: 30, rootProvider: "file"))
    }
}
