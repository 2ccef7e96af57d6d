/// Setting a purpose up, and giving it up.
package struct PurposeSetUpTexts: Sendable {
    /// “Set up a purpose”.
    package let new: String
    /// What is laid down once.
    package let newLead: String
    /// “Name in German”.
    package let nameDe: String
    /// “Name in English”.
    package let nameEn: String
    /// “Short name”.
    package let code: String
    /// Where the short name stands.
    package let codeHint: String
    /// What a basis is.
    package let basesHint: String
    /// Which channels go together.
    package let channelsHint: String
    /// “Direct marketing”.
    package let marketing: String
    /// What follows from that.
    package let marketingHint: String
    /// “How long the data is kept”.
    package let period: String
    /// The kinds of period, by the beginning of their codes.
    package let periods: [String: String]
    /// “Months”.
    package let months: String
    /// Where the months count.
    package let monthsHint: String
    /// “to the end of that year”.
    package let toYearEnd: String
    /// “Last day of the purpose”.
    package let endsOn: String
    /// What happens on it.
    package let endsOnHint: String
    /// “Set up”.
    package let submit: String
    /// Told once after it was made.
    package let made: String
    /// “Kept for it”.
    package let people: String
    /// “Consents that stand”.
    package let consents: String
    /// How long in words: a code's period.
    package let inWords: @Sendable (_ kind: String, _ months: String, _ toYearEnd: Bool) -> String
    /// “State”.
    package let state: String
    /// “pursued”.
    package let isActive: String
    /// “given up”.
    package let isEnded: String
    /// “Give the purpose up …”.
    package let end: String
    /// “Give up”.
    package let endTitle: String
    /// “What happens then”.
    package let endPlan: String
    /// That nothing is stored, asked or sent any more.
    package let endStops: String
    /// That those whom nothing else carries are erased.
    package let endErases: @Sendable (_ people: String) -> String
    /// That nobody is erased.
    package let endErasesNobody: String
    /// That what a contract or the law demands runs on.
    package let endKeeps: String
    /// Forms that ask for it.
    package let endForms: @Sendable (_ forms: String) -> String
    /// Campaigns that are not sent.
    package let endCampaigns: @Sendable (_ campaigns: String) -> String
    /// That it stays readable and does not come back.
    package let endStays: String
    /// “Give “…” up for good”.
    package let endSubmit: @Sendable (_ name: String) -> String
    /// Told once afterwards.
    package let ended: String

    static let both = Bilingual(
        PurposeSetUpTexts(
            new: "Zweck anlegen",
            newLead: """
                Wofür, auf welcher Grundlage, auf welchen Wegen und wie lange: Das legen Sie einmal fest. Wer zustimmt, stimmt \
                dem zu; wollen Sie später etwas anderes, legen Sie einen neuen Zweck an und beenden diesen.
                """,
            nameDe: "Name auf Deutsch", nameEn: "Name auf Englisch", code: "Kürzel",
            codeHint: "Kleine Buchstaben, Ziffern und Bindestriche; so steht der Zweck in Dateien und Schnittstellen.",
            basesHint: "Mindestens eine nach Art. 6 Abs. 1 DSGVO.",
            channelsHint: """
                Auf welchen Wegen Sie sich dafür melden dürfen. Eine Einwilligung für E-Mail oder SMS wird auf eben diesem Weg \
                bestätigt und steht deshalb allein.
                """, marketing: "Werbung",
            marketingHint:
                "Ein Widerspruch gegen Werbung beendet den Zweck für diese Person endgültig (Art. 21 Abs. 3 DSGVO).",
            period: "Wie lange behalten Sie die Daten?",
            periods: [
                "while-consent-given": "solange die Einwilligung gilt",
                "after-start": "ab dem Beginn, eine Zahl von Monaten",
                "after-last-document": "nach dem letzten Beleg, eine Zahl von Monaten",
            ], months: "Monate", monthsHint: "Nur, wenn Sie eine Frist in Monaten wählen.",
            toYearEnd: "bis zum Ende des Jahres, in das die Frist fällt", endsOn: "Letzter Tag des Zwecks",
            endsOnHint: "Etwa das Ende eines Gewinnspiels. Danach gilt für diesen Zweck nichts mehr.",
            submit: "Zweck anlegen", made: "Der Zweck ist angelegt.", people: "Dafür gespeichert",
            consents: "Erteilte Einwilligungen",
            inWords: { kind, months, toYearEnd in
                switch kind {
                case "after-start": "\(months) Monate ab dem Beginn\(toYearEnd ? ", bis zum Jahresende" : "")"
                case "after-last-document":
                    "\(months) Monate nach dem letzten Beleg\(toYearEnd ? ", bis zum Jahresende" : "")"
                case "fixed-date": "bis \(months)"
                default: "solange die Einwilligung gilt"
                }
            }, state: "Stand", isActive: "wird verfolgt", isEnded: "beendet", end: "Zweck beenden …",
            endTitle: "Zweck beenden", endPlan: "Das geschieht dann",
            endStops: "Ab sofort wird dafür nichts mehr gespeichert, gefragt oder gesendet.",
            endErases: {
                """
                \($0) Personen sind nur deshalb gespeichert. Sie werden nach Ablauf des heutigen Tages mit dem nächsten \
                Aufräumen gelöscht (Art. 17 Abs. 1 Buchst. a DSGVO).
                """
            }, endErasesNobody: "Niemand ist nur deshalb gespeichert; es wird niemand gelöscht.",
            endKeeps: "Was ein Vertrag oder das Gesetz verlangt, bleibt bis zum Ende seiner Frist.",
            endForms: { "Diese Formulare fragen nicht mehr danach: \($0)." },
            endCampaigns: { "Kampagnen, die dann nicht mehr hinausgehen: \($0)." },
            endStays: "Wortlaute und Nachweise bleiben lesbar. Rückgängig machen lässt es sich nicht.",
            endSubmit: { "„\($0)“ endgültig beenden" }, ended: "Der Zweck ist beendet."),
        PurposeSetUpTexts(
            new: "Set up a purpose",
            newLead: """
                What for, on which basis, over which channels and for how long: this is laid down once. Whoever consents, \
                consents to that; if you want something else later, set up a new purpose and give this one up.
                """,
            nameDe: "Name in German", nameEn: "Name in English", code: "Short name",
            codeHint: "Small letters, digits and hyphens; the purpose stands like this in files and interfaces.",
            basesHint: "At least one of Art. 6(1) GDPR.",
            channelsHint: """
                Over which channels you may get in touch for it. A consent for e-mail or text message is confirmed through \
                that very channel and therefore stands alone.
                """, marketing: "Advertising",
            marketingHint: "An objection to advertising ends the purpose for that person for good (Art. 21(3) GDPR).",
            period: "For how long do you keep the data?",
            periods: [
                "while-consent-given": "as long as the consent counts",
                "after-start": "from the start, a number of months",
                "after-last-document": "after the last document, a number of months",
            ], months: "Months", monthsHint: "Only where you choose a period in months.",
            toYearEnd: "to the end of the year that the period falls into", endsOn: "Last day of the purpose",
            endsOnHint: "Such as the end of a raffle. Afterwards nothing counts for this purpose any more.",
            submit: "Set the purpose up", made: "The purpose is set up.", people: "Kept for it",
            consents: "Consents given",
            inWords: { kind, months, toYearEnd in
                switch kind {
                case "after-start": "\(months) months from the start\(toYearEnd ? ", to the end of the year" : "")"
                case "after-last-document":
                    "\(months) months after the last document\(toYearEnd ? ", to the end of the year" : "")"
                case "fixed-date": "until \(months)"
                default: "as long as the consent counts"
                }
            }, state: "State", isActive: "pursued", isEnded: "given up", end: "Give the purpose up …",
            endTitle: "Give the purpose up", endPlan: "What happens then",
            endStops: "From now on nothing is stored, asked or sent for it.",
            endErases: {
                """
                \($0) people are kept for it alone. After the end of this day they are erased when next is tidied up \
                (Art. 17(1)(a) GDPR).
                """
            }, endErasesNobody: "Nobody is kept for it alone; nobody is erased.",
            endKeeps: "What a contract or the law demands stays to the end of its period.",
            endForms: { "These forms no longer ask for it: \($0)." },
            endCampaigns: { "Campaigns that do not leave any more: \($0)." },
            endStays: "Words and proof stay readable. It cannot be undone.",
            endSubmit: { "Give “\($0)” up for good" }, ended: "The purpose is given up."))
}
