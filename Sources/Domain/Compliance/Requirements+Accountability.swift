extension Requirements {
    /// Access, isolation, keys, processors, breaches.
    static let accountability: [Requirement] = [
        Requirement(
            60, "Jedes Lesen wird mit Person, Zweck und Zeit vermerkt",
            "Every reading is logged with actor, purpose and time", "Art. 5(2), 32 GDPR, C-579/21",
            suites: ["PersonStoreTests", "APIPeopleTests", "RelationTests"]),
        Requirement(
            61, "Nichts geht von einem Mandanten zum andern", "Nothing crosses from tenant to tenant",
            "Art. 28, 32 GDPR", checks: [.rowSecurity, .tenantKeys, .roles],
            suites: ["SchemaTests", "PersonStoreTests", "OrganizationTests"]),
        Requirement(
            62, "Chiffrate nennen Verfahren und Schlüssel und lassen sich erneuern",
            "Ciphertext names algorithm and key and can be renewed", "Art. 32 GDPR",
            gap: .missing(
                "Schlüssel lassen sich tauschen; ein Datum zur Überprüfung des Verfahrens fehlt.",
                "Keys can be turned; a review date of the algorithm is missing.")),
        Requirement(
            63, "Gespeichert wird nur in 31 Staaten", "Data is stored in 31 countries only", "Art. 44 ff. GDPR",
            checks: [.storageCountry], suites: ["StorageCountryTests"],
            gap: .missing(
                "Aus welchem Land der Betreiber zugreift, wird noch nicht festgehalten.",
                "From which country the operator works is not recorded yet.")),
        Requirement(
            64, "Das Verarbeitungsverzeichnis entsteht aus dem Bestand",
            "The record of processing is generated", "Art. 30 GDPR", suites: ["ProcessingRecordTests"]),
        Requirement(
            65, "Kein Betrieb ohne Auftragsverarbeitungsvertrag", "No operation without a processor agreement",
            "Art. 28(2)(3) GDPR", checks: [.processorAgreement],
            gap: .missing(
                "Unterauftragnehmer und ihre Änderungen werden noch nicht geführt.",
                "Sub-processors and their changes are not kept yet.")),
        Requirement(
            66, "Ein Mandant geht mit allen Daten und lässt nichts zurück",
            "A tenant leaves with all data and leaves nothing behind", "Art. 28(3)(g) GDPR",
            suites: ["TenantDestroyTests", "ExportTenantTests"]),
        Requirement(
            67, "Was eine Folgenabschätzung braucht, wartet auf sie",
            "What needs an impact assessment waits for it", "Art. 35 GDPR, DSK list",
            gap: .missing(
                "Entscheidungen zur Folgenabschätzung werden noch nicht geführt.",
                "Decisions on impact assessments are not kept yet.")),
        Requirement(
            68, "Ab 20 Personen wird an die Datenschutzbeauftragte erinnert",
            "From 20 persons on a data protection officer is asked for", "§ 38 BDSG",
            gap: .missing(
                "Die Zahl der Beschäftigten und die Beauftragte lassen sich noch nicht angeben.",
                "Neither the number of persons nor the officer can be stated yet.")),
        Requirement(
            69, "Verletzungen werden verzeichnet, die Uhr läuft 72 Stunden",
            "Breaches are registered, the clock runs for 72 hours", "Art. 33, 34 GDPR",
            suites: ["DeadlineTests", "BreachTests"],
            gap: .missing(
                "Register und Uhr gibt es; wen eine Verletzung betrifft, wird noch nicht aus dem Leseprotokoll ermittelt.",
                "There are register and clock; whom a breach concerns is not found from the read log yet.")),
        Requirement(
            70, "Keine Entscheidung fällt allein durch die Maschine", "No decision is made by the machine alone",
            "Art. 22 GDPR",
            gap: .idle(
                "Obhut bewertet niemanden und entscheidet nichts.", "Obhut scores nobody and decides nothing.")),
    ]
}
