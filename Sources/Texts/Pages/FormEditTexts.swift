/// Setting a subscription form up, looking at it, and putting it elsewhere.
package struct FormEditTexts: Sendable {
    /// “Form”.
    package let form: String
    /// “Make a form”.
    package let new: String
    /// “Change the form”.
    package let change: String
    /// That a change is a new version.
    package let changeLead: String
    /// “Title in German”.
    package let titleDe: String
    /// “Title in English”.
    package let titleEn: String
    /// “Short name”.
    package let slug: String
    /// Where it stands.
    package let slugHint: String
    /// “What it asks for”.
    package let purposes: String
    /// That each has a box of its own, and what none means.
    package let purposesHint: String
    /// Why there are others that cannot be asked for.
    package let otherPurposes: @Sendable (_ names: String) -> String
    /// “Everything that an e-mail can confirm”.
    package let everything: String
    /// “Language”.
    package let language: String
    /// “the visitor's own”.
    package let anyLanguage: String
    /// “Where it leads afterwards”.
    package let thanks: String
    /// What a visitor sees otherwise.
    package let thanksHint: String
    /// “Pages that may show it”.
    package let origins: String
    /// One origin a line.
    package let originsHint: String
    /// “Which fields it has”.
    package let fields: String
    /// Why there is but one.
    package let fieldsHint: String
    /// “Save as version …”.
    package let save: String
    /// “Show preview”.
    package let preview: String
    /// “As visitors see it”.
    package let previewTitle: String
    /// That nothing is ticked.
    package let previewLead: String
    /// A form without a box is shown to nobody.
    package let previewNothing: String
    /// Told once after it was saved.
    package let saved: String
    /// “Version 3”.
    package let version: @Sendable (_ number: String) -> String
    /// “Versions”.
    package let versions: String
    /// What a version keeps.
    package let versionsLead: String
    /// “since …”.
    package let since: @Sendable (_ day: String) -> String
    /// “Publish”.
    package let publish: String
    /// “Close”.
    package let close: String
    /// “Address”.
    package let address: String
    /// “As HTML for your page”, by language.
    package let html: String
    /// “In a frame”.
    package let frame: String
    /// What the frame needs.
    package let frameLead: String
    /// That no page may show it yet.
    package let frameNothing: String

    static let both = Bilingual(
        FormEditTexts(
            form: "Formular", new: "Formular anlegen", change: "Formular ändern",
            changeLead: """
                Jede Änderung ist eine neue Fassung. Der Nachweis jeder Einwilligung nennt die Fassung, die ausgefüllt wurde; \
                alle bleiben lesbar.
                """, titleDe: "Überschrift auf Deutsch", titleEn: "Überschrift auf Englisch", slug: "Kürzel",
            slugHint: "Steht in der Adresse und ändert sich nicht: kleine Buchstaben, Ziffern und Bindestriche.",
            purposes: "Wonach es fragt",
            purposesHint: """
                Jeder Zweck hat ein eigenes Kästchen, keins ist vorab angekreuzt. Ohne Auswahl fragt es nach allem, was eine \
                E-Mail bestätigen kann.
                """,
            otherPurposes: {
                "Nicht anzubieten, weil sich eine Einwilligung dafür nicht durch eine E-Mail bestätigen lässt: \($0)."
            }, everything: "Alles, was eine E-Mail bestätigen kann", language: "Sprache",
            anyLanguage: "die der Besucherin", thanks: "Wohin es danach führt",
            thanksHint: """
                Eine Seite von Ihnen, die sagt, dass nun eine E-Mail zu bestätigen ist. Ohne Angabe sagt das eine Seite von uns.
                """, origins: "Seiten, die es einbetten dürfen",
            originsHint: "Eine je Zeile, ohne Pfad: https://www.muster.example. Ohne Angabe darf keine.",
            fields: "Felder",
            fieldsHint:
                "Die E-Mail-Adresse, mehr nicht: Mehr braucht ein Newsletter nicht (Art. 5 Abs. 1 Buchst. c DSGVO).",
            save: "Als neue Fassung sichern", preview: "Vorschau zeigen", previewTitle: "So sehen es Besucher",
            previewLead: "Kein Kästchen ist vorab angekreuzt; wer nichts ankreuzt, wird freundlich verabschiedet.",
            previewNothing:
                "Kein Zweck hat zurzeit einen Wortlaut, den es zeigen könnte: Besucher sehen das Formular nicht.",
            saved: "Das Formular ist gesichert.", version: { "Fassung \($0)" }, versions: "Fassungen",
            versionsLead: "Was das Formular wann fragte.", since: { "seit \($0)" }, publish: "Veröffentlichen",
            close: "Schließen", address: "Adresse", html: "Als HTML für Ihre Seite", frame: "In einem Rahmen",
            frameLead: "Immer mit dem Wortlaut von heute. Nur die genannten Seiten dürfen es zeigen.",
            frameNothing: "Nennen Sie im Formular erst die Seiten, die es einbetten dürfen."),
        FormEditTexts(
            form: "Form", new: "Make a form", change: "Change the form",
            changeLead: """
                Every change is a new version. The proof of each consent names the version that was filled in; all of them \
                stay readable.
                """, titleDe: "Title in German", titleEn: "Title in English", slug: "Short name",
            slugHint: "Stands in the address and does not change: small letters, digits and hyphens.",
            purposes: "What it asks for",
            purposesHint: """
                Each purpose has a box of its own, none is ticked beforehand. With none chosen it asks for everything that an \
                e-mail can confirm.
                """,
            otherPurposes: { "Not on offer, because an e-mail cannot confirm a consent to it: \($0)." },
            everything: "Everything that an e-mail can confirm", language: "Language",
            anyLanguage: "the visitor's own", thanks: "Where it leads afterwards",
            thanksHint: """
                A page of yours which says that there is an e-mail to confirm now. Without one, a page of ours says so.
                """, origins: "Pages that may embed it",
            originsHint: "One a line, without a path: https://www.muster.example. With none, no page may.",
            fields: "Fields",
            fieldsHint: "The e-mail address and nothing else: a newsletter needs no more (Art. 5(1)(c) GDPR).",
            save: "Save as a new version", preview: "Show preview", previewTitle: "As visitors see it",
            previewLead: "No box is ticked beforehand; whoever ticks nothing is bid a friendly goodbye.",
            previewNothing: "No purpose has words that it could show at present: visitors do not see the form.",
            saved: "The form is saved.", version: { "Version \($0)" }, versions: "Versions",
            versionsLead: "What the form asked for, and when.", since: { "since \($0)" }, publish: "Publish",
            close: "Close", address: "Address", html: "As HTML for your page", frame: "In a frame",
            frameLead: "Always with the words of today. Only the pages named may show it.",
            frameNothing: "First name the pages that may embed it in the form."))
}
