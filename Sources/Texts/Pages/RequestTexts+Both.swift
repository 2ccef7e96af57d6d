extension RequestTexts {
    static let both = Bilingual(
        RequestTexts(door: germanDoor, desk: germanDesk), RequestTexts(door: englishDoor, desk: englishDesk))

    private static let germanDoor = Door(
        title: "Ihre Rechte an Ihren Daten",
        lead: { "Hier können Sie bei \($0) jedes Recht geltend machen, das Ihnen die DSGVO gibt. Es kostet nichts." },
        choose: "Was möchten Sie?",
        hints: [
            "access": "Sie erfahren, was über Sie gespeichert ist, und bekommen eine Kopie (Art. 15 DSGVO).",
            "rectification": "Falsches wird berichtigt, Fehlendes ergänzt (Art. 16 DSGVO).",
            "erasure": "Ihre Daten werden gelöscht (Art. 17 DSGVO).",
            "restriction": "Ihre Daten werden nur noch aufbewahrt, nicht mehr benutzt (Art. 18 DSGVO).",
            "portability":
                "Sie bekommen Ihre eigenen Angaben so, dass Sie sie anderswohin mitnehmen können (Art. 20 DSGVO).",
            "objection": "Werbung und alles, was auf einem berechtigten Interesse beruht, endet (Art. 21 DSGVO).",
        ], emailHint: "An diese Adresse schicken wir einen Link, damit niemand anders in Ihrem Namen fragt.",
        submit: "Antrag stellen", sentTitle: "Bitte sehen Sie in Ihr Postfach",
        sentText:
            "Wir haben an diese Adresse geschrieben. Der Link in der Nachricht bestätigt Ihren Antrag; er gilt drei Tage.",
        statusTitle: "Ihr Antrag", confirmLead: { "Jemand hat mit Ihrer Adresse diesen Antrag bei \($0) gestellt." },
        confirmSubmit: "Ja, der Antrag ist von mir",
        confirmIgnore: "Waren Sie es nicht, schließen Sie einfach diese Seite. Der Antrag wird dann gelöscht.",
        confirmedTitle: "Ihr Antrag ist bestätigt",
        confirmedText: { "Sie bekommen unsere Antwort spätestens am \($0)." },
        effectTitle: "Schon erledigt", effectText: "Ihr Antrag gilt ab sofort.",
        keepLink: "Der Link aus der Nachricht zeigt Ihnen auch später, wie es um Ihren Antrag steht.",
        received: "Eingegangen am", due: "Antwort spätestens am", state: "Stand", packageTitle: "Ihre Daten",
        packageLead: { "Hier bekommen Sie, was \($0) über Sie gespeichert hat, als ZIP-Datei." },
        packageSubmit: "Meine Daten abholen",
        packageBounds: { "Der Link gilt bis \($0), höchstens \($1)-mal. Die Datei wird erst beim Abholen erzeugt." },
        overTitle: "Dieser Link gilt nicht mehr",
        overText: "Er ist abgelaufen, unbekannt oder verbraucht. Sie können jederzeit einen neuen Antrag stellen.",
        again: "Zum Antragsformular", privacy: "Datenschutzhinweise")

    private static let englishDoor = Door(
        title: "Your rights over your data",
        lead: { "Here you can use every right that the GDPR gives you at \($0). It costs nothing." },
        choose: "What do you want?",
        hints: [
            "access": "You hear what is kept of you, and get a copy (Art. 15 GDPR).",
            "rectification": "What is wrong is put right, what is missing is added (Art. 16 GDPR).",
            "erasure": "Your data is erased (Art. 17 GDPR).",
            "restriction": "Your data is only kept, and no longer used (Art. 18 GDPR).",
            "portability": "You get what you gave yourself so that you can take it elsewhere (Art. 20 GDPR).",
            "objection": "Advertising, and everything that rests on a legitimate interest, ends (Art. 21 GDPR).",
        ], emailHint: "We send a link to this address, so that nobody else asks in your name.", submit: "Send request",
        sentTitle: "Please look into your mailbox",
        sentText:
            "We have written to this address. The link in the message confirms your request; it is valid for three days.",
        statusTitle: "Your request", confirmLead: { "Somebody used your address to make this request at \($0)." },
        confirmSubmit: "Yes, the request is mine",
        confirmIgnore: "If it was not you, simply close this page. The request is erased then.",
        confirmedTitle: "Your request is confirmed", confirmedText: { "You will have our answer by \($0)." },
        effectTitle: "Done already", effectText: "Your request counts from now on.",
        keepLink: "The link in the message also shows later where your request stands.", received: "Received on",
        due: "Answer by", state: "State", packageTitle: "Your data",
        packageLead: { "Here you get what \($0) keeps of you, as a ZIP file." }, packageSubmit: "Fetch my data",
        packageBounds: {
            "The link is valid until \($0), at most \($1) times. The file is made only when you fetch it."
        },
        overTitle: "This link is no longer valid",
        overText: "It has expired, is unknown, or was used up. You can make a new request at any time.",
        again: "To the request form", privacy: "Privacy notice")

    private static let germanDesk = Desk(
        title: "Anträge",
        lead: "Was Menschen von ihren Rechten geltend machen, und bis wann sie eine Antwort haben müssen.",
        open: "Offen", all: "Alle", right: "Recht", from: "Von", received: "Eingegangen", due: "Frist", state: "Stand",
        identity: "Identität",
        left: { days in
            switch days {
            case ..<0: days == -1 ? "seit 1 Tag überfällig" : "seit \(-days) Tagen überfällig"
            case 0: "heute"
            case 1: "noch 1 Tag"
            default: "noch \(days) Tage"
            }
        }, emptyTitle: "Kein Antrag ist offen",
        emptyText:
            "Anträge kommen über das Formular herein, oder Sie halten hier fest, was Sie auf anderem Weg erreicht.",
        form: "Das Formular für alle:", new: "Antrag festhalten",
        newLead: "Was per Brief, Telefon oder an der Theke kommt, zählt genauso.", kind: "Recht",
        contact: "E-Mail-Adresse", contactHint: "Dorthin geht ein Link, der zeigt, von wem der Antrag ist.",
        newSubmit: "Antrag festhalten", windowTitle: "Antrag", person: "Person", nobody: "Noch nicht bekannt",
        noCandidates: "Niemand hat hier diese Adresse.", answers: "Antworten", handOver: "Daten übergeben",
        release: "Freigeben und Link schicken",
        releaseHint: "Der Link zur ZIP-Datei geht an die Adresse des Antrags und gilt sieben Tage.",
        releaseAgain: "Link noch einmal schicken", erase: "Diese Person löschen",
        eraseHint: "Das ist der Plan. Er lässt sich nicht rückgängig machen.", rectify: "Angaben berichtigen",
        rectifyHint: "Berichtigen Sie, was falsch ist, und melden Sie den Antrag danach als erledigt.",
        complete: "Als erledigt melden", completeText: "Was Sie geantwortet haben", extend: "Frist verlängern",
        extendHint: "Höchstens zwei Monate, mit Grund, und nur innerhalb des ersten Monats (Art. 12 Abs. 3 DSGVO).",
        months: "Monate", reason: "Grund", words: "Begründung", refuse: "Ablehnen",
        refuseHint:
            "Eine Ablehnung braucht einen Grund, eine Begründung und eine zweite Person (Art. 12 Abs. 4 DSGVO).",
        refuseSubmit: "Ablehnung vorschlagen",
        proposed: "Eine Ablehnung ist vorgeschlagen und wartet auf eine zweite Person.",
        agree: "Der Ablehnung zustimmen",
        agreeHint: "Mit Ihrer Zustimmung ist der Antrag abgelehnt, und die Begründung geht hinaus.",
        identify: "Von wem ist der Antrag?",
        identifyHint: "Halten Sie fest, wessen Antrag es ist und woher Sie es wissen (Art. 12 Abs. 6 DSGVO).",
        note: "Woher wissen Sie es?", identifySubmit: "Es ist diese Person", personID: "Kennung der Person",
        answered: "Gespeichert.", downloads: "Abgerufen", extended: "Verlängert")

    private static let englishDesk = Desk(
        title: "Requests", lead: "Which of their rights people use, and by when they must have an answer.",
        open: "Open",
        all: "All", right: "Right", from: "From", received: "Received", due: "Due", state: "State",
        identity: "Identity",
        left: { days in
            switch days {
            case ..<0: days == -1 ? "1 day late" : "\(-days) days late"
            case 0: "today"
            case 1: "1 day left"
            default: "\(days) days left"
            }
        }, emptyTitle: "No request is open",
        emptyText: "Requests come in by the form, or you note here what reached you on another way.",
        form: "The form for everybody:", new: "Note a request",
        newLead: "What comes by letter, by telephone or at the counter counts just as much.", kind: "Right",
        contact: "E-mail address", contactHint: "A link goes there that shows whose request it is.",
        newSubmit: "Note the request", windowTitle: "Request", person: "Person", nobody: "Not known yet",
        noCandidates: "Nobody has this address here.", answers: "Answers", handOver: "Hand over the data",
        release: "Release and send the link",
        releaseHint: "The link to the ZIP file goes to the address of the request and is valid for seven days.",
        releaseAgain: "Send the link once more", erase: "Erase this person",
        eraseHint: "This is the plan. It cannot be undone.", rectify: "Put the details right",
        rectifyHint: "Correct what is wrong, then report the request as done.",
        complete: "Report it as done", completeText: "What you answered", extend: "Extend the deadline",
        extendHint: "At most two months, with a reason, and only within the first month (Art. 12(3) GDPR).",
        months: "Months", reason: "Reason", words: "Explanation", refuse: "Refuse",
        refuseHint: "A refusal needs a reason, an explanation and a second person (Art. 12(4) GDPR).",
        refuseSubmit: "Propose the refusal", proposed: "A refusal is proposed and waits for a second person.",
        agree: "Agree to the refusal",
        agreeHint: "When you agree, the request is refused and the explanation goes out.",
        identify: "Whose request is it?",
        identifyHint: "Note whose request it is and how you know (Art. 12(6) GDPR).", note: "How do you know?",
        identifySubmit: "It is this person", personID: "Identifier of the person", answered: "Saved.",
        downloads: "Fetched", extended: "Extended")
}
