/// Columns and saved views of lists.
package struct ListTexts: Sendable {
    /// “Columns”.
    package let columns: String
    /// “Show these columns”.
    package let showColumns: String
    /// They are remembered for the member.
    package let columnsHint: String
    /// They hold for the view that is shown.
    package let columnsOfView: String
    /// More columns are ticked than a list has.
    package let tooManyColumns: String
    /// “Last changed”.
    package let changed: String
    /// “Consents”.
    package let consents: String
    /// “Consent”: what the list is narrowed to.
    package let consent: String
    /// “any”.
    package let anyConsent: String
    /// “Views”: the saved ones.
    package let views: String
    /// “for everybody”, said of a shared view.
    package let shared: String
    /// “Save as a view”.
    package let saveView: String
    /// “Name of the view”.
    package let viewName: String
    /// What a view keeps.
    package let viewHint: String
    /// A view needs a name.
    package let nameNeeded: String
    /// There are as many as there may be.
    package let tooManyViews: String
    /// “Everybody in the business sees it”.
    package let share: String
    /// “Save”: the button.
    package let save: String
    /// “Change the view to what is shown now”.
    package let keep: String
    /// “Delete the view …”.
    package let remove: @Sendable (_ name: String) -> String
    /// The view has been saved.
    package let saved: String
    /// The view has been changed.
    package let updated: String
    /// The view has been deleted.
    package let removed: String

    static let both = Bilingual(
        ListTexts(
            columns: "Spalten", showColumns: "Diese Spalten zeigen",
            columnsHint: "Gilt für Sie, bis Sie anders wählen.",
            columnsOfView: "Gilt für die gezeigte Ansicht.",
            tooManyColumns: "So viele Spalten passen nicht in eine Liste. Bitte wählen Sie höchstens 16.",
            changed: "Geändert", consents: "Einwilligungen", consent: "Einwilligung", anyConsent: "alle",
            views: "Ansichten", shared: "für alle", saveView: "Als Ansicht sichern", viewName: "Name der Ansicht",
            viewHint: "Behalten werden Auswahl, Reihenfolge und Spalten, nicht die Personen selbst.",
            nameNeeded: "Bitte geben Sie der Ansicht einen Namen, höchstens 100 Zeichen.",
            tooManyViews: "Es gibt schon 50 eigene oder 100 gemeinsame Ansichten. Bitte löschen Sie erst eine.",
            share: "Alle im Betrieb sehen diese Ansicht", save: "Ansicht sichern",
            keep: "Ansicht auf diesen Stand bringen", remove: { "Ansicht „\($0)“ löschen" },
            saved: "Die Ansicht ist gesichert.", updated: "Die Ansicht ist auf dem neuen Stand.",
            removed: "Die Ansicht ist gelöscht."),
        ListTexts(
            columns: "Columns", showColumns: "Show these columns", columnsHint: "Holds for you until you choose again.",
            columnsOfView: "Holds for the view that is shown.",
            tooManyColumns: "So many columns do not fit into a list. Please choose 16 at most.",
            changed: "Changed", consents: "Consents", consent: "Consent", anyConsent: "all",
            views: "Views", shared: "for everybody", saveView: "Save as a view", viewName: "Name of the view",
            viewHint: "Kept are the choice, the order and the columns, not the people themselves.",
            nameNeeded: "Please give the view a name of at most 100 characters.",
            tooManyViews: "There are 50 views of your own or 100 shared ones already. Please delete one first.",
            share: "Everybody in the business sees this view", save: "Save the view",
            keep: "Change the view to what is shown now", remove: { "Delete the view “\($0)”" },
            saved: "The view has been saved.", updated: "The view shows the new choice.",
            removed: "The view has been deleted."))
}
