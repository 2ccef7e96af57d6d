/// Messages about people's requests: plain text, signed by the business, at most one link, alone on its line.
package struct RequestMailTexts: Sendable {
    /// “Please confirm your request”.
    package let confirmSubject: String
    /// Asks whether it was her.
    package let confirm: @Sendable (_ tenant: String, _ right: String, _ link: String, _ until: String) -> String
    /// “Your data is ready”.
    package let packageSubject: String
    /// Takes the link to the package to her.
    package let delivery: @Sendable (_ tenant: String, _ right: String, _ link: String, _ until: String) -> String
    /// “Your request of …”.
    package let answerSubject: @Sendable (_ right: String) -> String
    /// It is done; `answer` is what was said with it, empty where nothing was.
    package let done: @Sendable (_ tenant: String, _ right: String, _ received: String, _ answer: String) -> String
    /// It takes longer.
    package let later:
        @Sendable (
            _ tenant: String, _ right: String, _ received: String, _ until: String, _ reason: String, _ text: String
        ) -> String
    /// It is refused.
    package let refused:
        @Sendable (
            _ tenant: String, _ right: String, _ received: String, _ reason: String, _ text: String, _ remedies: String
        ) -> String
    /// How a refusal may be reviewed, where staff said nothing else (Art. 12(4), 77, 79 GDPR).
    package let remedies: String

    static let both = Bilingual(
        RequestMailTexts(
            confirmSubject: "Bitte bestätigen Sie Ihren Antrag",
            confirm: { tenant, right, link, until in
                """
                Guten Tag,

                jemand hat mit dieser Adresse bei \(tenant) einen Antrag zum Datenschutz gestellt: \(right).
                Wenn Sie das waren, bestätigen Sie es bitte auf dieser Seite. Dort sehen Sie später auch, wie es um den \
                Antrag steht:

                \(link)

                Der Link gilt zum Bestätigen bis \(until). Wenn Sie nichts tun, wird der Antrag danach gelöscht.

                \(tenant)
                """
            }, packageSubject: "Ihre Daten liegen bereit",
            delivery: { tenant, right, link, until in
                """
                Guten Tag,

                Sie haben bei \(tenant) einen Antrag gestellt: \(right).
                Ihre Daten können Sie auf dieser Seite als ZIP-Datei abholen:

                \(link)

                Der Link ist nur für Sie bestimmt und gilt bis \(until). Geben Sie ihn bitte nicht weiter.

                \(tenant)
                """
            }, answerSubject: { "Ihr Antrag: \($0)" },
            done: { tenant, right, received, answer in
                """
                Guten Tag,

                Ihr Antrag vom \(received) (\(right)) ist erledigt.
                \(answer.isEmpty ? "" : "\n\(answer)\n")
                \(tenant)
                """
            },
            later: { tenant, right, received, until, reason, text in
                """
                Guten Tag,

                für Ihren Antrag vom \(received) (\(right)) brauchen wir mehr Zeit. Sie bekommen unsere Antwort bis \(until).
                Grund: \(reason) (Art. 12 Abs. 3 DSGVO).
                \(text.isEmpty ? "" : "\n\(text)\n")
                \(tenant)
                """
            },
            refused: { tenant, right, received, reason, text, remedies in
                """
                Guten Tag,

                Ihren Antrag vom \(received) (\(right)) lehnen wir ab.
                Grund: \(reason)

                \(text)

                \(remedies)

                \(tenant)
                """
            },
            remedies: """
                Sie können sich bei einer Aufsichtsbehörde für den Datenschutz beschweren (Art. 77 DSGVO), etwa an Ihrem \
                Wohnort, und Sie können vor Gericht gehen (Art. 79 DSGVO).
                """),
        RequestMailTexts(
            confirmSubject: "Please confirm your request",
            confirm: { tenant, right, link, until in
                """
                Hello,

                somebody used this address to make a request about personal data at \(tenant): \(right).
                If it was you, please confirm it on this page. Later it also shows where your request stands:

                \(link)

                The link confirms until \(until). If you do nothing, the request is erased after that.

                \(tenant)
                """
            }, packageSubject: "Your data is ready",
            delivery: { tenant, right, link, until in
                """
                Hello,

                you made a request at \(tenant): \(right).
                On this page you can fetch your data as a ZIP file:

                \(link)

                The link is meant for you alone and is valid until \(until). Please do not pass it on.

                \(tenant)
                """
            }, answerSubject: { "Your request: \($0)" },
            done: { tenant, right, received, answer in
                """
                Hello,

                your request of \(received) (\(right)) is done.
                \(answer.isEmpty ? "" : "\n\(answer)\n")
                \(tenant)
                """
            },
            later: { tenant, right, received, until, reason, text in
                """
                Hello,

                we need more time for your request of \(received) (\(right)). You will have our answer by \(until).
                Reason: \(reason) (Art. 12(3) GDPR).
                \(text.isEmpty ? "" : "\n\(text)\n")
                \(tenant)
                """
            },
            refused: { tenant, right, received, reason, text, remedies in
                """
                Hello,

                we refuse your request of \(received) (\(right)).
                Reason: \(reason)

                \(text)

                \(remedies)

                \(tenant)
                """
            },
            remedies: """
                You may lodge a complaint with a supervisory authority for data protection (Art. 77 GDPR), such as the one where \
                you live, and you may go to court (Art. 79 GDPR).
                """))
}
