/// Tags and fields that a business makes for its people.
package struct VocabularyTexts: Sendable {
    /// “Tags and fields of your own”.
    package let title: String
    /// What they are for.
    package let lead: String
    /// “Tags”.
    package let tags: String
    /// “There is no tag yet”.
    package let noTags: String
    /// “New tag”.
    package let newTag: String
    /// “Make a tag”.
    package let makeTag: String
    /// “Rename”.
    package let rename: String
    /// “Remove …”.
    package let remove: String
    /// “Fields”.
    package let fields: String
    /// What a field needs.
    package let fieldsLead: String
    /// “There is no field yet”.
    package let noFields: String
    /// “Make a field”.
    package let makeField: String
    /// “Field”: the title of its page.
    package let fieldTitle: String
    /// “Name on the wire”.
    package let code: String
    /// What a code looks like.
    package let codeHint: String
    /// “Name in German”.
    package let germanLabel: String
    /// “Name in English”.
    package let englishLabel: String
    /// “Kind”.
    package let kind: String
    /// Everyday words for the kinds, by their code.
    package let kinds: [String: String]
    /// “Choices”.
    package let choices: String
    /// How choices are written.
    package let choicesHint: String
    /// “Purpose”.
    package let purpose: String
    /// “Offered to the search”.
    package let searchable: String
    /// “State”.
    package let state: String
    /// Everyday words for the states, by their code.
    package let states: [String: String]
    /// What ending a field means.
    package let stateHint: String
    /// What becomes of values, and when.
    package let retention: String
    /// “Remove this field”.
    package let removeField: String
    /// When a field can be removed.
    package let removeFieldLead: String
    /// “Remove the tag …”.
    package let removeTitle: @Sendable (_ label: String) -> String
    /// What happens when a tag goes.
    package let removeLead: String
    /// “Remove for everybody”.
    package let removeTag: String
    /// “Done”.
    package let done: String

    static let both = Bilingual(
        VocabularyTexts(
            title: "Schlagwörter und eigene Felder", lead: "Was Ihr Betrieb bei Personen zusätzlich festhält.",
            tags: "Schlagwörter", noTags: "Es gibt noch kein Schlagwort.", newTag: "Neues Schlagwort",
            makeTag: "Schlagwort anlegen", rename: "Umbenennen", remove: "Entfernen …", fields: "Eigene Felder",
            fieldsLead: "Jedes Feld dient einem Zweck. Seine Werte enden mit den Gründen, die Person zu speichern.",
            noFields: "Es gibt noch kein eigenes Feld.", makeField: "Feld anlegen", fieldTitle: "Eigenes Feld",
            code: "Technischer Name", codeHint: "Klein beginnend, ohne Leerzeichen, zum Beispiel kundennummer.",
            germanLabel: "Name auf Deutsch", englishLabel: "Name auf Englisch", kind: "Art",
            kinds: [
                "text": "Text", "number": "Zahl", "date": "Tag", "choice": "Auswahl", "flag": "Ja oder Nein",
                "url": "Webadresse",
            ], choices: "Auswahlmöglichkeiten",
            choicesHint: "Nur für die Art Auswahl, mit Semikolon getrennt. Vorhandene bleiben erhalten.",
            purpose: "Zweck", searchable: "In der Suche finden", state: "Stand",
            states: ["active": "in Gebrauch", "ended": "beendet"],
            stateHint: "Ein beendetes Feld behält seine Werte und nimmt keine neuen an.",
            retention: "Die Werte liegen verschlüsselt bei der Person und werden mit ihr gelöscht.",
            removeField: "Feld entfernen",
            removeFieldLead: "Möglich, wenn das Feld beendet ist und bei niemandem mehr etwas darin steht.",
            removeTitle: { "Schlagwort „\($0)“ entfernen" },
            removeLead: "Es verschwindet bei allen Personen. Die Personen selbst bleiben.",
            removeTag: "Bei allen entfernen", done: "Erledigt."),
        VocabularyTexts(
            title: "Tags and fields of your own", lead: "What your business keeps of people besides.", tags: "Tags",
            noTags: "There is no tag yet.", newTag: "New tag", makeTag: "Make a tag", rename: "Rename",
            remove: "Remove …", fields: "Your own fields",
            fieldsLead: "Every field serves a purpose. Its values end with the reasons for keeping the person.",
            noFields: "There is no field of your own yet.", makeField: "Make a field", fieldTitle: "Your own field",
            code: "Technical name", codeHint: "Begins with a small letter, no blanks, such as customerNumber.",
            germanLabel: "Name in German", englishLabel: "Name in English", kind: "Kind",
            kinds: [
                "text": "Plain text", "number": "Number", "date": "Day", "choice": "Choice", "flag": "Yes or no",
                "url": "Web address",
            ], choices: "Choices",
            choicesHint: "For the kind choice only, separated by semicolons. Those that are there stay.",
            purpose: "Purpose it serves", searchable: "Find it by search", state: "State",
            states: ["active": "in use", "ended": "ended"],
            stateHint: "An ended field keeps its values and takes no new ones.",
            retention: "Values lie encrypted with the person and are erased with her.",
            removeField: "Remove this field",
            removeFieldLead: "Possible once the field has ended and nobody has a value in it.",
            removeTitle: { "Remove the tag “\($0)”" },
            removeLead: "It goes away from everybody. The people themselves stay.",
            removeTag: "Remove for everybody", done: "Done."))
}
