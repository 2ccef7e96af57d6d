/// What happened, and writing down what was said.
package struct TimelineTexts: Sendable {
    /// “History”.
    package let title: String
    /// “Write something down”.
    package let write: String
    /// “Save entry”.
    package let submit: String
    /// “Edit entry”.
    package let editTitle: String
    /// “New entry”.
    package let newTitle: String
    /// “Edit”.
    package let edit: String
    /// “Delete”.
    package let delete: String
    /// “Bring back”.
    package let restore: String
    /// The entry was deleted and can be brought back.
    package let deleted: String
    /// “Nothing has been written down yet”.
    package let none: String
    /// “Older entries”.
    package let older: String
    /// “For which organisation?”.
    package let about: String
    /// “for this person only”.
    package let aboutNobody: String
    /// “With whom?”.
    package let with: String
    /// “nobody in particular”.
    package let withNobody: String
    /// What heads the names of those an entry is about.
    package let concerns: String
    /// A member of staff who has left.
    package let formerMember: String
    /// “Consent”.
    package let consent: String
    /// What may stand in a text.
    package let textHint: String
    /// “Deleted. You can bring it back in the history for seven days”.
    package let removed: String
    /// Somebody else changed the entry meanwhile.
    package let changedMeanwhile: String
    /// What heads shared texts in an erasure plan.
    package let sharedTitle: String
    /// What to do with shared texts.
    package let sharedLead: String
    /// “Read this entry”.
    package let sharedLink: @Sendable (_ number: String) -> String

    static let both = Bilingual(
        TimelineTexts(
            title: "Verlauf", write: "Etwas festhalten", submit: "Eintrag speichern", editTitle: "Eintrag bearbeiten",
            newTitle: "Neuer Eintrag", edit: "Bearbeiten", delete: "Löschen", restore: "Wiederherstellen",
            deleted: "Gelöscht. Nach sieben Tagen ist der Eintrag endgültig fort.",
            none: "Noch wurde nichts festgehalten.", older: "Ältere Einträge", about: "Für welche Organisation?",
            aboutNobody: "nur für diese Person", with: "Mit wem?", withNobody: "niemand Bestimmtes",
            concerns: "Betrifft", formerMember: "jemand, der nicht mehr hier arbeitet", consent: "Einwilligung",
            textHint: "Schreiben Sie nur, was die Person selbst lesen darf: Sie kann Auskunft verlangen.",
            removed: "Gelöscht. Im Verlauf können Sie den Eintrag sieben Tage lang wiederherstellen.",
            changedMeanwhile: "Jemand hat diesen Eintrag inzwischen geändert. Ihre Eingaben sind noch da; wenn Sie "
                + "jetzt speichern, ersetzt Ihre Fassung die andere.",
            sharedTitle: "Gemeinsame Einträge, die Sie lesen sollten",
            sharedLead: "Diese Einträge gehören zu anderen und bleiben. Der Verweis auf die Person verschwindet, ihr "
                + "Name im Text nicht von selbst.",
            sharedLink: { "Eintrag \($0) lesen" }),
        TimelineTexts(
            title: "History", write: "Write something down", submit: "Save entry", editTitle: "Edit entry",
            newTitle: "New entry", edit: "Edit", delete: "Delete", restore: "Bring back",
            deleted: "Deleted. After seven days the entry is gone for good.",
            none: "Nothing has been written down yet.", older: "Older entries", about: "For which organisation?",
            aboutNobody: "for this person only", with: "With whom?", withNobody: "nobody in particular",
            concerns: "Concerns", formerMember: "somebody who no longer works here", consent: "Consent",
            textHint: "Write only what the person may read: she can ask for it.",
            removed: "Deleted. You can bring the entry back in the history for seven days.",
            changedMeanwhile: "Somebody changed this entry in the meantime. What you typed is still there; if you "
                + "save now, your version replaces the other.",
            sharedTitle: "Shared entries that you should read",
            sharedLead: "These entries belong to others and stay. The reference to the person goes, her name in the "
                + "text does not go by itself.",
            sharedLink: { "Read entry \($0)" }))
}
