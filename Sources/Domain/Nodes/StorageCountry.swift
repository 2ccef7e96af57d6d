/// The 31 countries in which personal data may rest: EU, EEA and Switzerland (Art. 44 GDPR; R-63).
///
/// Raw values are ISO 3166-1 alpha-2, so Greece is `GR`; `EL` is no code of that list and is refused.
package enum StorageCountry: String, Sendable, CaseIterable {
    case austria = "AT"
    case belgium = "BE"
    case bulgaria = "BG"
    case croatia = "HR"
    case cyprus = "CY"
    case czechia = "CZ"
    case denmark = "DK"
    case estonia = "EE"
    case finland = "FI"
    case france = "FR"
    case germany = "DE"
    case greece = "GR"
    case hungary = "HU"
    case ireland = "IE"
    case italy = "IT"
    case latvia = "LV"
    case lithuania = "LT"
    case luxembourg = "LU"
    case malta = "MT"
    case netherlands = "NL"
    case poland = "PL"
    case portugal = "PT"
    case romania = "RO"
    case slovakia = "SK"
    case slovenia = "SI"
    case spain = "ES"
    case sweden = "SE"
    case iceland = "IS"
    case liechtenstein = "LI"
    case norway = "NO"
    case switzerland = "CH"

    /// The country of `code`, exactly as ISO writes it; refuses `country-not-allowed`.
    package static func checked(_ code: String, field: String? = "country") throws(Refusal) -> StorageCountry {
        guard let country = StorageCountry(rawValue: code) else {
            throw Refusal(
                .refused, RefusalCode.countryNotAllowed, field: field,
                rule: "Personal data rests in the EU, the EEA or Switzerland only, Art. 44 GDPR.")
        }
        return country
    }

    /// The IANA name of the country's main time zone, in which its days begin and end.
    package var timeZoneName: String {
        switch self {
        case .austria: "Europe/Vienna"
        case .belgium: "Europe/Brussels"
        case .bulgaria: "Europe/Sofia"
        case .croatia: "Europe/Zagreb"
        case .cyprus: "Asia/Nicosia"
        case .czechia: "Europe/Prague"
        case .denmark: "Europe/Copenhagen"
        case .estonia: "Europe/Tallinn"
        case .finland: "Europe/Helsinki"
        case .france: "Europe/Paris"
        case .germany: "Europe/Berlin"
        case .greece: "Europe/Athens"
        case .hungary: "Europe/Budapest"
        case .ireland: "Europe/Dublin"
        case .italy: "Europe/Rome"
        case .latvia: "Europe/Riga"
        case .lithuania: "Europe/Vilnius"
        case .luxembourg: "Europe/Luxembourg"
        case .malta: "Europe/Malta"
        case .netherlands: "Europe/Amsterdam"
        case .poland: "Europe/Warsaw"
        case .portugal: "Europe/Lisbon"
        case .romania: "Europe/Bucharest"
        case .slovakia: "Europe/Bratislava"
        case .slovenia: "Europe/Ljubljana"
        case .spain: "Europe/Madrid"
        case .sweden: "Europe/Stockholm"
        case .iceland: "Atlantic/Reykjavik"
        case .liechtenstein: "Europe/Vaduz"
        case .norway: "Europe/Oslo"
        case .switzerland: "Europe/Zurich"
        }
    }
}
