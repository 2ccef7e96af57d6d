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
    /// “Then nobody can import them again. Only a keyed value is stored, no name and no …”
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
    /// What will stand in the list.
    package let listEmptyLead: String
    /// One row of a plan, many rows.
    package let entry: String
    /// Many rows of a plan.
    package let entries: String
    /// “Nothing is deleted now”.
    package let nothingDeleted: String
    /// “Nothing stays restricted”.
    package let nothingRestricted: String
    /// “No proof stays”.
    package let noProof: String
    /// “Erasure is on hold”.
    package let heldTitle: String
    /// “There is another reason”.
    package let otherBasisTitle: String
    /// “Rows in which no address can be read”.
    package let unreadableTitle: String
    /// What to do with those rows.
    package let unreadable: @Sendable (_ number: String) -> String
    /// The role may look at the plan only.
    package let notAllowed: String
    /// “Forgotten on”.
    package let at: String
    /// “Reason”.
    package let why: String
    /// “State”.
    package let stateTitle: String
    /// “Suppressed”.
    package let suppressed: String
    /// “Receipt”.
    package let receipt: String
    /// The erasure waits for further levels.
    package let stateErased: String
    /// Every level has been reached.
    package let stateComplete: String
    /// “Plan of an erasure”: the window's title, without a name.
    package let windowTitle: String

    static let both = Bilingual(
        ErasureTexts(
            title: { "\($0) vergessen" },
            lead: "Das geschieht, wenn Sie zustimmen. Bitte lesen Sie den Plan, bevor Sie ihn ausführen.",
            deleteTitle: "Wird gelöscht", restrictTitle: "Bleibt eingeschränkt aufbewahrt",
            proofTitle: "Bleibt als Nachweis", norm: "Vorschrift", until: { "bis \($0)" },
            untilOpen: "bis die offene Prüfung endet",
            reason: "Warum löschen Sie?", suppress: "Adressen sperren",
            suppressHint: "Dann kann niemand sie erneut einlesen. "
                + "Gespeichert wird nur ein Schlüsselwert, kein Name und keine Adresse.",
            cannotBeUndone: "Das lässt sich nicht rückgängig machen. Die Schlüssel werden vernichtet.",
            submit: { "\($0) endgültig vergessen" }, done: "Vergessen. Die Löschbestätigung liegt bereit.",
            held: "Die Löschung ist angehalten: Die Daten werden wegen möglicher Ansprüche gebraucht.",
            otherBasis: "Es gibt noch einen anderen Grund, diese Daten zu behalten. Auch er endet mit der Löschung.",
            backups: { "Sicherungen der Datenbank werden nach höchstens \($0) Tagen unlesbar." },
            listTitle: "Löschungen", listEmpty: "Noch wurde niemand vergessen",
            listEmptyLead: "Hier stehen später die Löschungen mit ihren Bestätigungen. Sie nennen niemanden.",
            entry: "Eintrag", entries: "Einträge", nothingDeleted: "Jetzt wird nichts gelöscht.",
            nothingRestricted: "Nichts muss aufbewahrt werden.", noProof: "Es bleibt kein Nachweis.",
            heldTitle: "Die Löschung ist angehalten", otherBasisTitle: "Es gibt noch einen anderen Grund",
            unreadableTitle: "Zeilen ohne lesbare Adresse",
            unreadable: {
                "Zeilen in der Quarantäne, in denen sich keine Adresse lesen lässt: \($0). Bitte sehen Sie nach, ob "
                    + "eine von dieser Person spricht. Von selbst verschwinden sie nach höchstens 30 Tagen."
            },
            notAllowed: "Löschen darf in Ihrem Betrieb jemand mit der Aufgabe Datenschutz oder Verwaltung.",
            at: "Vergessen am", why: "Grund", stateTitle: "Stand", suppressed: "Gesperrt", receipt: "Bestätigung",
            stateErased: "gelöscht", stateComplete: "vollständig", windowTitle: "Löschplan"),
        ErasureTexts(
            title: { "Forget \($0)" },
            lead: "This is what happens if you agree. Please read the plan before you carry it out.",
            deleteTitle: "Will be deleted", restrictTitle: "Stays, restricted", proofTitle: "Stays as proof",
            norm: "Provision",
            until: { "until \($0)" }, untilOpen: "until the open assessment ends", reason: "Why do you erase?",
            suppress: "Suppress the addresses",
            suppressHint:
                "Then nobody can import them again. Only a keyed value is stored, no name and no address.",
            cannotBeUndone: "This cannot be undone. The keys are destroyed.", submit: { "Forget \($0) for good" },
            done: "Forgotten. The receipt is ready.",
            held: "The erasure is on hold: the data is needed for possible claims.",
            otherBasis: "There is another reason to keep this data. It ends with the erasure, too.",
            backups: { "Database backups become unreadable after at most \($0) days." }, listTitle: "Erasures",
            listEmpty: "Nobody has been forgotten yet",
            listEmptyLead: "Erasures will stand here with their receipts. They name nobody.", entry: "entry",
            entries: "entries", nothingDeleted: "Nothing is deleted now.",
            nothingRestricted: "Nothing has to be kept.", noProof: "No proof stays.",
            heldTitle: "The erasure is on hold", otherBasisTitle: "There is another reason",
            unreadableTitle: "Rows without a readable address",
            unreadable: {
                "Rows in quarantine in which no address can be read: \($0). Please look whether one of them speaks of "
                    + "this person. They go by themselves after at most 30 days."
            },
            notAllowed: "In your business, erasing is for the privacy officer or an administrator.",
            at: "Forgotten on", why: "Reason", stateTitle: "State", suppressed: "Suppressed", receipt: "Receipt",
            stateErased: "erased", stateComplete: "complete", windowTitle: "Erasure plan"))
}
