import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing
import Vault

/// Carrying out again what a database that was rolled back has lost.
@Suite struct ReplayTests {
    @Test("R-49 whatever order the file has, and whatever it holds that nobody understands: everybody in it is erased")
    func order() async throws {
        try await StoreFixture.with { fixture in
            let world = ConsentWorld(fixture: fixture)
            let anna = try await world.customer()
            let bert = try await world.subscriber("bert@kunden.example")
            func entry(_ kind: ErasureLedgerEntry.Kind, _ code: String) -> ErasureLedgerEntry {
                ErasureLedgerEntry(
                    kind: kind, tenant: fixture.tenant.id, id: UUID(), code: code, at: fixture.clock.now)
            }
            func name(_ id: UUID) -> String { id.uuidString.lowercased() }
            try await fixture.store.ledgerFile.append([
                entry(.erasure, "art-17-1-b.person.\(name(anna))"), entry(.withdrawal, "art-7-3.\(name(anna))"),
                entry(.restriction, "art-99.\(name(bert))"), entry(.erasure, "art-17-1-b.person.\(name(bert))"),
            ])
            #expect(try await fixture.operatorStore.fence().standing.count == 4)
            let replay = ReplayReductions(fixture.operatorStore, declaration: world.declaration)
            await #expect(throws: StoreError.self) { try await replay(by: { _ in fixture.actor }) }
            #expect(try await world.count("SELECT count(*) FROM subject WHERE state = 'erased'") == 2)
            #expect(try await world.count("SELECT count(*) FROM person") == 0)
            // Whoever is erased is asked for nothing more.
            let outcome = try await replay(by: { _ in fixture.actor })
            #expect(outcome.isOpen && outcome.erased == 0)
        }
    }
}
