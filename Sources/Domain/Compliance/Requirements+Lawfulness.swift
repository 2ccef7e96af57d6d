extension Requirements {
    /// Bases, catalogue, notices and the record of consents.
    static let lawfulness: [Requirement] = [
        Requirement(
            1, "Niemand wird ohne Zweck und Rechtsgrundlage gespeichert",
            "Nobody is stored without a purpose and a legal basis", "Art. 5(1)(a)(b), 6 GDPR", checks: [.grounds],
            suites: ["StorageGateTests", "PersonStoreTests", "APIPeopleTests", "APIImportTests"]),
        Requirement(
            2, "Jede Spalte mit Personenbezug steht im Verzeichnis", "Every personal column stands in the catalogue",
            "Art. 5(1)(c), 25, 30 GDPR", checks: [.catalogue], suites: ["CatalogueTests", "SchemaTests"]),
        Requirement(
            3, "Die Rechtsgrundlage eines Zeitraums wird nicht umgeschrieben",
            "The basis of a period is not rewritten", "EDPB 05/2020", checks: [.appendOnly],
            suites: ["EndedGroundTests"]),
        Requirement(
            4, "Besondere Kategorien nur mit ausdrücklicher Einwilligung und Folgenabschätzung",
            "Special categories need explicit consent and an impact assessment", "Art. 9, 35 GDPR",
            gap: .missing(
                "Eigene Felder lassen sich noch nicht als besondere Kategorie kennzeichnen.",
                "Custom fields cannot be marked as a special category yet.")),
        Requirement(
            5, "Ein neuer Zweck wartet, bis die Information verschickt ist",
            "A new purpose waits until the notice was sent", "Art. 13(3), 14(4) GDPR",
            gap: .missing(
                "Der Versand einer geänderten Information wird noch nicht festgehalten.",
                "The sending of a changed notice is not recorded yet.")),
        Requirement(
            6, "Einwilligung je Person, Zweck, Kanal und Adresse, jederzeit einsehbar",
            "Consent by person, purpose, channel and address, readable at any time", "Art. 4(11), 7 GDPR",
            suites: ["ConsentTests", "APIConsentTests"]),
        Requirement(
            7, "Kein Häkchen ist vorbelegt, und der Ausgangszustand wird festgehalten",
            "Nothing is ticked beforehand, and the default state is recorded", "C-673/17, Art. 25(2) GDPR",
            suites: ["ConsentMachineTests", "WebFrontDoorTests"]),
        Requirement(
            8, "Ein Feld je Zweck; die Leistung hängt nicht daran",
            "One control per purpose; the service does not depend on it", "Art. 7(4), Rec. 43 GDPR",
            suites: ["WebFrontDoorTests"]),
        Requirement(
            9, "Wortlaut und Information sind Byte für Byte wiederherstellbar",
            "Wording and notice can be reproduced byte for byte", "Art. 7(1) GDPR, BGH I ZR 164/09",
            suites: ["ConsentTests", "APIConsentTests", "ConsentMachineTests"]),
        Requirement(
            10, "Das Protokoll der Einwilligungen wächst nur; der Stand folgt aus ihm",
            "Consent events are append-only; the state follows from them", "Art. 5(2) GDPR", checks: [.appendOnly],
            suites: ["SchemaTests", "ConsentTests"]),
        Requirement(
            11, "Nur eine erteilte oder erneuerte Einwilligung erlaubt die Verarbeitung",
            "Only a given or renewed consent permits processing", "DPV, Art. 6(1)(a) GDPR",
            suites: ["ConsentMachineTests", "SendGateTests"]),
    ]
}
