import Domain
import Foundation
import Operations
import Postgres
import TestSupport
import Vault

@testable import Store

/// A business in which something lies in every sealed column.
struct KeyWorld: Sendable {
    let fixture: StoreFixture
    /// A person with a contract, a consent, a withdrawal, grounds, an employment, activities, and what an import changed.
    let anna: UUID

    static func with(_ body: (KeyWorld) async throws -> Void) async throws {
        try await StoreFixture.with { fixture in
            let consents = ConsentWorld(fixture: fixture)
            let anna = try await consents.customer()
            try await consents.reduce(.withdrawal, anna, purposes: ["newsletter"], channels: ["email"])
            _ = try await ErasureTests.importing(
                """
                Vorname;Nachname;E-Mail;Telefon;Zweck;Rechtsgrundlage;Quelle
                Anna;Groß;anna.gross@kunden.example;030 23125002;customer-care;contract;Altbestand
                Emil;Grundlos;emil@kunden.example;;;;
                """, fixture, ImportOrder(duplicates: .update))
            _ = try await LoadDemo(fixture.store)(people: 40, by: fixture.actor)
            try await relate(anna, fixture)
            try await SignupWorld(fixture: fixture).ask("neu@kunden.example")
            try await RequestWorld(fixture: fixture).ask(.access, "fremd@kunden.example")
            var file = [Array("Vorname;E-Mail\nKurt;kurt@kunden.example\n".utf8)]
            _ = try await ImportFiles(fixture.store, queue: ImportQueue(fixture.store, logger: .quiet)).upload(
                ImportFileTests.chosen, by: fixture.actor
            ) { file.popLast() }
            try await enroll(fixture)
            try await body(KeyWorld(fixture: fixture, anna: anna))
        }
    }

    private static func relate(_ anna: UUID, _ fixture: StoreFixture) async throws {
        let scope = fixture.store.scoped(to: fixture.actor)
        let activities = OrganizationUseCases(fixture.store, declaration: ConsentWorld(fixture: fixture).declaration)
            .activities
        let person = try await scope.person(anna)
        let client = fixture.database.client(as: .superuser)
        let organization = try await client.segment(["SELECT id FROM organization LIMIT 1"], lane: .read)[0][0]
            .decode(UUID.self)
        _ = try await scope.employ(person, in: organization, EmploymentDetail(jobTitle: "Einkauf"))
        for number in 1...3 {
            _ = try await activities.add(
                ActivityInput(
                    kind: .note, content: ActivityContent(text: "Gespräch \(number)"), organization: nil,
                    people: [anna]), by: fixture.actor)
        }
    }

    /// The owner with password, second factor and a view of her own.
    private static func enroll(_ fixture: StoreFixture) async throws {
        _ = try await SetPassword(fixture.store, hasher: PasswordHasher(passes: 1, memory: 8 << 20))(
            fixture.invitation.secret, .invitation, password: "Vier Schafe am Deich")
        let owner = Actor(
            tenant: fixture.tenant.id, member: fixture.invitation.member, role: .owner, purpose: "customer-care",
            via: .session)
        try await SecondFactor(fixture.store).begin(by: owner)
        let scope = fixture.store.scoped(to: owner)
        let member = try await scope.member(fixture.invitation.member)
        _ = try await scope.createListView(
            ListViewRecord(name: "Kölner", order: "-createdAt", filters: ["town=Köln"], columns: [.town]), of: .person,
            isShared: true, by: member)
    }

    var verifier: KeyVerifier { KeyVerifier(fixture.store) }

    func verify(sample: Int? = nil) async throws -> KeyReport {
        try await verifier.verify(fixture.tenant.id, sample: sample)
    }

    /// What a superuser does with every trigger and rule out of the way.
    func tamper(_ statement: PostgresQuery) async throws {
        _ = try await fixture.database.client(as: .superuser).segment(
            ["SELECT set_config('session_replication_role', 'replica', true)", statement], lane: .write)
    }

    /// One number that a superuser reads.
    func count(_ query: PostgresQuery) async throws -> Int {
        try await ConsentWorld(fixture: fixture).count(query)
    }

    /// What the log says is wrong, after everything is sealed.
    func findings() async throws -> [AuditFinding] {
        repeat {
            try await Sequencer(fixture.operatorStore).sealAll(fixture.tenant.id)
        } while try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).unsealed > 0
        return try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).findings
    }
}
