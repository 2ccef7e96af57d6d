import Domain
import Foundation
import Operations
import Store
import TestSupport
import Testing

@Suite struct RowDigestTests {
    @Test("A row vouched for at any fraction of a microsecond is as it was written")
    func fractions() async throws {
        try await StoreFixture.with { fixture in
            let create = CreatePerson(fixture.store)
            for step in 0..<60 {
                fixture.clock.set(Date(timeIntervalSince1970: 1_795_000_000 + Double(step) * 0.000_037_123_9))
                _ = try await create(StoreFixture.anna, by: fixture.actor)
            }
            let report = try await AuditVerifier(fixture.operatorStore).verify(fixture.tenant.id)
            #expect(report.rows > 60)
            #expect(report.findings == [])
        }
    }
}
