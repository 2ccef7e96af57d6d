extension Requirements {
    /// Double opt-in, its ends, and receipts.
    static let consent: [Requirement] = [
        Requirement(
            12, "Kein Newsletter vor bestätigter Anmeldung", "No newsletter before a confirmed opt-in",
            "§ 7(2) UWG, DSK OH Direktwerbung 3.3", suites: ["ConsentMachineTests", "SignupTests"]),
        Requirement(
            13, "Anfrage, Versand und Bestätigung sind vollständig belegt",
            "Request, sending and confirmation are fully recorded", "OLG München 29 U 1682/12, Art. 5(1)(d) GDPR",
            suites: ["SignupTests", "ConfirmationMailTests", "WebFrontDoorTests"]),
        Requirement(
            14, "Die Bestätigungsmail enthält keinerlei Werbung", "The confirmation mail holds no advertising at all",
            "LG Stendal 22 S 87/20", suites: ["ConfirmationMailTests"]),
        Requirement(
            15, "Bestätigungslinks sind geheim, einmalig, befristet und gebunden",
            "Confirmation tokens are secret, single-use, expiring and bound", "Art. 25, 32 GDPR",
            suites: ["ConsentMachineTests", "SignupTests"]),
        Requirement(
            16, "Ansehen eines Links ändert nichts", "Looking at a link changes nothing", "RFC 8058",
            suites: ["WebFrontDoorTests"]),
        Requirement(
            17, "Unbestätigtes wird nach Ablauf gelöscht; keine Erinnerung",
            "What is not confirmed is purged in time; no reminder", "Art. 5(1)(e) GDPR, § 7 UWG",
            suites: ["ConsentMachineTests", "SignupTests"]),
        Requirement(
            18, "Telefon wird über seinen Kanal bestätigt und fünf Jahre ab jeder Nutzung belegt",
            "Phone consent is verified by its channel and proven five years from each use", "§ 7a UWG",
            suites: ["SendGateTests", "PhoneConsentTests", "KeptProofTests"],
            gap: .missing("SMS werden nicht verschickt.", "No text messages are sent.")),
        Requirement(
            19, "Widerrufen ist so leicht wie zustimmen, ohne Anmeldung",
            "Taking back is as easy as agreeing, without a login", "Art. 7(3) GDPR",
            suites: ["ReductionTests", "SignupTests", "WebFrontDoorTests"]),
        Requirement(
            20, "Ein Widerruf wirkt vor der nächsten Aussendung", "A withdrawal takes effect before the next message",
            "Art. 7(3), 21(3) GDPR", suites: ["ReductionPlannerTests", "ReductionTests", "CampaignMailTests"]),
        Requirement(
            21, "Ein Widerruf erreicht jeden Knoten und jeden Empfänger, mit Quittung",
            "A withdrawal reaches every node and recipient, with acknowledgement", "Art. 19 GDPR, C-129/21",
            gap: .missing(
                "Dieser Knoten hat keine Gegenstelle; Empfänger von Webhooks quittieren Widerrufe noch nicht.",
                "This node has no peer; recipients of webhooks do not acknowledge withdrawals yet.")),
        Requirement(
            22, "Was abläuft, endet von selbst und wird gelöscht", "What expires ends by itself and is erased",
            "Art. 5(1)(e) GDPR", checks: [.endedGrounds], suites: ["EndedGroundTests", "ThreeYearsTests"]),
        Requirement(
            23, "Ungenutzte Einwilligungen werden nach 18 Monaten markiert, nach 24 gesperrt",
            "Unused consents are flagged after 18 months, blocked after 24", "BGH III ZR 196/17",
            suites: ["SendGateTests", "CampaignMailTests"]),
        Requirement(
            24, "Bestandskundenwerbung nur mit allen vier Bedingungen",
            "Existing-customer marketing needs all four conditions", "§ 7(3) UWG, C-654/23",
            suites: ["SendGateTests", "ExistingCustomerTests"]),
        Requirement(
            25, "Altersgrenze für Minderjährige je Land", "Age gate for minors by country", "Art. 8 GDPR",
            suites: ["SendGateTests"],
            gap: .missing(
                "Die Regel steht, das Anmeldeformular fragt aber noch nicht nach dem Alter.",
                "The rule stands, but the sign-up form does not ask for the age yet.")),
        Requirement(
            26, "Die Person erhält eine signierte Quittung", "The person gets a signed consent receipt",
            "ISO/IEC TS 27560 6.4", suites: ["ConsentReceiptTests"],
            gap: .missing(
                "Quittungen gibt es, geprüft gegen das Schema von 27560 sind sie noch nicht.",
                "There are receipts; they are not validated against the schema of 27560 yet.")),
    ]
}
