/// The second factor: setting it up, giving a code, recovery codes.
package struct SecondFactorTexts: Sendable {
    /// “Second factor”.
    package let title: String
    /// What it is good for.
    package let lead: String
    /// “on since …”.
    package let activeSince: @Sendable (_ day: String) -> String
    /// “off”.
    package let off: String
    /// How many recovery codes are left.
    package let codesLeft: @Sendable (_ count: String) -> String
    /// “Your role needs a second factor”.
    package let required: String
    /// “Set up”.
    package let begin: String
    /// “Go on setting up”.
    package let goOn: String
    /// “Set up the second factor”.
    package let setUpTitle: String
    /// What to do with the picture.
    package let setUpLead: String
    /// Why somebody is asked to set one up at the login.
    package let mustLead: String
    /// What the picture is, for those who do not see it.
    package let picture: String
    /// “Or type this into the app”.
    package let secret: String
    /// “Code from the app”.
    package let code: String
    /// What the code looks like.
    package let codeHint: String
    /// “Switch on”.
    package let confirm: String
    /// “Second step”.
    package let askTitle: String
    /// What is asked for at the login.
    package let askLead: String
    /// “Code”.
    package let askCode: String
    /// That a recovery code is fine, too.
    package let askHint: String
    /// “Log in”.
    package let askSubmit: String
    /// “Your recovery codes”.
    package let codesTitle: String
    /// What they are for, and that they are shown once.
    package let codesLead: String
    /// “I have kept them”.
    package let codesKept: String
    /// “New recovery codes”.
    package let renew: String
    /// “Switch off”.
    package let remove: String
    /// Why a code is needed for both.
    package let needsCode: String
    /// “The second factor is off”.
    package let removed: String

    static let both = Bilingual(
        SecondFactorTexts(
            title: "Zweiter Faktor",
            lead:
                "Beim Anmelden wird nach dem Passwort ein Code Ihres Telefons verlangt. Ein gestohlenes Passwort reicht dann nicht.",
            activeSince: { "Eingeschaltet seit \($0)" }, off: "Ausgeschaltet",
            codesLeft: { "Unbenutzte Wiederherstellungscodes: \($0)" },
            required: "Ihre Rolle braucht einen zweiten Faktor; ausschalten lässt er sich deshalb nicht.",
            begin: "Einrichten", goOn: "Weiter einrichten", setUpTitle: "Zweiten Faktor einrichten",
            setUpLead:
                "Öffnen Sie auf Ihrem Telefon eine App für Einmalcodes (etwa Aegis, FreeOTP oder Google Authenticator) und scannen Sie das Bild.",
            mustLead:
                "Ihr Betrieb verlangt einen zweiten Faktor. Scannen Sie das Bild mit einer App für Einmalcodes, dann geht es weiter.",
            picture: "Bild mit dem Geheimnis für die App; darunter steht dasselbe als Text.",
            secret: "Oder tippen Sie das in die App:", code: "Code aus der App", codeHint: "Sechs Ziffern.",
            confirm: "Einschalten", askTitle: "Noch ein Schritt",
            askLead: "Geben Sie den Code ein, den die App auf Ihrem Telefon gerade zeigt.", askCode: "Code",
            askHint: "Telefon nicht da? Dann nehmen Sie einen Ihrer Wiederherstellungscodes.", askSubmit: "Anmelden",
            codesTitle: "Ihre Wiederherstellungscodes",
            codesLead:
                "Mit jedem können Sie sich einmal ohne Telefon anmelden. Drucken Sie sie aus oder schreiben Sie sie auf: Sie werden nur jetzt gezeigt.",
            codesKept: "Ich habe sie aufbewahrt", renew: "Neue Wiederherstellungscodes", remove: "Ausschalten",
            needsCode: "Für beides brauchen Sie einen Code aus der App oder einen Wiederherstellungscode.",
            removed: "Der zweite Faktor ist ausgeschaltet."),
        SecondFactorTexts(
            title: "Second factor",
            lead:
                "At the login a code of your telephone is asked for after the password. A stolen password is not enough then.",
            activeSince: { "On since \($0)" }, off: "Off", codesLeft: { "Unused recovery codes: \($0)" },
            required: "Your role needs a second factor; that is why it cannot be switched off.", begin: "Set up",
            goOn: "Go on setting up", setUpTitle: "Set up the second factor",
            setUpLead:
                "Open an app for one-time codes on your telephone (such as Aegis, FreeOTP or Google Authenticator) and scan the picture.",
            mustLead:
                "Your business demands a second factor. Scan the picture with an app for one-time codes, then you can go on.",
            picture: "Picture of the secret for the app; the same stands below as text.",
            secret: "Or type this into the app:", code: "Code from the app", codeHint: "Six digits.",
            confirm: "Switch on", askTitle: "One more step",
            askLead: "Enter the code that the app on your telephone shows now.", askCode: "Code",
            askHint: "No telephone at hand? Then take one of your recovery codes.", askSubmit: "Log in",
            codesTitle: "Your recovery codes",
            codesLead:
                "With each of them you can log in once without your telephone. Print them or write them down: they are shown only now.",
            codesKept: "I have kept them", renew: "New recovery codes", remove: "Switch off",
            needsCode: "For both you need a code from the app or a recovery code.",
            removed: "The second factor is off."))
}
