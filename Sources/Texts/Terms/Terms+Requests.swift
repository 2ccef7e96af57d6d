extension Terms {
    /// Which right a person uses.
    package func requestKind(_ code: String) -> String { word(code, Self.requestKinds) }
    /// Where a request stands.
    package func requestState(_ code: String) -> String { word(code, Self.requestStates) }
    /// How it is known whose request it is.
    package func requestIdentity(_ code: String) -> String { word(code, Self.requestIdentities) }
    /// Why a request takes longer.
    package func extensionReason(_ code: String) -> String { word(code, Self.extensionReasons) }
    /// Why a request is refused.
    package func requestRefusal(_ code: String) -> String { word(code, Self.requestRefusals) }

    private static let requestKinds: [String: Bilingual<String>] = [
        "access": Bilingual("Auskunft", "Access"), "rectification": Bilingual("Berichtigung", "Rectification"),
        "erasure": Bilingual("Löschung", "Erasure"), "restriction": Bilingual("Einschränkung", "Restriction"),
        "portability": Bilingual("Daten mitnehmen", "Data portability"),
        "objection": Bilingual("Widerspruch", "Objection"),
    ]

    private static let requestStates: [String: Bilingual<String>] = [
        "RequestInitiated": Bilingual("Noch nicht bestätigt", "Not confirmed yet"),
        "RequestAcknowledged": Bilingual("In Bearbeitung", "Being dealt with"),
        "RequestAccepted": Bilingual("Freigegeben", "Released"), "RequestFulfilled": Bilingual("Erledigt", "Done"),
        "RequestRejected": Bilingual("Abgelehnt", "Refused"),
        "RequestUnfulfilled": Bilingual("Beendet ohne Antwort", "Ended without an answer"),
    ]

    private static let requestIdentities: [String: Bilingual<String>] = [
        "unverified": Bilingual("Nicht geprüft", "Not verified"),
        "mailed-link": Bilingual("Durch einen Link im Postfach", "By a link in the mailbox"),
        "staff": Bilingual("Vom Personal festgestellt", "Confirmed by staff"),
    ]

    private static let extensionReasons: [String: Bilingual<String>] = [
        "complexity": Bilingual("Der Antrag ist komplex", "The request is complex"),
        "number": Bilingual("Es gibt viele Anträge", "There are many requests"),
    ]

    private static let requestRefusals: [String: Bilingual<String>] = [
        "manifestly-unfounded": Bilingual(
            "Offenkundig unbegründet (Art. 12 Abs. 5 DSGVO)", "Manifestly unfounded (Art. 12(5) GDPR)"),
        "excessive": Bilingual(
            "Exzessiv, etwa häufig wiederholt (Art. 12 Abs. 5 DSGVO)", "Excessive (Art. 12(5) GDPR)"),
        "identity-unproven": Bilingual(
            "Wer den Antrag stellt, ist nicht festzustellen (Art. 12 Abs. 2 und 6 DSGVO)",
            "Who makes the request cannot be told (Art. 12(2) and (6) GDPR)"),
        "legal-duty": Bilingual(
            "Ein Gesetz verlangt die Aufbewahrung (Art. 17 Abs. 3 Buchst. b DSGVO)",
            "A law demands that the data is kept (Art. 17(3)(b) GDPR)"),
        "legal-claims": Bilingual(
            "Die Daten werden für Rechtsansprüche gebraucht (Art. 17 Abs. 3 Buchst. e DSGVO)",
            "The data is needed for legal claims (Art. 17(3)(e) GDPR)"),
        "rights-of-others": Bilingual(
            "Rechte anderer Personen stehen entgegen (Art. 15 Abs. 4, 20 Abs. 4 DSGVO)",
            "Rights of other people stand against it (Art. 15(4), 20(4) GDPR)"),
    ]
}
