/// What a person is told when she asks what is kept of her (Art. 15 GDPR).
package struct DisclosureTexts: Sendable {
    /// What the file is called, without its ending.
    package let fileName: String
    /// “What we keep of you”.
    package let title: String
    /// The link on a person's page.
    package let link: String
    /// Who answers, and on which day.
    package let lead: @Sendable (_ business: String, _ day: String) -> String
    /// What heads the part about rights.
    package let rightsTitle: String
    /// What she may do now, one paragraph each.
    package let rights: [String]
    /// What else lies in the archive.
    package let files: String
    /// What heads each part, by its name on the wire.
    package let sections: [String: String]
    /// What each part is.
    package let leads: [String: String]
    /// “Nothing of this kind is kept”.
    package let none: String
    /// “yes”.
    package let yes: String
    /// “no”.
    package let no: String
    /// When a reason to keep data ends, by the first part of its rule.
    package let endRules: [String: String]
    /// Why something is left out, by code.
    package let withheld: [String: String]

    static let both = Bilingual(
        DisclosureTexts(
            fileName: "auskunft", title: "Was wir über Sie gespeichert haben", link: "Auskunft herunterladen",
            lead: { business, day in
                "Auskunft nach Art. 15 DSGVO, erteilt von \(business) am \(day). Sie enthält alles, was zu Ihrer Person "
                    + "gespeichert ist."
            },
            rightsTitle: "Was Sie jetzt tun können",
            rights: [
                "Sie können verlangen, dass wir falsche Angaben berichtigen (Art. 16 DSGVO), Ihre Daten löschen (Art. 17) oder ihre "
                    + "Verarbeitung einschränken (Art. 18).",
                "Sie können der Verarbeitung widersprechen (Art. 21), Werbung jederzeit und ohne Begründung. Eine Einwilligung "
                    + "können Sie jederzeit widerrufen (Art. 7 Abs. 3).",
                "Was Sie selbst angegeben haben, liegt im Ordner „portability“ so bereit, dass Sie es anderswohin mitnehmen können "
                    + "(Art. 20).",
                "Sie können sich bei einer Aufsichtsbehörde für den Datenschutz beschweren (Art. 77).",
                "Über Sie wird hier nichts automatisch entschieden, und es gibt kein Profiling (Art. 22). Empfänger Ihrer Daten ist "
                    + "der Betreiber dieses Dienstes als unser Auftragsverarbeiter (Art. 28).",
            ],
            files:
                "Im selben Archiv: data.json (alles, für Programme), consents.json (Einwilligungen nach ISO/IEC TS 27560), "
                + "reads.csv (wer Ihre Daten wann und wofür gelesen hat), portability/ (Ihre eigenen Angaben zum Mitnehmen) und "
                + "manifest.json (Prüfsummen).",
            sections: [
                "person": "Ihre Angaben", "processing": "Warum wir Ihre Daten haben, woher und wie lange",
                "employments": "Wo Sie arbeiten", "consents": "Ihre Einwilligungen",
                "consentEvents": "Wie es zu Ihren Einwilligungen kam", "reductions": "Ihre Widerrufe und Widersprüche",
                "restrictions": "Einschränkungen der Verarbeitung", "holds": "Aufbewahrung für Ansprüche",
                "blocked": "Sperren gegen Werbung",
                "messages": "Nachrichten an viele, die auch an Sie gingen oder gehen sollten",
                "signups": "Anmeldungen, die Sie noch nicht bestätigt haben",
                "requests": "Ihre Anträge zum Datenschutz",
                "formerProfiles": "Frühere Angaben aus Importen",
                "quarantined": "Zurückgehaltene Zeilen aus Importen", "history": "Was festgehalten wurde",
            ],
            leads: [
                "blocked":
                    "Für diese Zwecke ist eine Ihrer Adressen gesperrt. Gespeichert ist nicht die Adresse, sondern ein Kennzeichen, "
                    + "an dem sie wiedererkannt wird.",
                "formerProfiles": "Sie werden aufgehoben, solange der Import rückgängig gemacht werden kann.",
                "quarantined":
                    "Sie nennen eine Ihrer Adressen und sind noch nicht übernommen. Nach kurzer Frist werden sie gelöscht.",
            ], none: "Dazu ist nichts gespeichert.", yes: "ja", no: "nein",
            endRules: [
                "while-consent-given": "solange Ihre Einwilligung gilt", "fixed-date": "bis zu einem festen Tag",
                "after-last-document": "eine Frist nach dem letzten Beleg", "after-start": "eine Frist nach dem Beginn",
            ],
            withheld: [
                "art-15-4":
                    "Dieser Eintrag gehört zu jemand anderem und nennt Sie; sein Wortlaut berührt die Rechte anderer "
                    + "(Art. 15 Abs. 4 DSGVO)."
            ]),
        DisclosureTexts(
            fileName: "data-access", title: "What we keep of you", link: "Download what is kept of her",
            lead: { business, day in
                "Answer under Art. 15 GDPR, given by \(business) on \(day). It holds everything that is kept of you."
            },
            rightsTitle: "What you can do now",
            rights: [
                "You can ask us to correct what is wrong (Art. 16 GDPR), to erase your data (Art. 17), or to restrict its processing "
                    + "(Art. 18).",
                "You can object to the processing (Art. 21), to advertising at any time and without a reason. You can withdraw a "
                    + "consent at any time (Art. 7(3)).",
                "What you told us yourself lies in the folder “portability”, ready to be taken elsewhere (Art. 20).",
                "You can complain to a supervisory authority for data protection (Art. 77).",
                "Nothing is decided about you automatically here, and you are not profiled (Art. 22). The recipient of your data is the "
                    + "operator of this service as our processor (Art. 28).",
            ],
            files:
                "In the same archive: data.json (everything, for programs), consents.json (consents by ISO/IEC TS 27560), "
                + "reads.csv (who read your data, when and what for), portability/ (what you told us, to take along) and "
                + "manifest.json (checksums).",
            sections: [
                "person": "Your details", "processing": "Why we have your data, where from, and for how long",
                "employments": "Where you work", "consents": "Your consents",
                "consentEvents": "How your consents came about", "reductions": "Your withdrawals and objections",
                "restrictions": "Restrictions of the processing", "holds": "Kept for claims",
                "blocked": "Blocks against advertising",
                "messages": "Messages to many that went, or should have gone, to you too",
                "signups": "Sign-ups that you have not confirmed yet",
                "requests": "Your requests about your data",
                "formerProfiles": "Earlier details from imports", "quarantined": "Rows of imports that are held back",
                "history": "What was written down",
            ],
            leads: [
                "blocked":
                    "One of your addresses is blocked for these purposes. Not the address is kept, but a token by which it is "
                    + "recognised.",
                "formerProfiles": "They are kept while the import can be taken back.",
                "quarantined":
                    "They name one of your addresses and have not been taken over. They are deleted after a short while.",
            ], none: "Nothing of this kind is kept.", yes: "yes", no: "no",
            endRules: [
                "while-consent-given": "as long as your consent stands", "fixed-date": "until a fixed day",
                "after-last-document": "a period after the last document", "after-start": "a period after the start",
            ],
            withheld: [
                "art-15-4": "This entry lies with somebody else and names you; its words concern the rights of others "
                    + "(Art. 15(4) GDPR)."
            ]))
}
