extension Terms {
    static let roles: [String: Bilingual<String>] = [
        "owner": Bilingual("Inhaberin oder Inhaber", "Owner"),
        "admin": Bilingual("Verwaltung", "Administrator"),
        "sales": Bilingual("Vertrieb", "Sales"),
        "marketing": Bilingual("Marketing", "Marketing"),
        "support": Bilingual("Kundendienst", "Support"),
        "privacy-officer": Bilingual("Datenschutz", "Privacy officer"),
        "read-only": Bilingual("Nur lesen", "Read only"),
    ]

    static let lifecycles: [String: Bilingual<String>] = [
        "lead": Bilingual("Interessiert", "Lead"),
        "prospect": Bilingual("Im Gespräch", "Prospect"),
        "customer": Bilingual("Kundschaft", "Customer"),
        "former": Bilingual("Ehemalig", "Former"),
        "partner": Bilingual("Partner", "Partner"),
    ]

    static let contactKinds: [String: Bilingual<String>] = [
        "email": Bilingual("E-Mail", "E-mail"),
        "telephone": Bilingual("Telefon", "Telephone"),
    ]

    static let salutations: [String: Bilingual<String>] = [
        "mr": Bilingual("Herr", "Mr"),
        "ms": Bilingual("Frau", "Ms"),
        "neutral": Bilingual("Ohne Herr oder Frau", "By name alone"),
    ]

    static let fields: [String: Bilingual<String>] = [
        "givenName": Bilingual("Vorname", "Given name"),
        "familyName": Bilingual("Nachname", "Family name"),
        "honorificPrefix": Bilingual("Titel", "Title"),
        "additionalName": Bilingual("Weitere Vornamen", "Middle names"),
        "honorificSuffix": Bilingual("Namenszusatz", "Suffix"),
        "nickname": Bilingual("Spitzname", "Nickname"),
        "salutation": Bilingual("Anrede", "Form of address"),
        "jobTitle": Bilingual("Berufliche Stellung", "Job title"),
        "tags": Bilingual("Schlagwörter", "Tags"),
        "customValues": Bilingual("Eigene Felder", "Custom fields"),
        "furtherTags": Bilingual("Weitere Schlagwörter", "Further tags"),
        "customFields": Bilingual("Eigene Felder", "Your own fields"),
        "contactPoints": Bilingual("Kontaktwege", "Contact points"),
        "value": Bilingual("Adresse oder Nummer", "Address or number"),
        "kind": Bilingual("Art", "Kind"),
        "label": Bilingual("Bezeichnung", "Label"),
        "isPrimary": Bilingual("Bevorzugt", "Preferred"),
        "addresses": Bilingual("Anschriften", "Addresses"),
        "streetAddress": Bilingual("Straße und Hausnummer", "Street and number"),
        "postalCode": Bilingual("Postleitzahl", "Postal code"),
        "addressLocality": Bilingual("Ort", "Town"),
        "addressCountry": Bilingual("Land", "Country"),
        "lifecycle": Bilingual("Stand", "Stage"),
        "purpose": Bilingual("Zweck", "Purpose"),
        "legalBasis": Bilingual("Rechtsgrundlage", "Legal basis"),
        "source": Bilingual("Quelle", "Source"),
        "evidence": Bilingual("Nachweis", "Evidence"),
        "name": Bilingual("Name", "Name"),
        "email": Bilingual("E-Mail-Adresse", "E-mail address"),
    ]

    static let importStates: [String: Bilingual<String>] = [
        "running": Bilingual("läuft", "running"),
        "completed": Bilingual("abgeschlossen", "completed"),
        "failed": Bilingual("gescheitert", "failed"),
        "undoing": Bilingual("wird zurückgenommen", "being undone"),
        "undone": Bilingual("zurückgenommen", "undone"),
    ]
}
