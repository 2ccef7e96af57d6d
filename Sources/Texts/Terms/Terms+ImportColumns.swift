extension Terms {
    /// Where a column of a sheet goes, by its name in a mapping.
    package func columnTarget(_ code: String) -> String { Self.columnTargets[code]?[language] ?? code }

    /// What a property of a vCard is called in everyday words; one that few know keeps its own name.
    package func cardProperty(_ name: String) -> String { Self.cardProperties[name]?[language] ?? name }

    static let cardProperties: [String: Bilingual<String>] = [
        "PHOTO": Bilingual("Bild", "picture"), "LOGO": Bilingual("Logo", "logo"), "SOUND": Bilingual("Ton", "sound"),
        "KEY": Bilingual("Schlüssel", "key"), "NOTE": Bilingual("Notiz", "note"),
        "ORG": Bilingual("Firma", "company"), "ROLE": Bilingual("Aufgabe", "role"),
        "BDAY": Bilingual("Geburtstag", "birthday"), "ANNIVERSARY": Bilingual("Jahrestag", "anniversary"),
        "URL": Bilingual("Webseite", "website"), "IMPP": Bilingual("Chatadresse", "chat address"),
        "CATEGORIES": Bilingual("Gruppen", "groups"), "RELATED": Bilingual("Beziehungen", "relations"),
        "GEO": Bilingual("Koordinaten", "coordinates"), "TZ": Bilingual("Zeitzone", "time zone"),
        "AGENT": Bilingual("Vertretung", "agent"), "LANG": Bilingual("Sprache", "language"),
    ]

    static let columnTargets: [String: Bilingual<String>] = [
        "ignore": Bilingual("nicht übernehmen", "leave out"),
        "salutation": Bilingual("Anrede", "Salutation"),
        "honorificPrefix": Bilingual("Titel vor dem Namen", "Title before the name"),
        "givenName": Bilingual("Vorname", "First name"),
        "additionalName": Bilingual("Weitere Vornamen", "Middle names"),
        "familyName": Bilingual("Nachname", "Last name"),
        "honorificSuffix": Bilingual("Titel hinter dem Namen", "Title after the name"),
        "nickname": Bilingual("Spitzname", "Nickname"),
        "jobTitle": Bilingual("Berufliche Stellung", "Job title"),
        "name": Bilingual("Ganzer Name", "Full name"),
        "company": Bilingual("Firma (nur geprüft)", "Company (checked only)"),
        "contactPoints.email": Bilingual("E-Mail", "Email"),
        "contactPoints.telephone": Bilingual("Telefon", "Telephone"),
        "addresses.streetAddress": Bilingual("Straße und Hausnummer", "Street and number"),
        "addresses.postalCode": Bilingual("Postleitzahl", "Postal code"),
        "addresses.addressLocality": Bilingual("Ort", "Town"),
        "addresses.addressCountry": Bilingual("Land", "Country"),
        "addresses.postalCodeAndLocality": Bilingual("Postleitzahl und Ort", "Postal code and town"),
        "purpose": Bilingual("Zweck", "Purpose"),
        "legalBasis": Bilingual("Rechtsgrundlage", "Legal basis"),
        "source": Bilingual("Quelle", "Source"),
        "evidence.requestedAt": Bilingual("Einwilligung: angemeldet am", "Consent: signed up at"),
        "evidence.confirmedAt": Bilingual("Einwilligung: bestätigt am", "Consent: confirmed at"),
        "evidence.wording": Bilingual("Einwilligung: Wortlaut", "Consent: wording"),
        "evidence.sourceSystem": Bilingual("Einwilligung: System", "Consent: system"),
    ]
}
