extension RefusalTexts {
    static let input: [String: Bilingual<RefusalText>] = [
        "required": words(
            "Dieses Feld ist leer.", "Bitte füllen Sie es aus.", "This field is empty.", "Please fill it in."),
        "too-long": words(
            "Der Text ist zu lang.", "Bitte kürzen Sie ihn.", "The text is too long.", "Please shorten it."),
        "too-many": words(
            "Das sind zu viele Einträge.", "Bitte entfernen Sie einige.", "These are too many entries.",
            "Please remove some."),
        "control-character": words(
            "Der Text enthält unsichtbare Steuerzeichen.", "Bitte tippen Sie ihn neu ein.",
            "The text contains invisible control characters.", "Please type it again."),
        "value-not-allowed": words(
            "Diesen Wert gibt es hier nicht.", "Bitte wählen Sie einen der angebotenen.",
            "There is no such value here.", "Please choose one of those offered."),
        "email-invalid": words(
            "Das ist keine E-Mail-Adresse.", "Bitte prüfen Sie die Schreibweise, zum Beispiel name@firma.de.",
            "This is not an e-mail address.", "Please check the spelling, for example name@company.com."),
        "telephone-invalid": words(
            "Das ist keine Telefonnummer.", "Bitte schreiben Sie sie mit Vorwahl, zum Beispiel +49 30 123456.",
            "This is not a telephone number.", "Please write it with its area code, for example +44 20 7946 0000."),
        "country-invalid": words(
            "Dieses Land kennen wir nicht.", "Bitte geben Sie zwei Buchstaben an, zum Beispiel DE.",
            "We do not know this country.", "Please give two letters, for example GB."),
        "web-address-invalid": words(
            "An diese Adresse können wir nichts senden.",
            "Bitte geben Sie eine öffentliche Adresse an, die mit https:// beginnt, ohne Benutzernamen und Kennwort.",
            "We cannot send anything to this address.",
            "Please give a public address that begins with https://, without user name and password."),
        "page-address-invalid": words(
            "Diese Adresse einer Seite ist nicht möglich.",
            "Bitte beginnen Sie mit https://, ohne Benutzernamen und Kennwort; als Seite, die einbetten darf, ohne Pfad.",
            "This address of a page is not possible.",
            "Please begin with https://, without user name and password; as a page that may embed, without a path."),
        "date-invalid": words(
            "Diesen Tag gibt es nicht.", "Bitte prüfen Sie das Datum.", "There is no such day.",
            "Please check the date."),
        "duplicate-id": words(
            "Zwei Einträge tragen dieselbe Kennung.", "Bitte geben Sie jedem eine eigene.",
            "Two entries share one identifier.", "Please give each one its own."),
        "malformed": words(
            "Die Anfrage ist nicht lesbar.", "Bitte prüfen Sie ihren Aufbau.", "The request cannot be read.",
            "Please check its format."),
        "name-or-contact-missing": words(
            "Es fehlt ein Name oder ein Kontaktweg.", "Bitte geben Sie wenigstens eines davon an.",
            "A name or a way of contact is missing.", "Please give at least one of them."),
        "record-too-large": words(
            "Die Angaben zu dieser Person sind zu umfangreich.", "Bitte kürzen Sie sie.",
            "There is too much information about this person.", "Please shorten it."),
        "tag-unknown": words(
            "Dieses Schlagwort gibt es nicht.", "Bitte legen Sie es zuerst an.", "There is no such tag.",
            "Please make it first."),
        "field-unknown": words(
            "Dieses Feld gibt es nicht.", "Bitte legen Sie es zuerst an.", "There is no such field.",
            "Please make it first."),
        "field-ended": words(
            "Dieses Feld ist beendet und nimmt keine neuen Werte an.",
            "Der alte Wert kann stehen bleiben oder entfernt werden.",
            "This field has ended and takes no new values.", "The old value may stay or be removed."),
        "in-use": words(
            "Das wird noch gebraucht.", "Bitte beenden Sie es zuerst, oder entfernen Sie es bei den Personen.",
            "This is still in use.", "Please end it first, or remove it from the people."),
        "scope-unknown": words(
            "Diesen Umfang eines Zugangsschlüssels gibt es nicht.", "Bitte wählen Sie einen der angebotenen.",
            "There is no such token scope.", "Please choose one of those offered."),
        "slug-invalid": words(
            "Dieses Kürzel ist nicht möglich.",
            "Bitte nehmen Sie kleine Buchstaben, Ziffern und Bindestriche, höchstens 63 Zeichen.",
            "This short name is not possible.", "Please use small letters, digits and hyphens, at most 63 characters."),
        "slug-taken": words(
            "Dieses Kürzel ist schon vergeben.", "Bitte wählen Sie ein anderes.", "This short name is taken.",
            "Please choose another one."),
        "password-too-short": words(
            "Das Passwort ist zu kurz.", "Bitte nehmen Sie mindestens 10 Zeichen; ein ganzer Satz ist gut.",
            "The password is too short.", "Please use at least 10 characters; a whole sentence is good."),
        "password-too-common": words(
            "Dieses Passwort ist zu leicht zu erraten.", "Bitte nehmen Sie eines, das nur Ihnen einfällt.",
            "This password is too easy to guess.", "Please take one that only you would think of."),
        "media-type-unsupported": words(
            "Dieses Format können wir nicht lesen.", "Bitte senden Sie JSON oder ein Formular.",
            "We cannot read this format.", "Please send JSON or a form."),
        "method-not-allowed": words(
            "Diese Adresse nimmt solche Anfragen nicht an.",
            "Bitte sehen Sie in der Beschreibung der Schnittstelle nach.",
            "This address does not take such requests.", "Please look into the description of the interface."),
        "body-too-large": words(
            "Das ist zu groß.", "Bitte senden Sie weniger auf einmal.", "This is too large.",
            "Please send less at a time."),
    ]

    static let imports: [String: Bilingual<RefusalText>] = [
        "mapping-missing": words(
            "Keine Spalte der Datei lässt sich zuordnen.", "Bitte geben Sie an, welche Spalte was bedeutet.",
            "No column of the file could be matched.", "Please say which column means what."),
        "mapping-invalid": words(
            "Die Zuordnung der Spalten ist nicht lesbar.", "Bitte prüfen Sie die Angaben zu Spalten und Feldern.",
            "The mapping of columns cannot be read.", "Please check what it says of columns and fields."),
        "file-unreadable": words(
            "Die Datei ist nicht lesbar.", "Bitte speichern Sie sie als CSV oder vCard und versuchen Sie es erneut.",
            "The file cannot be read.", "Please save it as CSV or vCard and try again."),
        "file-discarded": words(
            "Die hochgeladene Datei ist verworfen, weil inzwischen jemand gelöscht wurde.",
            "Bitte laden Sie sie noch einmal hoch.",
            "The uploaded file has been discarded, because somebody was erased meanwhile.",
            "Please upload it again."),
        "duplicate": words(
            "Diese Person gibt es schon.", "Bitte ergänzen Sie den vorhandenen Eintrag.", "This person exists already.",
            "Please add to the existing entry."),
    ]
}
