import Domain
import Foundation
import Testing

/// Where personal data may rest.
struct StorageCountryTests {
    @Test("R-63 there are 31 storage countries: Greece is GR and never EL")
    func list() throws {
        #expect(StorageCountry.allCases.count == 31)
        #expect(try StorageCountry.checked("GR") == .greece)
        for code in ["EL", "US", "GL", "GB", "UK", "gr", "D", "DEU", "", "FO", "NC"] {
            #expect(refusal { _ = try StorageCountry.checked(code) }?.code == "country-not-allowed", "\(code)")
        }
    }

    @Test("Every storage country has a time zone of its own")
    func zones() {
        for country in StorageCountry.allCases {
            #expect(TimeZone(identifier: country.timeZoneName) != nil, "\(country.timeZoneName)")
        }
    }
}
