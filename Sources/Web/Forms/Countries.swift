import Foundation
import Texts

/// Countries to choose from, by their names in the page's language.
enum Countries {
    /// The neighbours, in the order of their names.
    static func nearby(_ language: Language) -> [(value: String, label: String)] {
        all(language).filter { near.contains($0.value) }
    }

    /// Every country of ISO 3166-1, in the order of their names.
    static func all(_ language: Language) -> [(value: String, label: String)] {
        language == .german ? german : english
    }

    /// The name of a country; the code itself for an unknown one.
    static func name(_ code: String, _ language: Language) -> String {
        all(language).first { $0.value == code }?.label ?? code
    }

    private static let near: Set = ["DE", "AT", "CH", "LI", "LU", "FR", "NL", "BE", "DK", "PL", "CZ", "IT"]
    private static let german = names("de")
    private static let english = names("en")

    private static func names(_ language: String) -> [(value: String, label: String)] {
        let locale = Locale(identifier: language)
        let countries = Locale.Region.isoRegions.map(\.identifier)
            .filter { $0.utf8.count == 2 && $0.utf8.allSatisfy { (65...90).contains($0) } }
            .map { (value: $0, label: locale.localizedString(forRegionCode: $0) ?? $0) }
        return countries.sorted { $0.label.compare($1.label, locale: locale) == .orderedAscending }
    }
}
