/// Who read somebody's data: role, time, purpose, no name of staff.
package struct ReadsTexts: Sendable {
    /// “Who has read this data”.
    package let title: String
    /// What the list is, and where it comes from.
    package let lead: String
    /// “When”.
    package let at: String
    /// “Who”.
    package let who: String
    /// “What for”.
    package let whatFor: String
    /// “What”.
    package let what: String
    /// “Nobody has read this data”.
    package let none: String
    /// Everyday words for actions, by their code.
    package let actions: [String: String]
    /// What stands before the role of a token, the operator and the service.
    package let kinds: [String: String]

    static let both = Bilingual(
        ReadsTexts(
            title: "Wer hat diese Daten gelesen?",
            lead: "Jedes Lesen wird vermerkt, auch dieses. Wen die Daten betreffen, darf das wissen (Art. 15 DSGVO).",
            at: "Wann",
            who: "Wer", whatFor: "Wofür", what: "Was", none: "Noch hat niemand diese Daten gelesen.",
            actions: [
                "person.read": "angesehen", "person.edit": "zum Bearbeiten geöffnet", "person.list": "in der Liste",
                "people.list": "in der Liste", "people.find": "gesucht und gefunden",
                "processing.read": "Gründe angesehen", "erasure.plan": "Löschplan angesehen",
                "organization.read": "angesehen", "organization.edit": "zum Bearbeiten geöffnet",
                "organizations.list": "in der Liste", "organizations.find": "gesucht und gefunden",
                "employment.read": "Stellen angesehen", "timeline.read": "Verlauf angesehen",
                "consents.read": "Einwilligungen angesehen", "person.disclose": "Auskunft erstellt",
                "person.export": "in einer Datei ausgegeben",
                "quarantine.read": "zurückgehaltene Zeile angesehen",
                "activity.read": "Eintrag angesehen",
                "name.read": "Name neben einem Eintrag",
                "person.merge": "mit einem anderen Eintrag verglichen", "tag.delete": "ein Schlagwort entfernt",
            ],
            kinds: [
                "token": "Programm mit Zugangsschlüssel", "operator": "Betreiber", "public": "öffentliche Seite",
                "system": "Obhut selbst",
            ]),
        ReadsTexts(
            title: "Who has read this data?",
            lead: "Every reading is noted, this one too. Whom the data is about may know it (Art. 15 GDPR).",
            at: "When",
            who: "Who", whatFor: "What for", what: "What", none: "Nobody has read this data yet.",
            actions: [
                "person.read": "looked at", "person.edit": "opened for editing", "person.list": "in the list",
                "people.list": "in the list", "people.find": "searched and found",
                "processing.read": "looked at reasons", "erasure.plan": "looked at erasure plan",
                "organization.read": "looked at", "organization.edit": "opened for editing",
                "organizations.list": "in the list", "organizations.find": "searched and found",
                "employment.read": "looked at positions", "timeline.read": "looked at history",
                "consents.read": "looked at consents", "person.disclose": "made the answer to her",
                "person.export": "handed out in a file",
                "quarantine.read": "looked at a row held back",
                "activity.read": "looked at an entry",
                "name.read": "name beside an entry",
                "person.merge": "compared with another record", "tag.delete": "took a tag away",
            ],
            kinds: [
                "token": "program with a token", "operator": "operator", "public": "public page",
                "system": "Obhut itself",
            ]))
}
