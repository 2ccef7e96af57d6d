/// Organisations: list, one, adding and editing.
package struct OrganizationTexts: Sendable {
    /// “Organisations”.
    package let title: String
    /// “Organisation”: the window's title, without a name.
    package let windowTitle: String
    /// “Add an organisation”.
    package let create: String
    /// “No organisation in your care yet”.
    package let emptyTitle: String
    /// What an organisation is here, and why it needs a reason.
    package let emptyLead: String
    /// “No organisation found”.
    package let noneTitle: String
    /// None fits what the list is narrowed to.
    package let noneFits: String
    /// “All organisations”.
    package let all: String
    /// “Edit organisation”.
    package let editTitle: String
    /// What heads the part with names and register.
    package let nameTitle: String
    /// An example of a registered name.
    package let legalNameHint: String
    /// An example of a register entry.
    package let registerHint: String
    /// “nobody in particular”.
    package let noOwner: String
    /// “This organisation's rights”.
    package let rights: String
    /// Somebody else changed it meanwhile.
    package let changedMeanwhile: String

    static let both = Bilingual(
        OrganizationTexts(
            title: "Organisationen", windowTitle: "Organisation", create: "Organisation aufnehmen",
            emptyTitle: "Noch keine Organisation in Ihrer Obhut",
            emptyLead: "Firmen, Vereine und Ämter stehen hier mit den Menschen, die dort arbeiten. Auch sie brauchen "
                + "einen Grund: Hinter einer Einzelfirma steht ein Mensch.",
            noneTitle: "Keine Organisation gefunden", noneFits: "Auf diese Auswahl trifft keine Organisation zu.",
            all: "Alle Organisationen", editTitle: "Organisation bearbeiten", nameTitle: "Name und Stand",
            legalNameHint: "mit Rechtsform, zum Beispiel „Bäckerei Groß GmbH & Co. KG“",
            registerHint: "Gericht und Nummer, zum Beispiel „Amtsgericht Köln, HRB 12345“",
            noOwner: "niemand Bestimmtes", rights: "Rechte dieser Organisation",
            changedMeanwhile: "Jemand hat diese Organisation inzwischen geändert. Ihre Eingaben sind noch da; "
                + "wenn Sie jetzt speichern, ersetzt Ihre Fassung die andere."),
        OrganizationTexts(
            title: "Organisations", windowTitle: "Organisation", create: "Add an organisation",
            emptyTitle: "No organisation in your care yet",
            emptyLead:
                "Companies, clubs and authorities are listed here with the people who work there. They need a reason, too: "
                + "behind a sole trader stands a person.",
            noneTitle: "No organisation found", noneFits: "No organisation fits this choice.",
            all: "All organisations", editTitle: "Edit organisation", nameTitle: "Name and stage",
            legalNameHint: "with its legal form, for example “Bäckerei Groß GmbH & Co. KG”",
            registerHint: "court and number, for example “Amtsgericht Köln, HRB 12345”",
            noOwner: "nobody in particular", rights: "This organisation's rights",
            changedMeanwhile: "Somebody changed this organisation in the meantime. What you typed is still there; "
                + "if you save now, your version replaces theirs."))
}
