/// Adding and editing a person.
package struct PersonFormTexts: Sendable {
    /// “Name”.
    package let nameTitle: String
    /// “Contact points”.
    package let contactPoints: String
    /// “Addresses”.
    package let addresses: String
    /// “preferred”.
    package let preferred: String
    /// “Add a way of contact”.
    package let addContact: String
    /// “Add an address”.
    package let addAddress: String
    /// What heads the part that asks for purpose, basis and source.
    package let whyTitle: String
    /// “Nobody is stored without purpose, legal basis and source”.
    package let whyLead: String
    /// “Please choose”.
    package let choose: String
    /// Purposes that only the person herself can open, by her consent.
    package let needsConsent: String
    /// What a purpose is.
    package let purposeHint: String
    /// What a legal basis is.
    package let basisHint: String
    /// What a source is.
    package let sourceHint: String
    /// “Not stated”: no form of address is known.
    package let salutationUnknown: String
    /// “Tags”.
    package let tags: String
    /// How further tags are written.
    package let furtherTagsHint: String
    /// “Fields of your own”.
    package let ownFields: String
    /// “Nobody yet”: no member is in charge.
    package let noOwner: String
    /// “Not stated”: nothing stands in a field.
    package let notStated: String
    /// “Yes”.
    package let yes: String
    /// “No”.
    package let no: String
    /// Labels that people choose most, for contact points and addresses.
    package let labels: [String]
    /// “Emptied lines are removed when you save”.
    package let removeHint: String
    /// “Add”.
    package let create: String
    /// “Edit person”.
    package let editTitle: String
    /// “Countries nearby”.
    package let countriesNearby: String
    /// “All countries”.
    package let countriesAll: String

    static let both = Bilingual(
        PersonFormTexts(
            nameTitle: "Name und Stand", contactPoints: "Kontaktwege", addresses: "Anschriften",
            preferred: "bevorzugt", addContact: "Kontaktweg hinzufügen", addAddress: "Anschrift hinzufügen",
            whyTitle: "Warum dürfen wir das speichern?",
            whyLead: "Ohne Zweck, Rechtsgrundlage und Quelle wird niemand gespeichert.", choose: "Bitte wählen",
            needsConsent: "Nur mit Einwilligung, die die Person selbst bestätigt",
            purposeHint: "Wofür brauchen Sie die Daten?",
            basisHint: "Was erlaubt es Ihnen?", sourceHint: "Woher kommen die Daten? Zum Beispiel „Auftrag 4711“.",
            salutationUnknown: "Nicht angegeben",
            tags: "Schlagwörter",
            furtherTagsHint: "Mit Kommas getrennt. Was es noch nicht gibt, wird angelegt.",
            ownFields: "Eigene Felder", noOwner: "Noch niemand", notStated: "Nicht angegeben", yes: "Ja", no: "Nein",
            labels: ["Privat", "Büro", "Mobil", "Zentrale", "Rechnung", "Lieferung"],
            removeHint: "Geleerte Zeilen verschwinden beim Speichern.", create: "Person aufnehmen",
            editTitle: "Person bearbeiten", countriesNearby: "In der Nähe",
            countriesAll: "Alle Länder"),
        PersonFormTexts(
            nameTitle: "Name and stage", contactPoints: "Contact points", addresses: "Addresses",
            preferred: "preferred", addContact: "Add a way of contact", addAddress: "Add an address",
            whyTitle: "Why may we keep this?",
            whyLead: "Nobody is stored without purpose, legal basis and source.", choose: "Please choose",
            needsConsent: "Only with a consent that the person confirms herself",
            purposeHint: "What do you need the data for?",
            basisHint: "What allows it?", sourceHint: "Where does the data come from? For example “order 4711”.",
            salutationUnknown: "Not stated",
            tags: "Tags", furtherTagsHint: "Separated by commas. New ones are made as you save.",
            ownFields: "Your own fields", noOwner: "Nobody yet", notStated: "Not stated", yes: "Yes", no: "No",
            labels: ["Home", "Work", "Mobile", "Switchboard", "Billing", "Delivery"],
            removeHint: "Emptied lines go away when you save.", create: "Add person",
            editTitle: "Edit person", countriesNearby: "Nearby", countriesAll: "All countries"))
}
