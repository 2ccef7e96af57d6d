/// The words with which a new tenant asks for the consents of its default purposes.
///
/// They say who asks, for what, on which way, and that it can be taken back (Art. 7(2)(3) GDPR).
package enum DefaultWordings {
    /// What is asked for a purpose by this business; nil for purposes that rest on no consent, or are the tenant's own.
    package static func wording(for purpose: String, business: String) -> WordingRule.Bilingual? {
        switch purpose {
        case DefaultPurposes.newsletter.code:
            WordingRule.Bilingual(
                german: """
                    Ja, \(business) darf mir den Newsletter an meine E-Mail-Adresse senden. Ich kann das jederzeit \
                    widerrufen, zum Beispiel über den Link in jeder Ausgabe.
                    """,
                english: """
                    Yes, \(business) may send me the newsletter to my e-mail address. I can withdraw this at any time, for \
                    example with the link in every issue.
                    """)
        case DefaultPurposes.raffle.code:
            WordingRule.Bilingual(
                german: """
                    Ja, \(business) darf meine Angaben für das Gewinnspiel verwenden und mir darüber E-Mails senden. Nach \
                    dem Gewinnspiel werden sie gelöscht. Ich kann das jederzeit widerrufen; dann nehme ich nicht mehr teil.
                    """,
                english: """
                    Yes, \(business) may use my data for the raffle and send me e-mails about it. After the raffle it is \
                    erased. I can withdraw this at any time; then I no longer take part.
                    """)
        case DefaultPurposes.smsOffers.code:
            WordingRule.Bilingual(
                german: """
                    Ja, \(business) darf mir Angebote per SMS an meine Telefonnummer senden. Ich kann das jederzeit \
                    widerrufen, zum Beispiel mit der Antwort STOPP.
                    """,
                english: """
                    Yes, \(business) may send me offers by text message to my telephone number. I can withdraw this at any \
                    time, for example by answering STOP.
                    """)
        default: nil
        }
    }

    /// What a person is told beside the words of a purpose (Art. 13 GDPR).
    package static func notice(for purpose: String, business: String) -> WordingRule.Bilingual? {
        guard wording(for: purpose, business: business) != nil else { return nil }
        return WordingRule.Bilingual(
            german: """
                Verantwortlich ist \(business). Grundlage ist Ihre Einwilligung (Art. 6 Abs. 1 Buchst. a DSGVO); sie ist \
                freiwillig, und ohne sie entsteht Ihnen kein Nachteil. Nach einem Widerruf löschen wir Ihre Angaben, wenn \
                kein anderer Grund besteht; den Nachweis Ihrer Einwilligung bewahren wir danach drei Jahre bis zum \
                Jahresende auf. Sie haben das Recht auf Auskunft, Berichtigung, Löschung, Einschränkung, Übertragung und \
                Beschwerde bei einer Aufsichtsbehörde.
                """,
            english: """
                \(business) is responsible. The basis is your consent (Art. 6(1)(a) GDPR); it is voluntary, and you suffer \
                no disadvantage without it. After a withdrawal we erase your data if there is no other reason to keep it; \
                the proof of your consent is kept for three more years, to the end of the year. You have the right of \
                access, rectification, erasure, restriction, portability and complaint to a supervisory authority.
                """)
    }
}
