/// Webhooks: other programs that are told what happens here.
package struct WebhookTexts: Sendable {
    /// “Webhooks”.
    package let title: String
    /// What they are.
    package let lead: String
    /// “One webhook”.
    package let oneTitle: String
    /// “Address”.
    package let url: String
    /// What an address may be.
    package let urlHint: String
    /// “Events”.
    package let events: String
    /// “State”.
    package let state: String
    /// “Since”.
    package let since: String
    /// Heads the form.
    package let addTitle: String
    /// Says what is sent.
    package let addLead: String
    /// “Tell this address”.
    package let add: String
    /// What was just done.
    package let added: String
    /// What was just done.
    package let changed: String
    /// What was just done.
    package let removed: String
    /// What was just done.
    package let queued: String
    /// Everyday words for the events, by their code.
    package let eventNames: [String: String]
    /// Everyday words for the states, by their code.
    package let states: [String: String]
    /// Heads the list of deliveries.
    package let deliveries: String
    /// Nothing was told yet.
    package let noDeliveries: String
    /// “When”.
    package let at: String
    /// “Event”.
    package let event: String
    /// “Attempts”.
    package let attempts: String
    /// “Answer”.
    package let answer: String
    /// Everyday words for how an attempt ended, by our own codes; a receiver's status stands for itself.
    package let answers: [String: String]
    /// “Send again”.
    package let resend: String
    /// Everyday words for the states of a delivery, by their code.
    package let deliveryStates: [String: String]
    /// “Pause”.
    package let pause: String
    /// “Resume”.
    package let resume: String
    /// “Remove”.
    package let remove: String
    /// Heads what can be done.
    package let actions: String
    /// Heads the key.
    package let key: String
    /// How messages are checked.
    package let keyHint: String
    /// Heads the webhook's id.
    package let idLabel: String
    /// Heads the notice of a webhook that was stopped.
    package let pausedTitle: String
    /// What that means.
    package let pausedText: String
    /// Heads the notice of a webhook that does not answer.
    package let disabledTitle: String
    /// What to do then.
    package let disabledText: String

    static let both = Bilingual(german, english)

    private static let german = WebhookTexts(
        title: "Webhooks",
        lead:
            "Andere Programme erfahren sofort, was hier geschieht: die Art des Ereignisses und Kennungen, nie Namen oder Adressen.",
        oneTitle: "Webhook", url: "Adresse",
        urlHint: "Beginnt mit https:// und ist aus dem Internet erreichbar.", events: "Ereignisse", state: "Stand",
        since: "Eingerichtet", addTitle: "Adresse einrichten",
        addLead:
            "Jede Nachricht ist unterschrieben (Standard Webhooks, v1a). Kommt keine Bestätigung, versuchen wir es drei Tage lang wieder.",
        add: "Adresse einrichten", added: "Eingerichtet. Neue Ereignisse gehen ab jetzt dorthin.",
        changed: "Gespeichert.",
        removed: "Entfernt. An diese Adresse geht nichts mehr.",
        queued: "Wird in einem Augenblick noch einmal gesendet.",
        eventNames: [
            "person.created": "Person aufgenommen", "person.updated": "Person geändert",
            "person.restricted": "Person eingeschränkt", "person.released": "Einschränkung aufgehoben",
            "person.erased": "Person vergessen", "organization.created": "Organisation aufgenommen",
            "organization.updated": "Organisation geändert",
            "organization.erased": "Organisation gelöscht",
            "import.completed": "Import abgeschlossen",
            "import.reverted": "Einträge eines Imports zurückgenommen",
            "import.undone": "Import zurückgenommen", "member.invited": "Mitglied eingeladen",
        ],
        states: ["active": "aktiv", "paused": "angehalten", "disabled": "abgeschaltet"], deliveries: "Zustellungen",
        noDeliveries: "Noch ist nichts geschehen, wovon diese Adresse erfahren sollte.", at: "Wann", event: "Ereignis",
        attempts: "Versuche", answer: "Antwort",
        answers: [
            "name-unknown": "Name unbekannt", "unreachable": "nicht erreichbar", "timeout": "keine Antwort",
            "tls": "Zertifikat ungültig", "connection-lost": "Verbindung abgebrochen", "interrupted": "unterbrochen",
            "address-not-public": "keine öffentliche Adresse", "paused": "angehalten", "disabled": "abgeschaltet",
        ], resend: "Noch einmal senden",
        deliveryStates: ["waiting": "wartet", "delivered": "zugestellt", "failed": "gescheitert"], pause: "Anhalten",
        resume: "Wieder einschalten", remove: "Webhook entfernen", actions: "Verwalten",
        key: "Öffentlicher Schlüssel",
        keyHint:
            "Damit prüft das empfangende Programm die Unterschrift, und an der Kennung in „webhookId“, dass die Nachricht zu diesem Webhook gehört.",
        idLabel: "Kennung", pausedTitle: "Angehalten",
        pausedText: "Was jetzt geschieht, erfährt diese Adresse auch später nicht.", disabledTitle: "Abgeschaltet",
        disabledText:
            "Die Adresse hat fünf Tage lang nichts bestätigt oder sich abgemeldet. Ereignisse seitdem gehen nicht an sie."
    )

    private static let english = WebhookTexts(
        title: "Webhooks",
        lead: "Other programs are told at once what happens here: the kind of event and ids, never names or addresses.",
        oneTitle: "Webhook", url: "Address", urlHint: "Begins with https:// and is reachable from the internet.",
        events: "Events", state: "State", since: "Set up", addTitle: "Set up an address",
        addLead:
            "Every message is signed (Standard Webhooks, v1a). Without a confirmation we try again for three days.",
        add: "Set up this address", added: "Set up. New events go there from now on.", changed: "Saved.",
        removed: "Removed. Nothing is sent to that address any more.", queued: "It is sent again in a moment.",
        eventNames: [
            "person.created": "Person added", "person.updated": "Person changed",
            "person.restricted": "Person restricted", "person.released": "Restriction lifted",
            "person.erased": "Person forgotten",
            "organization.created": "Organisation added",
            "organization.updated": "Organisation changed",
            "organization.erased": "Organisation erased",
            "import.completed": "Import completed", "import.reverted": "Records of an import taken back",
            "import.undone": "Import taken back",
            "member.invited": "Member invited",
        ],
        states: ["active": "active", "paused": "paused", "disabled": "switched off"], deliveries: "Deliveries",
        noDeliveries: "Nothing has happened yet that this address should be told.", at: "When", event: "Event",
        attempts: "Attempts", answer: "Answer",
        answers: [
            "name-unknown": "name unknown", "unreachable": "not reachable", "timeout": "no answer",
            "tls": "certificate not valid", "connection-lost": "connection lost", "interrupted": "interrupted",
            "address-not-public": "no public address", "paused": "paused", "disabled": "switched off",
        ], resend: "Send again",
        deliveryStates: ["waiting": "waiting", "delivered": "delivered", "failed": "failed"], pause: "Pause",
        resume: "Resume", remove: "Remove webhook", actions: "Manage", key: "Public key",
        keyHint:
            "The receiving program checks the signature with it, and by the id in “webhookId” that the message belongs to this webhook.",
        idLabel: "Id", pausedTitle: "Paused",
        pausedText: "What happens now is not told to this address later either.", disabledTitle: "Switched off",
        disabledText:
            "The address confirmed nothing for five days, or signed off. Events since then are not sent to it.")
}
