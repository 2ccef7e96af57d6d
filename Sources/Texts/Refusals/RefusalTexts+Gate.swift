extension RefusalTexts {
    static let gate: [String: Bilingual<RefusalText>] = [
        "processing-missing": words(
            "Ohne Zweck, Rechtsgrundlage und Quelle speichern wir niemanden.",
            "Bitte geben Sie an, wofür, auf welcher Grundlage und woher die Daten sind.",
            "We store nobody without purpose, legal basis and source.",
            "Please say what for, on which basis, and where the data comes from.",
            article: ("Art. 5 Abs. 1, Art. 6 Abs. 1 DSGVO", "Art. 5(1), 6(1) GDPR")),
        "purpose-unknown": words(
            "Diesen Zweck verfolgen Sie nicht.", "Bitte wählen Sie einen Ihrer Zwecke.",
            "You do not pursue this purpose.", "Please choose one of your purposes.",
            article: ("Art. 5 Abs. 1 Buchst. b DSGVO", "Art. 5(1)(b) GDPR")),
        "basis-unknown": words(
            "Diese Rechtsgrundlage gibt es nicht.", "Bitte wählen Sie eine der sechs.", "There is no such legal basis.",
            "Please choose one of the six.", article: ("Art. 6 Abs. 1 DSGVO", "Art. 6(1) GDPR")),
        "basis-not-allowed": words(
            "Auf diese Rechtsgrundlage darf sich der Zweck nicht stützen.",
            "Bitte wählen Sie eine, die der Zweck nennt und Ihre Regeln zulassen.",
            "The purpose must not rest on this legal basis.",
            "Please choose one that the purpose names and your rules allow.",
            article: ("Art. 6 Abs. 1 DSGVO", "Art. 6(1) GDPR")),
        "source-missing": words(
            "Es fehlt, woher die Daten kommen.", "Bitte schreiben Sie es auf; die Person darf danach fragen.",
            "It is missing where the data comes from.", "Please write it down; the person may ask for it.",
            article: ("Art. 14 Abs. 2 Buchst. f DSGVO", "Art. 14(2)(f) GDPR")),
        "evidence-missing": words(
            "Zu dieser Einwilligung fehlt der Nachweis.", "Bitte fügen Sie ihn bei, oder fragen Sie die Person selbst.",
            "The proof of this consent is missing.", "Please add it, or ask the person herself.",
            article: ("Art. 7 Abs. 1 DSGVO", "Art. 7(1) GDPR")),
        "evidence-incomplete": words(
            "Der Nachweis der Einwilligung ist unvollständig.",
            "Nötig sind Anmeldung, Bestätigung, Wortlaut und das System, aus dem er stammt.",
            "The proof of consent is incomplete.",
            "It needs the request, the confirmation, the wording and the system it comes from.",
            article: ("Art. 7 Abs. 1 DSGVO", "Art. 7(1) GDPR")),
        "evidence-not-accepted": words(
            "Diese Art von Nachweis kann hier niemand angeben.", "Bitte lassen Sie die Person selbst bestätigen.",
            "Nobody can state this kind of proof here.", "Please let the person confirm herself.",
            article: ("Art. 7 Abs. 1 DSGVO", "Art. 7(1) GDPR")),
        "attestation-missing": words(
            "Für fremde Nachweise muss die Inhaberin oder der Inhaber einstehen.",
            "Bitte lassen Sie den Import von dort ausführen.", "The owner has to vouch for proof from elsewhere.",
            "Please let the owner run the import.", article: ("Art. 5 Abs. 2 DSGVO", "Art. 5(2) GDPR")),
        "synthetic-outside-example": words(
            "Erfundene Nachweise gelten nur für erfundene Adressen.", "Bitte nehmen Sie Adressen auf .example.",
            "Made-up proof is for made-up addresses only.", "Please use addresses on .example."),
        "consent-not-confirmed": words(
            "Die Person hat diese Einwilligung nicht selbst bestätigt.",
            "Bitte senden Sie ihr eine Bestätigungsanfrage.", "The person has not confirmed this consent herself.",
            "Please send her a request to confirm.", article: ("Art. 7 Abs. 1 DSGVO, § 7 UWG", "Art. 7(1) GDPR")),
        "suppressed": words(
            "Diese Adresse steht auf der Sperrliste.",
            "Nur die Person selbst kann das aufheben, indem sie sich neu anmeldet und bestätigt.",
            "This address is on the suppression list.",
            "Only the person herself can lift that, by signing up and confirming again.",
            article: ("Art. 21 Abs. 3 DSGVO", "Art. 21(3) GDPR")),
        "sale-reference-missing": words(
            "Es fehlt der Verkauf, bei dem die Person ihre Adresse gab.", "Bitte nennen Sie den Beleg.",
            "The sale at which the person gave her address is missing.", "Please name the document.",
            article: ("§ 7 Abs. 3 Nr. 1 UWG", "§ 7(3) no. 1 UWG")),
        "similar-goods-missing": words(
            "Es fehlt, welche ähnlichen Waren gemeint sind.", "Bitte kennzeichnen Sie das Angebot.",
            "It is missing which similar goods are meant.", "Please tag the offer.",
            article: ("§ 7 Abs. 3 Nr. 2 UWG", "§ 7(3) no. 2 UWG")),
        "collection-notice-missing": words(
            "Die Person wurde nicht auf ihr Widerspruchsrecht hingewiesen.",
            "Der Hinweis muss bei der Erhebung und in jeder Nachricht stehen.",
            "The person was not told of her right to object.",
            "The notice has to stand at collection and in every message.",
            article: ("§ 7 Abs. 3 Nr. 4 UWG", "§ 7(3) no. 4 UWG")),
        "objected": words(
            "Die Person hat der Werbung widersprochen.", "Das gilt endgültig; bitte schreiben Sie ihr nicht.",
            "The person objected to marketing.", "That is final; please do not write to her.",
            article: ("Art. 21 Abs. 3 DSGVO", "Art. 21(3) GDPR")),
        "below-consent-age": words(
            "Die Person ist für eine eigene Einwilligung zu jung.", "Bitte holen Sie die der Eltern ein.",
            "The person is too young to consent herself.", "Please ask her parents.",
            article: ("Art. 8 Abs. 1 DSGVO", "Art. 8(1) GDPR")),
        "agreement-missing": words(
            "Der Vertrag zur Auftragsverarbeitung liegt nicht vor.", "Bitte schließen Sie ihn, dann geht es weiter.",
            "The processing agreement is not on record.", "Please conclude it, then this works again.",
            article: ("Art. 28 Abs. 3 DSGVO", "Art. 28(3) GDPR")),
    ]
}
