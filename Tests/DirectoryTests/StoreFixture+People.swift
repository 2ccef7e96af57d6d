import Domain
import Foundation
import Operations
import Store
import TestSupport

extension StoreFixture {
    /// Stores somebody with this name and an address of hers.
    func create(_ given: String?, _ family: String?, town: String? = nil, tenant: UUID? = nil) async throws -> UUID {
        let input = PersonInput(
            profile: PersonProfile(
                givenName: given, familyName: family,
                contactPoints: [ContactPoint(kind: .email, value: "\(UUID())@kunden.example")],
                addresses: town.map { [PostalAddress(addressLocality: $0, addressCountry: "DE")] } ?? []),
            processing: ProcessingStatement(
                purpose: "customer-care", legalBasis: .contract, source: "Auftrag 4711"))
        return try await CreatePerson(store)(input, by: actor)
    }
}
