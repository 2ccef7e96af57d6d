/// Joining two records of one person.
package struct MergeTexts: Sendable {
    /// “Join two records”: the window's title, without a name.
    package let title: String
    /// What joining is for.
    package let lead: String
    /// The line to find the other record with.
    package let find: String
    /// What can be typed there.
    package let findHint: String
    /// “Find”.
    package let search: String
    /// “Nobody else was found”.
    package let none: String
    /// “Compare and join …”.
    package let compare: String
    /// What heads the comparison.
    package let compareTitle: String
    /// What joining does.
    package let compareLead: String
    /// “Field”.
    package let field: String
    /// What heads the record that stays.
    package let stays: String
    /// What heads the record that goes.
    package let goes: String
    /// “both”: lists are joined.
    package let both: String
    /// “not stated”.
    package let nothing: String
    /// That there is no way back.
    package let cannotBeUndone: String
    /// The button that joins.
    package let submit: String
    /// “Joined”: told once after it was done.
    package let done: String
    /// The link on the person's page.
    package let link: String

    static let texts = Bilingual(
        MergeTexts(
            title: "Einträge zusammenführen",
            lead: "Steht eine Person zweimal da, wird hier ein Eintrag daraus.", find: "Der andere Eintrag",
            findHint: "E-Mail-Adresse oder Telefonnummer, die dort steht.", search: "Suchen",
            none: "Sonst wurde niemand gefunden.", compare: "Vergleichen und zusammenführen …",
            compareTitle: "Was bleibt?",
            compareLead:
                "Kontaktwege, Anschriften, Schlagwörter, Stellen, Verlauf, Gründe und Nachweise beider Einträge bleiben. "
                + "Ein Nein gilt weiter, auch wenn der andere Eintrag ein Ja hat.", field: "Angabe",
            stays: "Dieser Eintrag bleibt", goes: "Dieser Eintrag geht auf", both: "beides", nothing: "nicht angegeben",
            cannotBeUndone: "Das lässt sich nicht rückgängig machen.", submit: "Endgültig zusammenführen",
            done: "Zusammengeführt. Es gibt nur noch diesen Eintrag.", link: "Mit anderem Eintrag zusammenführen …"),
        MergeTexts(
            title: "Join two records", lead: "Where a person stands twice, this makes one record of it.",
            find: "The other record", findHint: "An e-mail address or telephone number that stands there.",
            search: "Find", none: "Nobody else was found.", compare: "Compare and join …", compareTitle: "What stays?",
            compareLead: "Contact points, addresses, tags, positions, history, reasons and proof of both records stay. "
                + "A no still holds where the other record says yes.", field: "Entry", stays: "This record stays",
            goes: "This record ends", both: "both", nothing: "not stated",
            cannotBeUndone: "There is no way back.", submit: "Join for good",
            done: "Joined. There is only this record now.", link: "Join with another record …"))
}
