/// Pages for strangers: a form to sign up, the page that confirms it, and the one that takes it back.
package struct FrontDoorTexts: Sendable {
    /// Who asks, and that every box is hers to tick.
    package let lead: @Sendable (_ tenant: String) -> String
    /// “Your e-mail address”.
    package let email: String
    /// That a message comes first.
    package let emailHint: String
    /// “What may we write to you about?”.
    package let choose: String
    /// “What you should know”.
    package let notice: String
    /// “Sign up”.
    package let submit: String
    /// “Please look into your mailbox”.
    package let sentTitle: String
    /// That nothing counts before it is confirmed; the same whether the address is known or not.
    package let sentText: String
    /// “Very well, we do not write to you”.
    package let nothingTitle: String
    /// That nothing was kept, and nothing else hangs on it.
    package let nothingText: String
    /// “The words of this form have changed”.
    package let changedTitle: String
    /// Read and tick again.
    package let changedText: String
    /// “Confirm your sign-up”.
    package let confirmTitle: String
    /// Who asks.
    package let confirmLead: @Sendable (_ tenant: String) -> String
    /// “Yes, I confirm”.
    package let confirmSubmit: String
    /// What happens otherwise.
    package let confirmIgnore: String
    /// “Confirmed”.
    package let doneTitle: String
    /// What follows.
    package let doneText: @Sendable (_ tenant: String) -> String
    /// How it is taken back.
    package let takeBack: String
    /// “Unsubscribe”, as a link.
    package let takeBackLink: String
    /// “Confirmed already”.
    package let usedTitle: String
    /// That nothing is left to do.
    package let usedText: String
    /// “This link is no longer valid”.
    package let overTitle: String
    /// That the sign-up is gone, and how to begin anew.
    package let overText: String
    /// “We do not know this link”.
    package let unknownTitle: String
    /// Perhaps it is not whole.
    package let unknownText: String
    /// “No more e-mails”.
    package let unsubscribeTitle: String
    /// What one click does.
    package let unsubscribeLead: @Sendable (_ tenant: String) -> String
    /// “Unsubscribe”.
    package let unsubscribeSubmit: String
    /// “You are unsubscribed”.
    package let unsubscribedTitle: String
    /// What that means.
    package let unsubscribedText: @Sendable (_ tenant: String) -> String
    /// “See everything that you agreed to”, as a link.
    package let preferencesLink: String
    /// “What you agreed to”.
    package let preferencesTitle: String
    /// Whom.
    package let preferencesLead: @Sendable (_ tenant: String) -> String
    /// “Take back”.
    package let preferencesTake: String
    /// “It is taken back”.
    package let preferencesDone: String
    /// That it holds at once.
    package let preferencesDoneText: String
    /// “Save this as a signed file”.
    package let receiptLink: String
    /// “You have agreed to nothing”.
    package let preferencesNothing: String

    static let both = Bilingual(
        FrontDoorTexts(
            lead: { "\($0) fragt Sie, worüber Sie E-Mails bekommen möchten. Sie entscheiden bei jedem Punkt selbst." },
            email: "Ihre E-Mail-Adresse",
            emailHint: "Sie bekommen zuerst eine Nachricht, mit der Sie Ihre Auswahl bestätigen.",
            choose: "Wofür dürfen wir Ihnen schreiben?", notice: "Was Sie dazu wissen sollten", submit: "Anmelden",
            sentTitle: "Bitte sehen Sie in Ihr Postfach",
            sentText: """
                Eine Nachricht ist unterwegs, wenn Ihre Adresse stimmt. Ihre Anmeldung gilt erst, wenn Sie den Link darin \
                öffnen und bestätigen. Tun Sie das nicht, wird alles wieder gelöscht.
                """,
            nothingTitle: "Gut, dann schreiben wir Ihnen nicht",
            nothingText: """
                Sie haben nichts angekreuzt. Wir haben nichts gespeichert, und alles andere steht Ihnen bei uns genauso \
                offen.
                """,
            changedTitle: "Der Text dieses Formulars hat sich geändert",
            changedText: "Bitte lesen Sie ihn noch einmal und kreuzen Sie an, was Sie möchten.",
            confirmTitle: "Anmeldung bestätigen",
            confirmLead: { "\($0) fragt noch einmal nach. Möchten Sie das?" }, confirmSubmit: "Ja, bestätigen",
            confirmIgnore:
                "Wenn nicht, schließen Sie diese Seite. Dann wird Ihre Adresse nach Ablauf der Frist gelöscht.",
            doneTitle: "Bestätigt", doneText: { "Vielen Dank. \($0) schreibt Ihnen ab jetzt darüber." },
            takeBack: """
                Sie können das jederzeit zurücknehmen. Mit diesem Link geht es ohne Anmeldung, auch in Jahren noch; heben \
                Sie ihn gern auf.
                """,
            takeBackLink: "Wieder abmelden", usedTitle: "Schon bestätigt",
            usedText: "Dieser Link wurde bereits benutzt. Sie brauchen nichts weiter zu tun.",
            overTitle: "Dieser Link gilt nicht mehr",
            overText: "Ihre Anmeldung ist gelöscht. Wenn Sie möchten, füllen Sie das Formular noch einmal aus.",
            unknownTitle: "Diesen Link kennen wir nicht",
            unknownText: "Vielleicht ist er nicht vollständig. Kopieren Sie ihn ganz aus der Nachricht.",
            unsubscribeTitle: "Keine E-Mails mehr",
            unsubscribeLead: { "Mit einem Klick beenden Sie alle werblichen E-Mails von \($0) an Sie." },
            unsubscribeSubmit: "Abmelden", unsubscribedTitle: "Sie sind abgemeldet",
            unsubscribedText: {
                """
                \($0) schickt Ihnen keine werblichen E-Mails mehr. Wenn es keinen anderen Grund gibt, Ihre Daten zu \
                behalten, werden sie gelöscht.
                """
            },
            preferencesLink: "Alles ansehen, dem Sie zugestimmt haben", preferencesTitle: "Ihre Einwilligungen",
            preferencesLead: { "Das haben Sie \($0) erlaubt oder untersagt. Zurücknehmen können Sie es jederzeit." },
            preferencesTake: "Zurücknehmen", preferencesDone: "Zurückgenommen",
            preferencesDoneText: "Das gilt ab sofort.",
            receiptLink: "Als unterschriebene Datei speichern",
            preferencesNothing: "Es ist keine Einwilligung von Ihnen gespeichert."),
        FrontDoorTexts(
            lead: { "\($0) asks what you would like to get e-mails about. Each point is yours to decide." },
            email: "Your e-mail address",
            emailHint: "First you get a message with which you confirm your choice.",
            choose: "What may we write to you about?", notice: "What you should know", submit: "Sign up",
            sentTitle: "Please look into your mailbox",
            sentText: """
                A message is on its way if your address is right. Your sign-up counts once you open the link in it and \
                confirm. If you do not, everything is erased again.
                """,
            nothingTitle: "Very well, we do not write to you",
            nothingText:
                "You have ticked nothing. We have kept nothing, and everything else is open to you just the same.",
            changedTitle: "The words of this form have changed",
            changedText: "Please read them once more and tick what you would like.",
            confirmTitle: "Confirm your sign-up", confirmLead: { "\($0) asks once more. Would you like this?" },
            confirmSubmit: "Yes, I confirm",
            confirmIgnore: "If not, close this page. Your address is then erased when the time is over.",
            doneTitle: "Confirmed", doneText: { "Thank you. \($0) writes to you about it from now on." },
            takeBack: """
                You can take this back at any time. With this link it works without a login, even in years; you may want \
                to keep it.
                """,
            takeBackLink: "Unsubscribe again", usedTitle: "Confirmed already",
            usedText: "This link has been used. There is nothing left for you to do.",
            overTitle: "This link is no longer valid",
            overText: "Your sign-up is erased. If you like, fill the form in once more.",
            unknownTitle: "We do not know this link",
            unknownText: "Perhaps it is not complete. Copy all of it from the message.",
            unsubscribeTitle: "No more e-mails",
            unsubscribeLead: { "With one click you end all advertising e-mails from \($0) to you." },
            unsubscribeSubmit: "Unsubscribe", unsubscribedTitle: "You are unsubscribed",
            unsubscribedText: {
                """
                \($0) sends you no advertising e-mails any more. If there is no other reason to keep your data, it is \
                erased.
                """
            },
            preferencesLink: "See everything that you agreed to", preferencesTitle: "What you agreed to",
            preferencesLead: { "This is what you have allowed or denied \($0). You can take it back at any time." },
            preferencesTake: "Take back", preferencesDone: "Taken back", preferencesDoneText: "This holds at once.",
            receiptLink: "Save this as a signed file", preferencesNothing: "No consent of yours is stored."))
}
