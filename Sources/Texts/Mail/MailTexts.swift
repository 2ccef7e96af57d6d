/// Mails to members of staff: short, signed by the tenant, saying why they come.
package struct MailTexts: Sendable {
    /// “Invitation from …”
    package let invitationSubject: @Sendable (_ tenant: String) -> String
    /// The whole text; the link stands alone on its line.
    package let invitationBody: @Sendable (_ tenant: String, _ role: String, _ link: String, _ until: String) -> String
    /// “Your new password”.
    package let resetSubject: String
    /// The whole text; the link stands alone on its line.
    package let resetBody: @Sendable (_ tenant: String, _ link: String) -> String

    static let both = Bilingual(
        MailTexts(
            invitationSubject: { "Einladung von \($0)" },
            invitationBody: { tenant, role, link, until in
                """
                Guten Tag,

                \(tenant) lädt Sie ein, mit Obhut zu arbeiten. Ihre Aufgabe: \(role).
                Mit diesem Link legen Sie Ihr Passwort fest:

                \(link)

                Er gilt bis \(until). Wenn Sie damit nichts anfangen können, löschen Sie diese Nachricht; \
                dann geschieht nichts.

                \(tenant)
                """
            }, resetSubject: "Ihr neues Passwort",
            resetBody: { tenant, link in
                """
                Guten Tag,

                jemand hat für diese Adresse ein neues Passwort verlangt. Mit diesem Link legen Sie es fest:

                \(link)

                Er gilt eine Stunde und nur einmal. Wenn Sie das nicht waren, löschen Sie diese Nachricht; \
                Ihr Passwort bleibt, wie es ist.

                \(tenant)
                """
            }),
        MailTexts(
            invitationSubject: { "Invitation from \($0)" },
            invitationBody: { tenant, role, link, until in
                """
                Hello,

                \(tenant) invites you to work with Obhut. Your task: \(role).
                With this link you set your password:

                \(link)

                It is valid until \(until). If this means nothing to you, delete this message; then nothing happens.

                \(tenant)
                """
            }, resetSubject: "Your new password",
            resetBody: { tenant, link in
                """
                Hello,

                somebody asked for a new password for this address. With this link you set it:

                \(link)

                It is valid for one hour, and once. If it was not you, delete this message; your password stays as it is.

                \(tenant)
                """
            }))
}
