/// The list of people.
package struct PeopleTexts: Sendable {
    /// “People”.
    package let title: String
    /// “Name”.
    package let name: String
    /// “Contact”.
    package let contact: String
    /// “E-mail”.
    package let email: String
    /// “Telephone”.
    package let telephone: String
    /// “restricted”.
    package let restricted: String
    /// “Stage”.
    package let stage: String
    /// “Town”.
    package let town: String
    /// “Added”.
    package let added: String
    /// “Add a person”.
    package let create: String
    /// “Import a file”.
    package let importFile: String
    /// “Nobody in your care yet”.
    package let emptyTitle: String
    /// “Add the first person, or import a file. Each needs a purpose, a legal basis and a source”.
    package let emptyLead: String
    /// “Found”.
    package let foundTitle: String
    /// “Nobody found”.
    package let noHitTitle: String
    /// Nobody has the address or number that was searched for.
    package let noHit: @Sendable (_ query: String) -> String
    /// The box was sent empty.
    package let searchEmpty: String
    /// Nobody fits what the list is narrowed to.
    package let noneFits: String
    /// “All stages”.
    package let anyStage: String
    /// “Tag”.
    package let tag: String
    /// “All tags”.
    package let anyTag: String
    /// “In charge”.
    package let owner: String
    /// “Anybody in charge”.
    package let anyOwner: String
    /// “Order”.
    package let order: String
    /// “Newest first”.
    package let newestFirst: String
    /// “Oldest first”.
    package let oldestFirst: String
    /// “Name A–Z”.
    package let nameUp: String
    /// “Name Z–A”.
    package let nameDown: String
    /// “Last changed first”.
    package let changedFirst: String
    /// “Last changed last”.
    package let changedLast: String
    /// What was typed is no town's name.
    package let townOnly: String
    /// “Show the list”: the button that applies what the list is narrowed to.
    package let narrow: String
    /// “take off”, said behind a filter.
    package let removeFilter: String
    /// “All people”.
    package let all: String
    /// “… ?”.
    package let count: @Sendable (_ number: String, _ one: Bool) -> String
    /// “Show more”.
    package let more: String
    /// “Add a person”.
    package let formTitle: String
    /// “Add a way of contact”.
    package let addContact: String
    /// “Add an address”.
    package let addAddress: String
    /// What heads the part that asks for purpose, basis and source.
    package let whyTitle: String
    /// “Nobody is stored without purpose, legal basis and source”.
    package let whyLead: String
    /// “… has been added”.
    package let created: @Sendable (_ name: String) -> String

    static let both = Bilingual(
        PeopleTexts(
            title: "Personen", name: "Name", contact: "Kontakt", email: "E-Mail", telephone: "Telefon",
            restricted: "eingeschränkt", stage: "Stand", town: "Ort", added: "Aufgenommen",
            create: "Person aufnehmen", importFile: "Datei einlesen", emptyTitle: "Noch niemand in Ihrer Obhut",
            emptyLead: "Nehmen Sie die erste Person auf, oder lesen Sie eine Datei ein. "
                + "Zu jeder gehören Zweck, Rechtsgrundlage und Quelle.",
            foundTitle: "Gefunden", noHitTitle: "Niemand gefunden",
            noHit: {
                "Zu „\($0)“ ist niemand gespeichert. Gesucht wird in Namen, Anschriften, E-Mail-Adressen und Telefonnummern."
            },
            searchEmpty: "Bitte geben Sie ein, wen Sie suchen: Name, Ort, E-Mail-Adresse oder Telefonnummer.",
            noneFits: "Auf diese Auswahl trifft niemand zu.", anyStage: "alle", tag: "Schlagwort", anyTag: "alle",
            owner: "Zuständig", anyOwner: "alle", order: "Reihenfolge", newestFirst: "Neueste zuerst",
            oldestFirst: "Älteste zuerst", nameUp: "Name A–Z", nameDown: "Name Z–A",
            changedFirst: "Zuletzt geändert zuerst", changedLast: "Zuletzt geändert am Ende",
            townOnly: "Hier steht nur der Name eines Ortes. Alles andere findet das Suchfeld oben.",
            narrow: "Liste zeigen",
            removeFilter: "aufheben", all: "Alle Personen",
            count: { "\($0) \($1 ? "Person" : "Personen")" },
            more: "Weitere anzeigen", formTitle: "Person aufnehmen", addContact: "Kontaktweg hinzufügen",
            addAddress: "Anschrift hinzufügen", whyTitle: "Warum dürfen wir das speichern?",
            whyLead: "Ohne Zweck, Rechtsgrundlage und Quelle wird niemand gespeichert.",
            created: { "\($0) ist aufgenommen." }),
        PeopleTexts(
            title: "People", name: "Name", contact: "Contact", email: "E-mail", telephone: "Telephone",
            restricted: "restricted", stage: "Stage", town: "Town", added: "Added",
            create: "Add a person", importFile: "Import a file", emptyTitle: "Nobody in your care yet",
            emptyLead: "Add the first person, or import a file. Each needs a purpose, a legal basis and a source.",
            foundTitle: "Found", noHitTitle: "Nobody found",
            noHit: { "Nobody is stored with “\($0)”. Names, addresses, e-mail and telephone numbers were searched." },
            searchEmpty: "Please say whom you are looking for: a name, town, e-mail address or telephone number.",
            noneFits: "Nobody fits this choice.", anyStage: "all", tag: "Tag", anyTag: "all", owner: "In charge",
            anyOwner: "all", order: "Order", newestFirst: "Newest first", oldestFirst: "Oldest first",
            nameUp: "Name A–Z", nameDown: "Name Z–A", changedFirst: "Last changed first",
            changedLast: "Last changed last",
            townOnly: "Only the name of a town stands here. The search box above finds everything else.",
            narrow: "Show the list", removeFilter: "take off",
            all: "All people",
            count: { "\($0) \($1 ? "person" : "people")" },
            more: "Show more", formTitle: "Add a person", addContact: "Add a way of contact",
            addAddress: "Add an address", whyTitle: "Why may we keep this?",
            whyLead: "Nobody is stored without purpose, legal basis and source.", created: { "\($0) has been added." }))
}
