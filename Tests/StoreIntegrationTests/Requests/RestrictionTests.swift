import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing

@Suite struct RestrictionTests {
    @Test("R-47 a restriction stands in the ledger file, in lane 0 sealed, and an erasure still works")
    func ledger() async throws {
        try await StoreFixture.with { fixture in
            let id = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            let restricted = try await RestrictPerson(fixture.store)(id, reason: .contested, by: fixture.actor)
            let entries = try fixture.store.ledgerFile.read().map(\.entry)
            #expect(entries.contains { $0.kind == .restriction && $0.id == restricted.id && $0.code == "art-18-1-a" })
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

    @Test("A database that has lost a restriction is fenced")
    func rolledBack() async throws {
        try await StoreFixture.with { fixture in
            let id = try await CreatePerson(fixture.store)(StoreFixture.anna, by: fixture.actor)
            _ = try await RestrictPerson(fixture.store)(id, reason: .unlawful, by: fixture.actor)
            _ = try await fixture.database.client(as: .superuser).segment(["DELETE FROM restriction"], lane: .write)
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
}
