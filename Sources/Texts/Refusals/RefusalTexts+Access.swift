extension RefusalTexts {
    static let access: [String: Bilingual<RefusalText>] = [
        "unauthenticated": words(
            "Sie sind nicht angemeldet.", "Bitte melden Sie sich an.", "You are not logged in.", "Please log in."),
        "credentials-wrong": words(
            "E-Mail-Adresse und Passwort passen nicht zusammen.",
            "Bitte versuchen Sie es noch einmal, oder lassen Sie sich ein neues Passwort geben.",
            "E-mail address and password do not match.", "Please try again, or ask for a new password."),
        "password-wrong": words(
            "Das ist nicht Ihr jetziges Passwort.", "Bitte versuchen Sie es noch einmal.",
            "This is not your present password.", "Please try again."),
        "code-wrong": words(
            "Dieser Code stimmt nicht, ist zu alt oder wurde schon benutzt.",
            "Bitte nehmen Sie den, den Ihre App jetzt zeigt.",
            "This code is wrong, too old or was used before.", "Please take the one that your app shows now."),
        "second-factor-needed": words(
            "Ihre Rolle braucht einen zweiten Faktor.", "Bitte lassen Sie ihn eingeschaltet.",
            "Your role needs a second factor.", "Please leave it on."),
        "permission-missing": words(
            "Ihre Rolle erlaubt das nicht.", "Bitte wenden Sie sich an Ihre Verwaltung.",
            "Your role does not allow this.", "Please ask your administrator."),
        "scope-missing": words(
            "Der Zugangsschlüssel reicht dafür nicht aus.", "Bitte erstellen Sie einen mit dem passenden Umfang.",
            "The token does not reach this far.", "Please make one with the right scope."),
        "not-found": words(
            "Das gibt es nicht, oder nicht für Sie.", "Bitte prüfen Sie die Adresse.",
            "There is no such thing, or none for you.", "Please check the address."),
        "tenant-not-found": words(
            "Diesen Mandanten gibt es nicht.", "Bitte prüfen Sie das Kürzel.", "There is no such tenant.",
            "Please check the short name."),
        "token-invalid": words(
            "Dieser Link gilt nicht oder nicht mehr.", "Bitte lassen Sie sich einen neuen geben.",
            "This link is not valid, or no longer.", "Please ask for a new one."),
        "form-expired": words(
            "Das Formular lag zu lange offen.", "Ihre Eingaben sind noch da; bitte senden Sie es noch einmal ab.",
            "The form was open for too long.", "What you typed is still there; please send it again."),
    ]

    static let states: [String: Bilingual<RefusalText>] = [
        "conflict": words(
            "Das passt nicht zum jetzigen Stand.", "Bitte laden Sie die Seite neu.",
            "This does not fit the current state.", "Please reload the page."),
        "last-owner": words(
            "Das wäre die letzte Person, die den Betrieb verantwortet und sich anmelden kann.",
            "Bitte geben Sie diese Aufgabe erst jemand anderem.",
            "This would be the last owner who can log in.", "Please give this task to somebody else first."),
        "already-exists": words(
            "Das gibt es schon.", "Bitte nehmen Sie das vorhandene.", "This exists already.",
            "Please use the existing one."),
        "version-mismatch": words(
            "Jemand hat inzwischen etwas geändert.", "Bitte sehen Sie sich die neue Fassung an und speichern Sie dann.",
            "Somebody changed this in the meantime.", "Please look at the new version, then save."),
        "version-missing": words(
            "Es fehlt, welche Fassung Sie ändern wollen.", "Bitte senden Sie If-Match mit.",
            "The version you want to change is missing.", "Please send If-Match."),
        "idempotency-mismatch": words(
            "Dieser Schlüssel gehört zu einer anderen Anfrage.", "Bitte nehmen Sie einen neuen Idempotency-Key.",
            "This key belongs to another request.", "Please take a new Idempotency-Key."),
        "rate-limited": words(
            "Das waren zu viele Versuche in kurzer Zeit.", "Bitte warten Sie einen Augenblick.",
            "These were too many attempts in a short time.", "Please wait a moment."),
        "not-ready": words(
            "Obhut ist gerade nicht bereit.", "Bitte versuchen Sie es gleich noch einmal.",
            "Obhut is not ready just now.", "Please try again in a moment."),
        "sealed": words(
            "Die Schlüssel sind nicht geöffnet.", "Bitte sehen Sie mit `obhut keystore status` nach.",
            "The keys are not open.", "Please look with `obhut keystore status`."),
        "fenced": words(
            "Nach einer Wiederherstellung werden erst alle Löschungen nachgeholt.",
            "Bitte warten Sie, bis das abgeschlossen ist.",
            "After a restore all erasures are carried out again first.", "Please wait until that is done.",
            article: ("Art. 17 DSGVO", "Art. 17 GDPR")),
        "outcome-unknown": words(
            "Die Verbindung riss ab, bevor eine Bestätigung kam.",
            "Bitte sehen Sie nach, ob die Änderung da ist, bevor Sie sie wiederholen.",
            "The connection was lost before an answer came.",
            "Please look whether the change is there before you repeat it."),
        "record-damaged": words(
            "Dieser Eintrag ist beschädigt und lässt sich nicht öffnen.",
            "Bitte sagen Sie es dem Betreiber; gelöscht werden kann der Eintrag trotzdem.",
            "This record is damaged and cannot be opened.",
            "Please tell the operator; the record can still be erased."),
        "busy": words(
            "Es ist gerade viel zu tun.", "Bitte versuchen Sie es gleich noch einmal.", "There is much to do just now.",
            "Please try again in a moment."),
        "internal": words(
            "Bei uns ist etwas schiefgegangen.", "Bitte nennen Sie uns die Nummer der Anfrage.",
            "Something went wrong on our side.", "Please tell us the number of the request."),
    ]
}
