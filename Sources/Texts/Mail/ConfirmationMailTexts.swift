/// The message that asks somebody to confirm what she signed up for: who asks, for what, one link, and what happens
/// otherwise; nothing that could be taken for advertising.
package struct ConfirmationMailTexts: Sendable {
    /// “Please confirm”.
    package let subject: String
    /// The whole text; the link stands alone on its line.
    package let body: @Sendable (_ tenant: String, _ purposes: String, _ link: String, _ until: String) -> String

    static let both = Bilingual(
        ConfirmationMailTexts(
            subject: "Bitte bestätigen Sie Ihre Anmeldung",
            body: { tenant, purposes, link, until in
                """
                Guten Tag,

                jemand hat diese Adresse bei \(tenant) angemeldet für: \(purposes).
                Wenn Sie das waren, bestätigen Sie es bitte auf dieser Seite:

                \(link)

                Der Link gilt bis \(until). Wenn Sie nichts tun, bekommen Sie keine weitere Nachricht, \
                und Ihre Adresse wird danach gelöscht.

                \(tenant)
                """
            }),
        ConfirmationMailTexts(
            subject: "Please confirm your sign-up",
            body: { tenant, purposes, link, until in
                """
                Hello,

                somebody signed this address up with \(tenant) for: \(purposes).
                If it was you, please confirm it on this page:

                \(link)

                The link is valid until \(until). If you do nothing, you get no further message, \
                and your address is erased after that.

                \(tenant)
                """
            }))
}
