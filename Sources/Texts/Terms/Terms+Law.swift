extension Terms {
    static let legalBases: [String: Bilingual<String>] = [
        "consent": Bilingual("Einwilligung", "Consent"),
        "contract": Bilingual("Vertrag", "Contract"),
        "legal-obligation": Bilingual("Rechtliche Pflicht", "Legal obligation"),
        "vital-interest": Bilingual("Lebenswichtiges Interesse", "Vital interest"),
        "public-task": Bilingual("Öffentliche Aufgabe", "Public task"),
        "legitimate-interest": Bilingual("Berechtigtes Interesse", "Legitimate interest"),
    ]

    static let articles: [String: Bilingual<String>] = [
        "consent": Bilingual("Art. 6 Abs. 1 Buchst. a DSGVO", "Art. 6(1)(a) GDPR"),
        "contract": Bilingual("Art. 6 Abs. 1 Buchst. b DSGVO", "Art. 6(1)(b) GDPR"),
        "legal-obligation": Bilingual("Art. 6 Abs. 1 Buchst. c DSGVO", "Art. 6(1)(c) GDPR"),
        "vital-interest": Bilingual("Art. 6 Abs. 1 Buchst. d DSGVO", "Art. 6(1)(d) GDPR"),
        "public-task": Bilingual("Art. 6 Abs. 1 Buchst. e DSGVO", "Art. 6(1)(e) GDPR"),
        "legitimate-interest": Bilingual("Art. 6 Abs. 1 Buchst. f DSGVO", "Art. 6(1)(f) GDPR"),
    ]

    static let channels: [String: Bilingual<String>] = [
        "email": Bilingual("E-Mail", "E-mail"),
        "sms": Bilingual("SMS", "Text message"),
        "messenger": Bilingual("Messenger", "Messenger"),
        "phone": Bilingual("Telefon", "Telephone"),
        "post": Bilingual("Post", "Post"),
        "push": Bilingual("Mitteilung der App", "App notification"),
    ]

    static let consentStates: [String: Bilingual<String>] = [
        "ConsentUnknown": Bilingual("unbekannt", "unknown"),
        "ConsentRequested": Bilingual("angefragt", "requested"),
        "ConsentRequestDeferred": Bilingual("aufgeschoben", "deferred"),
        "ConsentRefused": Bilingual("abgelehnt", "refused"),
        "ConsentGiven": Bilingual("erteilt", "given"),
        "RenewedConsentGiven": Bilingual("erneuert", "renewed"),
        "ConsentExpired": Bilingual("abgelaufen", "expired"),
        "ConsentWithdrawn": Bilingual("widerrufen", "withdrawn"),
        "ConsentRevoked": Bilingual("von uns beendet", "ended by us"),
        "ConsentInvalidated": Bilingual("für ungültig erklärt", "declared void"),
    ]

    static let consentMethods: [String: Bilingual<String>] = [
        "double-opt-in": Bilingual("Bestätigt durch die Person selbst", "Confirmed by the person herself"),
        "imported-evidence": Bilingual("Nachweis aus einem anderen System", "Proof from another system"),
        "synthetic-evidence": Bilingual("Erfunden, nur zur Vorführung", "Made up, for demonstration only"),
        "claim": Bilingual("Nur behauptet", "Only claimed"),
        "withdrawal": Bilingual("Widerruf", "Withdrawal"),
        "objection": Bilingual("Widerspruch", "Objection"),
    ]

    static let erasureReasons: [String: Bilingual<String>] = [
        "art-17-1-a": Bilingual("Die Daten werden nicht mehr gebraucht", "The data is no longer needed"),
        "art-17-1-b": Bilingual("Die Einwilligung wurde widerrufen", "Consent was withdrawn"),
        "art-17-1-c": Bilingual("Die Person hat widersprochen", "The person objected"),
        "art-17-1-d": Bilingual("Die Daten wurden unrechtmäßig verarbeitet", "The data was processed unlawfully"),
        "art-17-1-e": Bilingual("Eine rechtliche Pflicht verlangt die Löschung", "A legal duty demands erasure"),
        "merged": Bilingual(
            "Mit einem anderen Eintrag derselben Person zusammengeführt", "Joined with another record of the person"),
        "art-17-1-f": Bilingual("Die Daten stammen von einem Kind", "The data was collected from a child"),
    ]

    static let restrictionReasons: [String: Bilingual<String>] = [
        "art-18-1-a": Bilingual("Die Person bestreitet, dass die Daten stimmen", "The person says the data is wrong"),
        "art-18-1-b": Bilingual(
            "Die Verarbeitung war unrechtmäßig, die Person will keine Löschung",
            "The processing was unlawful, and the person does not want erasure"),
        "art-18-1-c": Bilingual(
            "Die Person braucht die Daten noch für eigene Ansprüche", "The person still needs the data for a claim"),
        "art-18-1-d": Bilingual(
            "Die Person hat widersprochen, das Ergebnis steht noch aus",
            "The person objected, and the outcome is still open"),
    ]

    static let tables: [String: Bilingual<String>] = organizationTables.merging([
        "person": Bilingual("Stammdaten der Person", "The person's record"),
        "contact_point": Bilingual("Suchschlüssel der Kontaktwege", "Search keys of contact points"),
        "processing_ground": Bilingual("Gründe der Speicherung", "Reasons for keeping"),
        "wrapped_key": Bilingual("Schlüssel", "Keys"),
        "consent": Bilingual("Stand der Einwilligungen", "State of consents"),
        "consent_event": Bilingual("Nachweise der Einwilligungen", "Proof of consents"),
        "document": Bilingual("Belege", "Documents"),
        "delivery": Bilingual("Versandte Nachrichten", "Messages sent"),
        "import_row": Bilingual("Zeilen aus Importen", "Rows of imports"),
        "quarantine_token": Bilingual("Suchschlüssel zurückgehaltener Zeilen", "Search keys of rows kept back"),
        "suppression": Bilingual("Sperrvermerk", "Suppression entry"),
        "event_slot": Bilingual("Nachweise im Protokoll", "Proof in the log"),
    ]) { first, _ in first }

    static let policies: [String: Bilingual<String>] = [
        "strict": Bilingual(
            "Streng: Vertrag, rechtliche Pflicht oder erteilte Einwilligung",
            "Strict: contract, legal obligation or given consent"),
        "lawful-basis": Bilingual(
            "Jede Rechtsgrundlage, die der Zweck nennt", "Every legal basis that the purpose names"),
    ]
}
