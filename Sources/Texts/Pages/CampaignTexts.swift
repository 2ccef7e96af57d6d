/// Campaigns: what goes to many, who may get it, and how it stands.
package struct CampaignTexts: Sendable {
    /// “Campaigns”.
    package let title: String
    /// What they are.
    package let lead: String
    /// “Write a campaign”.
    package let new: String
    /// Heads the editor of a draft.
    package let editTitle: String
    /// What the editor is for.
    package let editLead: String
    /// Nothing there yet.
    package let noneTitle: String
    /// How to begin.
    package let noneText: String
    /// “Name”.
    package let name: String
    /// Who sees it.
    package let nameHint: String
    /// “Purpose”.
    package let purpose: String
    /// Who gets it.
    package let purposeHint: String
    /// “Sender”.
    package let sender: String
    /// What stands beside it.
    package let senderHint: String
    /// “Subject line”.
    package let subject: String
    /// “Text”.
    package let body: String
    /// What is added to it.
    package let bodyHint: String
    /// “Only people with the tag”.
    package let tag: String
    /// “Everybody”.
    package let everybody: String
    /// “Only people in the town”.
    package let town: String
    /// “Only the people of a view”.
    package let view: String
    /// What a view does here.
    package let viewHint: String
    /// “As chosen before”.
    package let viewKept: String
    /// “Also to customers who bought”.
    package let goods: String
    /// What has to be on record for it.
    package let goodsHint: String
    /// “State”.
    package let state: String
    /// “Made”.
    package let made: String
    /// “Accepted”.
    package let sentColumn: String
    /// “Save”.
    package let save: String
    /// What was just done.
    package let saved: String
    /// “Edit”.
    package let edit: String
    /// Heads who may get it.
    package let reachTitle: String
    /// “May get it”.
    package let permitted: String
    /// “Meant for”.
    package let people: String
    /// Heads why the others may not.
    package let blockedTitle: String
    /// Nobody is left out.
    package let nobodyBlocked: String
    /// Heads the preview.
    package let previewTitle: String
    /// “Send a test to me”.
    package let test: String
    /// What was just done.
    package let tested: String
    /// “Send …”.
    package let send: String
    /// “Go on sending …”.
    package let resume: String
    /// Heads the page that asks whether it is meant.
    package let confirmTitle: String
    /// What will happen.
    package let confirmText: @Sendable (_ permitted: String, _ people: String) -> String
    /// “Send to … people now”.
    package let confirmSubmit: @Sendable (_ permitted: String) -> String
    /// What was just done.
    package let started: String
    /// “Pause”.
    package let pause: String
    /// What was just done.
    package let paused: String
    /// Heads how it goes.
    package let progressTitle: String
    /// How far it is.
    package let progress: @Sendable (_ done: String, _ all: String) -> String
    /// “See how far it is”.
    package let refresh: String
    /// Why it was halted by itself.
    package let pausedBySystem: @Sendable (_ code: String) -> String
    /// Heads what became of it.
    package let resultTitle: String
    /// That nobody is watched.
    package let resultLead: String
    /// Everyday words for the states of a campaign, by their code.
    package let states: [String: String]
    /// Everyday words for the states of messages, by their code.
    package let messageStates: [String: String]
    /// “Consent unused for 18 months”.
    package let stale: String
    /// “No valid consent”.
    package let noConsent: String
    /// Everyday words for other reasons, by their code.
    private let reasons: [String: String]

    /// The everyday word for a reason's code; the code where there is none.
    package func reason(_ code: String) -> String {
        code == "consent-not-confirmed" ? noConsent : reasons[code] ?? code
    }

    static let both = Bilingual(german, english)

    private static let german = CampaignTexts(
        title: "Kampagnen",
        lead:
            "Nachrichten an viele. Jede einzelne geht nur hinaus, wenn die Person in diesem Augenblick einverstanden ist.",
        new: "Kampagne schreiben", editTitle: "Kampagne schreiben",
        editLead: "Sie können den Entwurf jederzeit speichern und später fortfahren.", noneTitle: "Noch keine Kampagne",
        noneText:
            "Schreiben Sie einen Entwurf; bevor er hinausgeht, sehen Sie, wer ihn bekommen darf und warum andere nicht.",
        name: "Name", nameHint: "Nur für Sie; die Empfänger sehen ihn nicht.", purpose: "Zweck",
        purposeHint: "Wer in diesen Zweck eingewilligt hat, darf die Nachricht bekommen.", sender: "Absender",
        senderHint: "Wer unterschreibt. Der Name Ihres Unternehmens steht immer dabei.", subject: "Betreff",
        body: "Text",
        bodyHint:
            "Abmelden, Herkunft der Adresse und das Widerspruchsrecht werden hinzugefügt. Nennen Sie hier niemanden mit Namen.",
        tag: "Nur Personen mit dem Schlagwort", everybody: "Alle", town: "Nur Personen aus dem Ort",
        view: "Nur Personen einer Ansicht",
        viewHint:
            "Gemeint ist, wen die Ansicht jetzt zeigt: Ort, Schlagwort, Stufe und Zuständige gehen auf die Kampagne über. Ein anderer Ort darf nicht angegeben sein.",
        viewKept: "Wie gewählt", goods: "Auch an Kunden, die gekauft haben",
        goodsHint:
            "Ihr Wort für diese Waren. Ohne Einwilligung bekommt sie nur, wer bei einem Kauf solcher Waren seine Adresse gab, auf sein Widerspruchsrecht hingewiesen wurde und nie widersprochen hat (§ 7 Abs. 3 UWG).",
        state: "Stand",
        made: "Angelegt", sentColumn: "Angenommen", save: "Entwurf speichern", saved: "Gespeichert.",
        edit: "Bearbeiten", reachTitle: "Wer sie bekommen darf", permitted: "Dürfen sie bekommen", people: "Gemeint",
        blockedTitle: "Warum die anderen nicht", nobodyBlocked: "Niemand ist ausgenommen.", previewTitle: "Vorschau",
        test: "Probe an mich senden", tested: "Die Probe ist unterwegs zu Ihnen.", send: "Senden …",
        resume: "Weiter senden …", confirmTitle: "Kampagne senden",
        confirmText: { permitted, people in
            "\(permitted) von \(people) Personen dürfen die Nachricht jetzt bekommen. Wer bis zu seiner Nachricht widerruft, bekommt keine. Was gesendet ist, lässt sich nicht zurückholen."
        }, confirmSubmit: { "Jetzt an \($0) Personen senden" }, started: "Die Kampagne geht hinaus.",
        pause: "Anhalten", paused: "Angehalten. Es geht keine weitere Nachricht hinaus.",
        progressTitle: "Die Kampagne geht hinaus", progress: { "\($0) von \($1) Nachrichten" },
        refresh: "Stand ansehen", pausedBySystem: { "Sie wurde von selbst angehalten (\($0))." },
        resultTitle: "Was daraus wurde", resultLead: "Ob jemand die Nachricht öffnet, wird nicht beobachtet.",
        states: ["draft": "Entwurf", "sending": "geht hinaus", "paused": "angehalten", "sent": "gesendet"],
        messageStates: [
            "planned": "geplant", "handed-over": "übergeben", "accepted": "angenommen", "bounced": "zurückgekommen",
            "skipped": "ausgelassen",
        ],
        stale: "davon seit 18 Monaten ungenutzt; nach 24 gilt die Einwilligung nicht mehr",
        noConsent: "keine gültige Einwilligung",
        reasons: [
            "no-address": "keine E-Mail-Adresse", "address-bounced": "Adresse nicht erreichbar",
            "restricted": "Verarbeitung eingeschränkt",
            "objected": "der Werbung widersprochen", "suppressed": "Adresse gesperrt",
            "contested": "Einwilligung strittig", "record-damaged": "Daten nicht lesbar",
            "channel-not-allowed": "der Zweck nutzt keine E-Mail", "purpose-ended": "der Zweck ist beendet",
            "refused": "der Mailserver lehnt ab",
            "put-off": "der Mailserver nimmt sie nicht an", "unreachable": "der Mailserver ist nicht erreichbar",
            "agreement-missing": "der Vertrag zur Auftragsverarbeitung fehlt",
            "sender-domain": "für die Domain des Absenders fehlt SPF oder DMARC",
            "sale-reference-missing": "kein Kauf auf diese Adresse",
            "similar-goods-missing": "hat andere Waren gekauft",
            "collection-notice-missing": "kein Hinweis auf das Widerspruchsrecht",
            "names": "kein Nameserver gibt Auskunft über die Domain des Absenders",
            "complaint": "als Spam gemeldet", "complaints": "zu viele haben sie als Spam gemeldet",
        ])

    private static let english = CampaignTexts(
        title: "Campaigns",
        lead: "Messages to many. Each of them leaves only if the person agrees to it at that very moment.",
        new: "Write a campaign", editTitle: "Write a campaign",
        editLead: "You can save the draft at any time and go on later.", noneTitle: "No campaign yet",
        noneText: "Write a draft; before it leaves you see who may get it, and why others may not.", name: "Name",
        nameHint: "For you alone; those who get it do not see it.", purpose: "Purpose",
        purposeHint: "Whoever consented to this purpose may get the message.", sender: "Sender",
        senderHint: "Who signs. The name of your business always stands beside it.", subject: "Subject line",
        body: "Text",
        bodyHint:
            "Unsubscribing, where the address comes from and the right to object are added. Name nobody in it.",
        tag: "Only people with the tag", everybody: "Everybody", town: "Only people in the town",
        view: "Only the people of a view",
        viewHint:
            "Those whom the view shows now are meant: town, tag, stage and member in charge pass on to the campaign. No other town may be given.",
        viewKept: "As chosen", goods: "Also to customers who bought",
        goodsHint:
            "Your word for these goods. Without a consent only those get it who gave their address when they bought such goods, were told of their right to object and never objected (§ 7(3) UWG).",
        state: "State",
        made: "Made", sentColumn: "Accepted", save: "Save draft", saved: "Saved.", edit: "Edit",
        reachTitle: "Who may get it", permitted: "May get it", people: "Meant for",
        blockedTitle: "Why the others may not", nobodyBlocked: "Nobody is left out.", previewTitle: "Preview",
        test: "Send a test to me", tested: "The test is on its way to you.", send: "Send …", resume: "Go on sending …",
        confirmTitle: "Send campaign",
        confirmText: { permitted, people in
            "\(permitted) of \(people) people may get the message now. Whoever withdraws before her message gets none. What is sent cannot be called back."
        }, confirmSubmit: { "Send to \($0) people now" }, started: "The campaign is on its way.", pause: "Pause",
        paused: "Paused. No further message leaves.", progressTitle: "The campaign is on its way",
        progress: { "\($0) of \($1) messages" }, refresh: "See how far it is",
        pausedBySystem: { "It was halted by itself (\($0))." }, resultTitle: "What became of it",
        resultLead: "Nobody watches whether a message is opened.",
        states: ["draft": "draft", "sending": "on its way", "paused": "paused", "sent": "sent"],
        messageStates: [
            "planned": "planned", "handed-over": "handed over", "accepted": "accepted", "bounced": "came back",
            "skipped": "left out",
        ],
        stale: "of them unused for 18 months; after 24 the consent no longer holds",
        noConsent: "no valid consent",
        reasons: [
            "no-address": "no e-mail address", "address-bounced": "address cannot be reached",
            "restricted": "processing restricted",
            "objected": "objected to advertising", "suppressed": "address blocked",
            "contested": "consent contested", "record-damaged": "data cannot be read",
            "channel-not-allowed": "the purpose uses no e-mail", "purpose-ended": "the purpose is given up",
            "refused": "the mail server refuses",
            "put-off": "the mail server does not take them", "unreachable": "the mail server cannot be reached",
            "agreement-missing": "the processor agreement is missing",
            "sender-domain": "the sender's domain lacks SPF or DMARC",
            "sale-reference-missing": "no purchase with this address", "similar-goods-missing": "bought other goods",
            "collection-notice-missing": "not told of the right to object",
            "names": "no name server answers for the sender's domain", "complaint": "reported as spam",
            "complaints": "too many reported it as spam",
        ])
}
