import Domain
import Foundation
import Operations
import Postgres
import Store
import TestSupport
import Testing

extension StoreFixture {
    /// Stores somebody with this name and an address of hers, for the fixture's tenant or that of another actor.
    func create(_ given: String?, _ family: String?, town: String? = nil, by other: Actor? = nil) async throws -> UUID {
        let input = PersonInput(
            profile: PersonProfile(
                givenName: given, familyName: family,
                contactPoints: [ContactPoint(kind: .email, value: "\(UUID())@kunden.example")],
                addresses: town.map { [PostalAddress(addressLocality: $0, addressCountry: "DE")] } ?? []),
            processing: ProcessingStatement(
                purpose: "customer-care", legalBasis: .contract, source: "Auftrag 4711"))
        return try await CreatePerson(store)(input, by: other ?? actor)
    }

    /// Waits until no older transaction of the cluster runs any more, a minute at most: what one of them could still precede
    /// is read again beside what was filled, and counts twice.
    func settle() async throws {
        let client = database.client(as: .superuser)
        for _ in 0..<6_000 {
            let rows = try await client.segment(
                ["SELECT bool_and(xid < pg_snapshot_xmin(pg_current_snapshot())) FROM audit_entry"], lane: .read)
            if let row = rows.first?.first, try row.decode(Bool.self) { return }
            try await Task.sleep(for: .milliseconds(10))
        }
        Issue.record("an older transaction ran for a minute")
    }
}
