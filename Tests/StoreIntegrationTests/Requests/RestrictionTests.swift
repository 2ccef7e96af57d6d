import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing
import Vault

@Suite struct RestrictionTests {
    @Test("R-47 a restriction stands in the ledger file, in lane 0 sealed, and an erasure still works")
    func ledger() async throws {
        try await StoreFixture.with { fixture in
            let id = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let restricted = try await RestrictPerson(fixture.store)(id, reason: .contested, by: fixture.actor)
            let entries = try fixture.store.ledgerFile.read().map(\.entry)
            #expect(
                entries.contains {
                    $0.kind == .restriction && $0.id == restricted.id && $0.code.hasPrefix("art-18-1-a.")
                })
            #expect(try await fixture.operatorStore.reconcileLedger() == 0)
            let client = fixture.database.client(as: .superuser)
            let slots = try await client.segment(
                ["SELECT payload IS NULL, length(sealed) FROM event_slot WHERE subject_id = \(id)"], lane: .read)
            let (isSealed, bytes) = try slots[0][0].decode(Bool.self, Int32.self)
            #expect(isSealed && bytes > 80)
            try await Sequencer(fixture.store).sealAll(fixture.tenant.id)
            #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).isIntact)
            _ = try await fixture.erase(id, reason: .noLongerNeeded, suppress: false, by: fixture.actor)
            #expect(try await fixture.operatorStore.reconcileLedger() == 0)
        }
    }

    @Test(
        "R-47 an import that is taken back leaves who is restricted where she is, and her log to those who may see her")
    func undoneImport() async throws {
        try await StoreFixture.with { fixture in
            let batch = try await ErasureTests.importing(
                """
                Vorname;Nachname;E-Mail;Zweck;Rechtsgrundlage;Quelle
                Anna;Groß;anna.gross@kunden.example;customer-care;contract;Altbestand
                Bert;Klein;bert@kunden.example;customer-care;contract;Altbestand
                """, fixture)
            let found = try await ReadPeople(fixture.store).with("anna.gross@kunden.example", .email, by: fixture.actor)
            let anna = try #require(found.first?.id)
            _ = try await RestrictPerson(fixture.store)(anna, reason: .neededForClaims, by: fixture.actor)
            let outcome = try await UndoImport(fixture.store)(batch.id, by: fixture.actor)
            #expect(outcome.removed == 1)
            #expect(try await ReadPeople(fixture.store).one(anna, by: fixture.actor).isRestricted)
        }
    }

    @Test("A database that has lost a restriction is fenced")
    func rolledBack() async throws {
        try await StoreFixture.with { fixture in
            let id = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            _ = try await RestrictPerson(fixture.store)(id, reason: .unlawful, by: fixture.actor)
            // As it was before: neither the restriction nor the state of her subject.
            _ = try await fixture.database.client(as: .superuser).segment(
                ["DELETE FROM restriction", "UPDATE subject SET state = 'active' WHERE id = \(id)"], lane: .write)
            #expect(try await fixture.operatorStore.reconcileLedger() == 1)
        }
    }

    @Test("An owner, tags and values are vouched for and found changed when somebody writes past us")
    func vouched() async throws {
        try await StoreFixture.with { fixture in
            let id = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            _ = try await ChangePerson(fixture.store)(id, version: nil, by: fixture.actor) { edit in
                edit.owner = fixture.invitation.member
            }
            #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).isIntact)
            _ = try await fixture.database.client(as: .superuser).segment(
                ["UPDATE person SET owner_id = NULL WHERE id = \(id)"], lane: .write)
            #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).isIntact == false)
        }
    }

    @Test("R-47 her positions, her entries and her name beside entries of others are hidden, and no change loses her")
    func relations() async throws {
        try await StoreFixture.with { fixture in
            let create = CreatePerson(fixture.store)
            let anna = try await create(StoreFixture.anna, by: fixture.actor)
            let bert = try await create(
                PersonInput(
                    profile: PersonProfile(givenName: "Bert", familyName: "Müller-Lüdenscheidt"),
                    processing: StoreFixture.anna.processing), by: fixture.actor)
            let tied = OrganizationUseCases(
                fixture.store, declaration: .init(backupHorizonDays: 30, rootProvider: "file"))
            let bakery = try await tied.create(
                OrganizationInput(
                    profile: OrganizationProfile(name: "Bäckerei Groß"), processing: StoreFixture.anna.processing),
                by: fixture.actor)
            func note(
                _ text: String, in organization: UUID? = nil, _ people: [UUID], by actor: Actor
            ) async throws -> UUID {
                try await tied.activities.add(
                    ActivityInput(
                        kind: .note, content: ActivityContent(text: text), organization: organization, people: people),
                    by: actor)
            }
            let place = try await tied.employments.add(anna, in: bakery, EmploymentDetail(), by: fixture.actor)
            let hers = try await note("Geheim", [anna, bert], by: fixture.actor)
            let shared = try await note("Beide waren da", in: bakery, [anna, bert], by: fixture.actor)
            _ = try await RestrictPerson(fixture.store)(anna, reason: .contested, by: fixture.actor)

            let sales = StoreFixture.actor(fixture.tenant.id, role: .sales)
            func isRefused(_ kind: Refusal.Kind, _ body: () async throws -> Void) async {
                do {
                    try await body()
                    Issue.record("not refused")
                } catch {
                    #expect((error as? Refusal)?.kind == kind)
                }
            }
            await isRefused(.notFound) { _ = try await tied.timeline.of(anna, .person, limit: 10, by: sales) }
            await isRefused(.notFound) { _ = try await tied.employments.of(anna, by: sales) }
            await isRefused(.notFound) { _ = try await tied.employments.one(place, of: anna, by: sales) }
            await isRefused(.notFound) { try await tied.employments.remove(place, of: anna, by: sales) }
            await isRefused(.notFound) { _ = try await tied.activities.one(hers, by: sales) }
            await isRefused(.notFound) { _ = try await tied.grounds.of(anna, .person, by: sales) }
            await isRefused(.invalid) { _ = try await note("Neu", in: bakery, [anna], by: sales) }
            #expect(try await tied.employments.in(bakery, by: sales).isEmpty)
            #expect(try await tied.employments.in(bakery, by: fixture.actor).count == 1)
            #expect(try await tied.activities.page(after: nil, limit: 10, by: sales).map(\.id) == [shared])
            let events = try await tied.timeline.of(bert, .person, limit: 10, by: sales)
            #expect(try await tied.timeline.names(in: events, besides: bert, by: sales).keys.map { $0 } == [bakery])
            #expect(!events.contains { $0.id == hers })
            let changed = try await tied.activities.change(shared, version: 1, by: sales) {
                #expect($0.participants == [bert])
                $0.content.text = "Beide waren lange da"
            }
            #expect(changed.participants == [bert])
            let seen = try await tied.activities.one(shared, by: fixture.actor)
            #expect(Set(seen.participants) == [anna, bert] && seen.content.text == "Beide waren lange da")
            #expect(try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id).isIntact)
        }
    }
}
