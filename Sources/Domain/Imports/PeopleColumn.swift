/// A column of the sheets that Obhut writes; what it reads again is in ``ColumnVocabulary``.
enum PeopleColumn: String, Sendable, CaseIterable {
    case salutation
    case honorificPrefix
    case givenName
    case additionalName
    case familyName
    case honorificSuffix
    case nickname
    case jobTitle
    case email
    case telephone
    case streetAddress
    case postalCode
    case addressLocality
    case addressCountry
    case lifecycle
    case createdAt

    /// The header, with the word for contact points or addresses of one kind behind it.
    func header(_ label: String? = nil, isGerman: Bool) -> String {
        let word = isGerman ? german : english
        return label.map { "\(word) \($0)" } ?? word
    }

    private var german: String {
        switch self {
        case .salutation: "Anrede"
        case .honorificPrefix: "Vorangestellter Titel"
        case .givenName: "Vorname"
        case .additionalName: "Weitere Vornamen"
        case .familyName: "Nachname"
        case .honorificSuffix: "Nachgestellter Titel"
        case .nickname: "Spitzname"
        case .jobTitle: "Position"
        case .email: "E-Mail"
        case .telephone: "Telefon"
        case .streetAddress: "Straße"
        case .postalCode: "PLZ"
        case .addressLocality: "Ort"
        case .addressCountry: "Land"
        case .lifecycle: "Stufe"
        case .createdAt: "Angelegt am"
        }
    }

    private var english: String {
        switch self {
        case .salutation: "Salutation"
        case .honorificPrefix: "Name prefix"
        case .givenName: "First name"
        case .additionalName: "Middle name"
        case .familyName: "Last name"
        case .honorificSuffix: "Name suffix"
        case .nickname: "Nickname"
        case .jobTitle: "Job title"
        case .email: "Email"
        case .telephone: "Phone"
        case .streetAddress: "Street"
        case .postalCode: "Postal code"
        case .addressLocality: "City"
        case .addressCountry: "Country"
        case .lifecycle: "Stage"
        case .createdAt: "Added on"
        }
    }
}
