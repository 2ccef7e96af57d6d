/// The 31 countries that personal data may be stored in: EU, EEA and Switzerland.
enum StorageCountries {
    static let codes: Set<String> = Set(list.split(separator: " ").map(String.init))
    static let list =
        "AT BE BG CH CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK"
}
