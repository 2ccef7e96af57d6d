extension Requirements {
    /// Imports, suppression and what is sent.
    static let sending: [Requirement] = [
        Requirement(
            27, "Importe brauchen je Zeile Grundlage, Quelle und Nachweis, sonst Quarantäne",
            "Imports need basis, source and evidence per row, or quarantine", "Art. 7(1), 14 GDPR",
            suites: ["StorageGateTests", "ImportFileTests", "ImportTests"]),
        Requirement(
            28, "Gesperrte und gelöschte Personen leben durch nichts wieder auf",
            "Nothing revives suppressed or erased people", "Art. 17, 21(3) GDPR", checks: [.suppressionUnique],
            suites: ["ErasureTests", "StorageGateTests", "SignupTests", "ReductionTests", "NoReturnTests"]),
        Requirement(
            29, "Die Sperrliste enthält nur Kennzeichen unter dem Schlüssel des Mandanten",
            "The suppression list holds only tokens under the tenant's key", "EDPB 02/2025 4.2, AEPD PS-00176-2024",
            checks: [.suppressionUnique], suites: ["ReductionTests", "NoReturnTests"]),
        Requirement(
            30, "Bei Daten aus dritter Hand wird binnen eines Monats informiert",
            "People whose data came from others are told within a month", "Art. 14(3) GDPR",
            suites: ["CampaignMailTests"],
            gap: .missing(
                "Die Herkunft steht in jeder Nachricht, die Monatsfrist wird noch nicht überwacht.",
                "Every message names the source; the month is not watched yet.")),
        Requirement(
            31, "Jede Werbung ist mit einem Klick abzubestellen und nennt den Absender",
            "Every marketing message can be stopped by one click and names its sender", "RFC 8058, § 7(2) UWG",
            suites: ["CampaignMailTests", "WebFrontDoorTests"],
            gap: .missing(
                "Kopfzeilen und Ein-Klick-Abmeldung gibt es; ob die Signatur (DKIM) des Mailservers sie deckt, wird nicht geprüft.",
                "There are the headers and the one-click unsubscribe; whether the mail server's signature (DKIM) covers them is not checked."
            )),
        Requirement(
            32, "Massenversand prüft SPF, DKIM, DMARC und stoppt bei Beschwerden",
            "Bulk sending checks SPF, DKIM, DMARC and stops at complaints", "Gmail and Yahoo sender rules",
            checks: [.senderDomain],
            suites: ["CampaignGuardTests", "BounceNoticeTests"],
            gap: .missing(
                "SPF und DMARC werden geprüft, DKIM nicht: Der Mailserver signiert, sein Selektor ist Obhut nicht bekannt.",
                "SPF and DMARC are checked, DKIM is not: the mail server signs, and Obhut does not know its selector.")),
        Requirement(
            33, "Kein Öffnungs- oder Klickzählen ohne eigene Einwilligung",
            "No open or click tracking without its own consent", "§ 25 TDDDG, Art. 5(3) ePrivacy",
            suites: ["CampaignMailTests"]),
        Requirement(
            34, "Ein Widerspruch gegen Werbung beendet sie auf jedem Kanal, endgültig",
            "An objection to marketing ends it on every channel, for good", "Art. 21(2)-(4) GDPR",
            suites: ["ReductionPlannerTests", "ReductionTests", "SendGateTests", "RequestTests"]),
    ]
}
