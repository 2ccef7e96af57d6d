extension RefusalTexts {
    static let consent: [String: Bilingual<RefusalText>] = [
        "new-request-needed": words(
            "Diese Einwilligung ist beendet.", "Bitte fragen Sie die Person neu.", "This consent has ended.",
            "Please ask the person anew.", article: ("Art. 7 DSGVO", "Art. 7 GDPR")),
        "nothing-to-confirm": words(
            "Hier ist nichts zu bestätigen.", "Vielleicht ist es schon geschehen.", "There is nothing to confirm here.",
            "Perhaps it has been done already."),
        "confirmation-mismatch": words(
            "Die Bestätigung gehört zu einer anderen Anfrage.", "Bitte nehmen Sie den Link aus der neuesten Nachricht.",
            "The confirmation belongs to another request.", "Please use the link of the latest message."),
        "confirmation-expired": words(
            "Der Link zur Bestätigung ist abgelaufen.", "Bitte melden Sie sich neu an.",
            "The link to confirm has expired.", "Please sign up again."),
        "confirmation-already-sent": words(
            "Die Nachricht zur Bestätigung ist schon unterwegs.", "Eine zweite senden wir nicht.",
            "The message to confirm is already under way.", "We do not send a second one.",
            article: ("§ 7 UWG", "§ 7 UWG")),
        "control-not-unchecked": words(
            "Ein vorab gesetztes Häkchen ist keine Einwilligung.", "Bitte lassen Sie die Person selbst wählen.",
            "A box ticked beforehand is no consent.", "Please let the person choose herself.",
            article: ("Art. 4 Nr. 11 DSGVO", "Art. 4(11) GDPR")),
        "wording-missing": words(
            "Es fehlt der Wortlaut, der gezeigt wurde.", "Bitte geben Sie ihn an.", "The wording shown is missing.",
            "Please give it.", article: ("Art. 7 Abs. 1 DSGVO", "Art. 7(1) GDPR")),
        "wording-unknown": words(
            "Diesen Wortlaut hat der Zweck nie verwendet.",
            "Bitte wählen Sie eine seiner Fassungen, oder schreiben Sie auf, was gesagt wurde.",
            "The purpose never used these words.", "Please choose one of its versions, or write down what was said.",
            article: ("Art. 7 Abs. 1 DSGVO", "Art. 7(1) GDPR")),
        "contested": words(
            "Zu dieser Einwilligung gibt es zugleich einen Widerruf; der Widerruf gilt.",
            "Nur die Person selbst kann neu bestätigen.",
            "This consent met a withdrawal at the same time; the withdrawal counts.",
            "Only the person herself can confirm anew.", article: ("Art. 7 Abs. 3 DSGVO", "Art. 7(3) GDPR")),
        "erased": words(
            "Diese Person wurde vergessen.", "Eine neue Beziehung beginnt mit einem neuen Eintrag.",
            "This person was forgotten.", "A new relationship begins with a new entry.",
            article: ("Art. 17 Abs. 1 DSGVO", "Art. 17(1) GDPR")),
        "channel-not-allowed": words(
            "Für diesen Weg gilt die Einwilligung oder der Zweck nicht.", "Bitte wählen Sie einen anderen Weg.",
            "Consent or purpose does not cover this channel.", "Please choose another channel.",
            article: ("Art. 5 Abs. 1 Buchst. b DSGVO", "Art. 5(1)(b) GDPR")),
        "channels-not-joinable": words(
            "E-Mail und SMS werden jede für sich bestätigt und stehen allein.",
            "Bitte legen Sie für jeden dieser Wege einen eigenen Zweck an.",
            "E-mail and text message are confirmed each by themselves and stand alone.",
            "Please make a purpose of its own for each of these channels.", article: ("§ 7 Abs. 2 UWG", "§ 7(2) UWG")),
        "period-missing": words(
            "Ohne eine Einwilligung, die jemand widerrufen kann, braucht der Zweck eine Frist.",
            "Bitte geben Sie an, wie lange Sie die Daten behalten.",
            "Without a consent that somebody can withdraw, the purpose needs a period.",
            "Please say for how long you keep the data.",
            article: ("Art. 5 Abs. 1 Buchst. e DSGVO", "Art. 5(1)(e) GDPR")),
        "purpose-ended": words(
            "Dieser Zweck ist beendet.", "Bitte nehmen Sie einen anderen.", "This purpose has ended.",
            "Please take another one.", article: ("Art. 5 Abs. 1 Buchst. b DSGVO", "Art. 5(1)(b) GDPR")),
        "transition-not-allowed": words(
            "Das passt nicht zum Stand der Einwilligung.", "Bitte sehen Sie sich ihren Verlauf an.",
            "This does not fit the state of the consent.", "Please look at its history."),
    ]

    static let rights: [String: Bilingual<RefusalText>] = [
        "legal-hold": words(
            "Die Daten werden wegen möglicher Ansprüche festgehalten.",
            "Bitte prüfen Sie mit dem Datenschutz, ob das noch nötig ist.",
            "The data is held because of possible claims.",
            "Please check with the privacy officer whether it has to be.",
            article: ("Art. 17 Abs. 3 Buchst. e DSGVO", "Art. 17(3)(e) GDPR")),
        "reason-unknown": words(
            "Diesen Löschgrund gibt es nicht.", "Bitte wählen Sie einen der sechs.",
            "There is no such reason for erasure.", "Please choose one of the six.",
            article: ("Art. 17 Abs. 1 DSGVO", "Art. 17(1) GDPR")),
        "restricted": words(
            "Die Daten dieser Person sind eingeschränkt; sie werden nur aufbewahrt.",
            "Bitte wenden Sie sich an den Datenschutz.", "This person's data is restricted; it is only kept.",
            "Please ask the privacy officer.", article: ("Art. 18 Abs. 2 DSGVO", "Art. 18(2) GDPR")),
        "notice-before-lifting": words(
            "Vor dem Aufheben muss die Person davon erfahren.", "Bitte benachrichtigen Sie sie zuerst.",
            "The person has to hear of it before it is lifted.", "Please tell her first.",
            article: ("Art. 18 Abs. 3 DSGVO", "Art. 18(3) GDPR")),
        "identity-unverified": words(
            "Es steht noch nicht fest, dass der Antrag von dieser Person kommt.",
            "Bitte warten Sie auf ihre Bestätigung, oder halten Sie fest, woher Sie es wissen.",
            "It is not certain yet that the request comes from this person.",
            "Please wait for her confirmation, or note how you know.",
            article: ("Art. 12 Abs. 6 DSGVO", "Art. 12(6) GDPR")),
        "extension-too-late": words(
            "Die Frist lässt sich nicht mehr verlängern.", "Die Person muss davon im ersten Monat erfahren.",
            "The deadline can no longer be extended.", "The person has to hear of it within the first month.",
            article: ("Art. 12 Abs. 3 DSGVO", "Art. 12(3) GDPR")),
        "extension-too-long": words(
            "So lange lässt sich die Frist nicht verlängern.", "Möglich sind einmal höchstens zwei weitere Monate.",
            "The deadline cannot be extended that long.", "Possible are two further months at most, once.",
            article: ("Art. 12 Abs. 3 DSGVO", "Art. 12(3) GDPR")),
        "extension-reason-missing": words(
            "Es fehlt der Grund der Verlängerung.", "Bitte schreiben Sie ihn für die Person auf.",
            "The reason for the extension is missing.", "Please write it down for the person.",
            article: ("Art. 12 Abs. 3 DSGVO", "Art. 12(3) GDPR")),
        "second-person-needed": words(
            "Das muss eine zweite Person bestätigen.", "Bitte bitten Sie jemanden mit derselben Befugnis darum.",
            "A second person has to confirm this.", "Please ask somebody with the same right."),
        "parameter-out-of-bounds": words(
            "Dieser Wert liegt außerhalb des Erlaubten.", "Bitte bleiben Sie in den angegebenen Grenzen.",
            "This value is outside what is allowed.", "Please stay inside the bounds given."),
        "parameter-direction": words(
            "In diese Richtung lässt sich der Wert nicht ändern.", "Bitte lassen Sie ihn, wie ihn das Gesetz vorsieht.",
            "The value cannot be moved this way.", "Please leave it as the law has it."),
        "parameter-unknown": words(
            "Diese Einstellung gibt es nicht.", "Bitte wählen Sie eine der angebotenen.", "There is no such setting.",
            "Please choose one of those offered."),
        "country-not-allowed": words(
            "In diesem Land dürfen die Daten nicht liegen.", "Möglich sind die EU, der EWR und die Schweiz.",
            "The data must not rest in this country.", "Possible are the EU, the EEA and Switzerland.",
            article: ("Art. 44 DSGVO", "Art. 44 GDPR")),
        "receipt-invalid": words(
            "Diese Löschbestätigung ist nicht echt, oder ihr Schlüssel ist hier unbekannt.",
            "Bitte prüfen Sie die Datei, oder geben Sie den öffentlichen Schlüssel des Ausstellers an.",
            "This receipt is not genuine, or its key is not known here.",
            "Please check the file, or give the public key of its issuer."),
    ]
}
