/// The privacy notice of a business, put together from what it does (Art. 13, 14 GDPR).
package struct PrivacyTexts: Sendable {
    /// “Privacy notice”.
    package let title: String
    /// Since which day it is as it is.
    package let lead: @Sendable (_ tenant: String, _ day: String) -> String
    /// “Who is responsible”.
    package let controllerTitle: String
    /// The controller, and where it sits.
    package let controller: @Sendable (_ tenant: String, _ country: String) -> String
    /// How to reach it.
    package let contact: String
    /// “What we use data for”.
    package let purposesTitle: String
    /// “Legal basis”.
    package let basis: String
    /// “How long”.
    package let period: String
    /// “By”.
    package let channels: String
    /// That consent can be taken back.
    package let withdrawal: String
    /// How long, by the first part of an end rule.
    package let endRules: [String: String]
    /// “until”, before a day.
    package let until: @Sendable (_ day: String) -> String
    /// “What stays longer”.
    package let periodsTitle: String
    /// What each period is, by the code of its policy row.
    package let periods: [String: @Sendable (_ value: Int) -> String]
    /// “Who gets data”.
    package let recipientsTitle: String
    /// The processor.
    package let recipients: String
    /// “Your rights”.
    package let rightsTitle: String
    /// Each right.
    package let rights: [String]
    /// The link to the requests form.
    package let requestsLink: String
    /// The link to the sign-up form.
    package let subscribeLink: String
    /// “Cookies”.
    package let cookiesTitle: String
    /// That there are none.
    package let cookies: String

    static let both = Bilingual(
        PrivacyTexts(
            title: "Datenschutzhinweise",
            lead: { "So geht \($0) mit Daten von Menschen um. Stand: \($1)." },
            controllerTitle: "Wer verantwortlich ist",
            controller: { "Verantwortlich im Sinne der DSGVO ist \($0) (\($1))." },
            contact: "Für alles, was Ihre Daten betrifft, erreichen Sie uns über das Antragsformular.",
            purposesTitle: "Wofür wir Daten verwenden", basis: "Rechtsgrundlage", period: "Wie lange",
            channels: "Auf diesen Wegen",
            withdrawal: "Eine Einwilligung können Sie jederzeit widerrufen; was bis dahin geschah, bleibt rechtmäßig.",
            endRules: [
                "while-consent-given": "solange Ihre Einwilligung gilt", "fixed-date": "bis zu einem festen Tag",
                "after-last-document": "bis eine Frist nach dem letzten Beleg endet",
                "after-start": "bis eine Frist nach dem Beginn endet",
            ], until: { "bis \($0)" }, periodsTitle: "Was länger bleibt",
            periods: [
                "evidence.proof": {
                    "Der Nachweis einer Einwilligung oder eines Antrags: \($0) Jahre bis zum Jahresende."
                },
                "evidence.proof-phone": { "Der Nachweis einer Einwilligung in Anrufe: \($0) Jahre." },
                "consent.confirmation": { "Eine Anmeldung, die niemand bestätigt: \($0) Stunden." },
                "request.answer": {
                    $0 == 1
                        ? "Auf einen Antrag antworten wir innerhalb eines Monats."
                        : "Auf einen Antrag antworten wir innerhalb von \($0) Monaten."
                },
            ], recipientsTitle: "Wer Daten bekommt",
            recipients:
                "Der Betreiber dieses Dienstes verarbeitet die Daten in unserem Auftrag (Art. 28 DSGVO) und nur in Ländern des Europäischen "
                + "Wirtschaftsraums oder der Schweiz.",
            rightsTitle: "Ihre Rechte",
            rights: [
                "Sie können Auskunft verlangen (Art. 15 DSGVO), Berichtigung (Art. 16), Löschung (Art. 17), Einschränkung (Art. 18) und "
                    + "Ihre Angaben zum Mitnehmen (Art. 20).",
                "Sie können widersprechen (Art. 21): der Werbung jederzeit und ohne Begründung.",
                "Sie können sich bei einer Aufsichtsbehörde beschweren (Art. 77).",
                "Über Sie wird hier nichts automatisch entschieden (Art. 22).",
            ], requestsLink: "Einen Antrag stellen", subscribeLink: "Zum Anmeldeformular", cookiesTitle: "Cookies",
            cookies: "Diese Seite und die Formulare setzen keine Cookies und laden nichts von anderswo."),
        PrivacyTexts(
            title: "Privacy notice", lead: { "How \($0) treats people's data. As of \($1)." },
            controllerTitle: "Who is responsible", controller: { "The controller under the GDPR is \($0) (\($1))." },
            contact: "For everything about your data you reach us by the request form.",
            purposesTitle: "What we use data for", basis: "Legal basis", period: "How long", channels: "By",
            withdrawal: "You can withdraw a consent at any time; what was done until then stays lawful.",
            endRules: [
                "while-consent-given": "as long as your consent counts", "fixed-date": "until a fixed day",
                "after-last-document": "until a period after the last document ends",
                "after-start": "until a period after the beginning ends",
            ], until: { "until \($0)" }, periodsTitle: "What stays longer",
            periods: [
                "evidence.proof": { "Proof of a consent or of a request: \($0) years, to the end of the year." },
                "evidence.proof-phone": { "Proof of a consent to calls: \($0) years." },
                "consent.confirmation": { "A sign-up that nobody confirms: \($0) hours." },
                "request.answer": {
                    $0 == 1 ? "We answer a request within one month." : "We answer a request within \($0) months."
                },
            ], recipientsTitle: "Who gets data",
            recipients:
                "Whoever runs this service processes the data on our behalf (Art. 28 GDPR), and only in countries of the European Economic "
                + "Area or in Switzerland.", rightsTitle: "Your rights",
            rights: [
                "You may ask for access (Art. 15 GDPR), rectification (Art. 16), erasure (Art. 17), restriction (Art. 18), and for what "
                    + "you gave us to take along (Art. 20).",
                "You may object (Art. 21): to advertising at any time and without a reason.",
                "You may complain to a supervisory authority (Art. 77).",
                "Nothing is decided about you automatically here (Art. 22).",
            ], requestsLink: "Make a request", subscribeLink: "To the sign-up form", cookiesTitle: "Cookies",
            cookies: "This page and the forms set no cookies and load nothing from elsewhere."))
}
