/// The plan of an erasure, and erasing.
package struct ErasureTexts: Sendable {
    /// “Forget …”
    package let title: @Sendable (_ name: String) -> String
    /// “This is what happens if you agree. Please read the plan before you carry it out”.
    package let lead: String
    /// “Will be deleted”.
    package let deleteTitle: String
    /// “Stays, restricted”.
    package let restrictTitle: String
    /// “Stays as proof”.
    package let proofTitle: String
    /// “Nothing. Only the receipt remains, without a name”.
    package let nothingKept: String
    /// “Provision”.
    package let norm: String
    /// The end of a line that has one.
    package let until: @Sendable (_ day: String) -> String
    /// “until the open assessment ends”.
    package let untilOpen: String
    /// “Why do you erase?”.
    package let reason: String
    /// “Suppress the addresses”.
    package let suppress: String
    /// “Then nobody can import this person again. Only a keyed value is stored, no name and no …”
    package let suppressHint: String
    /// “This cannot be undone. The keys are destroyed”.
    package let cannotBeUndone: String
    /// “Forget … for good”.
    package let submit: @Sendable (_ name: String) -> String
    /// “Forgotten. The receipt is ready”.
    package let done: String
    /// “The erasure is on hold: the data is needed for possible claims”.
    package let held: String
    /// “There is another reason to keep this data. It ends with the erasure, too”.
    package let otherBasis: String
    /// “Database backups become unreadable after at most … days”.
    package let backups: @Sendable (_ days: String) -> String
    /// “Erasures”.
    package let listTitle: String
    /// “Nobody has been forgotten yet”.
    package let listEmpty: String

    static let both = Bilingual(
        ErasureTexts(
            title: { "\($0) vergessen" },
            lead: "Das geschieht, wenn Sie zustimmen. Bitte lesen Sie den Plan, bevor Sie ihn ausführen.",
            deleteTitle: "Wird gelöscht", restrictTitle: "Bleibt eingeschränkt aufbewahrt",
            proofTitle: "Bleibt als Nachweis", nothingKept: "Nichts. Es bleibt nur die Löschbestätigung ohne Namen.",
            norm: "Vorschrift", until: { "bis \($0)" }, untilOpen: "bis die offene Prüfung endet",
            reason: "Warum löschen Sie?", suppress: "Adressen sperren",
            suppressHint: "Dann kann niemand diese Person erneut einlesen. "
                + "Gespeichert wird nur ein Schlüsselwert, kein Name und keine Adresse.",
            cannotBeUndone: "Das lässt sich nicht rückgängig machen. Die Schlüssel werden vernichtet.",
            submit: { "\($0) endgültig vergessen" }, done: "Vergessen. Die Löschbestätigung liegt bereit.",
            held: "Die Löschung ist angehalten: Die Daten werden wegen möglicher Ansprüche gebraucht.",
            otherBasis: "Es gibt noch einen anderen Grund, diese Daten zu behalten. Auch er endet mit der Löschung.",
            backups: { "Sicherungen der Datenbank werden nach höchstens \($0) Tagen unlesbar." },
            listTitle: "Löschungen", listEmpty: "Noch wurde niemand vergessen."),
        ErasureTexts(
            title: { "Forget \($0)" },
            lead: "This is what happens if you agree. Please read the plan before you carry it out.",
            deleteTitle: "Will be deleted", restrictTitle: "Stays, restricted", proofTitle: "Stays as proof",
            nothingKept: "Nothing. Only the receipt remains, without a name.", norm: "Provision",
            until: { "until \($0)" }, untilOpen: "until the open assessment ends", reason: "Why do you erase?",
            suppress: "Suppress the addresses",
            suppressHint:
                "Then nobody can import this person again. Only a keyed value is stored, no name and no address.",
            cannotBeUndone: "This cannot be undone. The keys are destroyed.", submit: { "Forget \($0) for good" },
            done: "Forgotten. The receipt is ready.",
            held: "The erasure is on hold: the data is needed for possible claims.",
            otherBasis: "There is another reason to keep this data. It ends with the erasure, too.",
            backups: { "Database backups become unreadable after at most \($0) days." }, listTitle: "Erasures",
            listEmpty: "Nobody has been forgotten yet."))
}
