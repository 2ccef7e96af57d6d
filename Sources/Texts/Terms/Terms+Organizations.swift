extension Terms {
    /// What was done: a kind of activity, by its wire name.
    package func activityKind(_ code: String) -> String { Self.activityKinds[code]?[language] ?? code }

    /// What changed, by the code of the log; a general word for a code nobody wrote down.
    package func change(_ code: String) -> String { (Self.changes[code] ?? Self.otherChange)[language] }

    private static let activityKinds: [String: Bilingual<String>] = [
        "note": Bilingual("Notiz", "Note"),
        "call": Bilingual("Anruf", "Call"),
        "meeting": Bilingual("Gespräch", "Meeting"),
        "email": Bilingual("E-Mail", "E-mail"),
        "letter": Bilingual("Brief", "Letter"),
    ]

    private static let otherChange = Bilingual("Daten geändert", "Data changed")

    private static let changes: [String: Bilingual<String>] = [
        "person.create": Bilingual("Aufgenommen", "Added"),
        "person.import": Bilingual("Mit einer Datei eingelesen", "Imported with a file"),
        "person.update": Bilingual("Angaben geändert", "Details changed"),
        "person.restrict": Bilingual("Verarbeitung eingeschränkt", "Processing restricted"),
        "person.lift": Bilingual("Einschränkung aufgehoben", "Restriction lifted"),
        "restriction.add": Bilingual("Einschränkung vermerkt", "Restriction noted"),
        "restriction.lift": Bilingual("Aufhebung vermerkt", "Lift noted"),
        "restriction.replace": Bilingual("Einschränkung ersetzt", "Restriction replaced"),
        "hold.place": Bilingual("Vom Löschen ausgenommen", "Held from erasure"),
        "hold.restrict": Bilingual("Statt der Löschung eingeschränkt", "Restricted instead of erased"),
        "hold.lift": Bilingual("Zum Löschen freigegeben", "Released for erasure"),
        "hold.move": Bilingual("Ausnahme vom Löschen übernommen", "Hold taken over"),
        "person.merge": Bilingual("Mit einem anderen Eintrag zusammengeführt", "Joined with another record"),
        "key.person.rotate": Bilingual("Schlüssel erneuert", "Keys renewed"),
        "organization.create": Bilingual("Aufgenommen", "Added"),
        "organization.update": Bilingual("Angaben geändert", "Details changed"),
        "ground.add": Bilingual("Grund der Speicherung ergänzt", "Reason for keeping added"),
        "ground.end": Bilingual("Grund der Speicherung beendet", "Reason for keeping ended"),
        "consent.give": Bilingual("Einwilligung mit Nachweis übernommen", "Consent taken over with its proof"),
        "consent.confirm": Bilingual("Einwilligung von der Person bestätigt", "Consent confirmed by the person"),
        "consent.request": Bilingual("Einwilligung angefragt", "Consent requested"),
        "link.add": Bilingual("Link zum Abmelden ausgegeben", "Link to unsubscribe handed out"),
        "link.move": Bilingual("Link zum Abmelden übernommen", "Link to unsubscribe taken over"),
        "consent.withdraw": Bilingual("Widerruf eingetragen", "Withdrawal recorded"),
        "consent.object": Bilingual("Widerspruch eingetragen", "Objection recorded"),
        "employment.add": Bilingual("Stelle eingetragen", "Position added"),
        "employment.update": Bilingual("Stelle geändert", "Position changed"),
        "employment.remove": Bilingual("Stelle entfernt", "Position removed"),
        "employment.erase": Bilingual("Stelle gelöscht", "Position erased"),
        "activity.add": Bilingual("Im Verlauf eingetragen", "Entry added to the history"),
        "activity.update": Bilingual("Eintrag im Verlauf geändert", "Entry in the history changed"),
        "activity.delete": Bilingual("Eintrag im Verlauf gelöscht", "Entry in the history deleted"),
        "activity.restore": Bilingual("Eintrag im Verlauf zurückgeholt", "Entry in the history brought back"),
        "activity.damaged": Bilingual("Beschädigter Eintrag, nicht lesbar", "Damaged entry, not readable"),
        "activity.purge": Bilingual("Gelöschten Eintrag endgültig entfernt", "Deleted entry removed for good"),
    ]

    static let allFields = fields.merging(organizationFields) { first, _ in first }
        .merging(disclosedFields) { first, _ in first }

    private static let organizationFields: [String: Bilingual<String>] = [
        "legalName": Bilingual("Name im Register", "Registered name"),
        "vatId": Bilingual("Umsatzsteuer-Identifikationsnummer", "VAT identification number"),
        "registerNumber": Bilingual("Registereintrag", "Register entry"),
        "url": Bilingual("Internetseite", "Web page"),
        "industry": Bilingual("Branche", "Industry"),
        "owner": Bilingual("Zuständig", "In charge"),
        "organizationId": Bilingual("Organisation", "Organisation"),
        "personIds": Bilingual("Personen", "People"),
        "department": Bilingual("Abteilung", "Department"),
        "since": Bilingual("Seit", "Since"),
        "until": Bilingual("Bis", "Until"),
        "happenedAt": Bilingual("Tag", "Day"),
        "subject": Bilingual("Betreff", "Subject"),
        "address": Bilingual("Adresse oder Nummer", "Address or number"),
        "wording": Bilingual("Wortlaut", "Words"),
        "text": Bilingual("Text", "Text"),
    ]

    static let organizationTables: [String: Bilingual<String>] = [
        "organization": Bilingual("Stammdaten der Organisation", "The organisation's record"),
        "organization_contact_point": Bilingual("Suchschlüssel der Kontaktwege", "Search keys of contact points"),
        "employment": Bilingual("Stellen", "Positions"),
        "activity": Bilingual("Notizen, Anrufe, Gespräche und Briefe", "Notes, calls, meetings and letters"),
        "participant": Bilingual("Nennungen in Notizen", "Mentions in notes"),
    ]
}
