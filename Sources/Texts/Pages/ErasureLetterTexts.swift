/// The letter to somebody who was erased: in plain words, and without her name, which nobody has any more.
package struct ErasureLetterTexts: Sendable {
    /// What the file is called, without its ending.
    package let fileName: String
    /// “Your data has been erased”.
    package let title: String
    /// How it begins.
    package let greeting: String
    /// Who erased, and when.
    package let opening: @Sendable (_ business: String, _ moment: String) -> String
    /// Why, as one sentence.
    package let reason: @Sendable (_ reason: String) -> String
    /// What heads the part about what was erased.
    package let erasedTitle: String
    /// What was erased, one paragraph each.
    package let erased: [String]
    /// What heads the part about what stays.
    package let keptTitle: String
    /// Nothing stays.
    package let nothingKept: String
    /// One thing that stays: what, how many, until when, under which norm.
    package let kept: @Sendable (_ what: String, _ count: String, _ until: String, _ norm: String) -> String
    /// The end of a term that has a day.
    package let until: @Sendable (_ day: String) -> String
    /// The end of a term that has none yet.
    package let untilOpen: String
    /// Why something stays, by what is done with it: `restrict`, `keep-as-proof`.
    package let keptReasons: [String: String]
    /// Her addresses are suppressed.
    package let suppressed: String
    /// The one thing that stays in any case: the receipt itself.
    package let receiptStays: String
    /// What heads the part about levels.
    package let levelsTitle: String
    /// What levels are.
    package let levelsLead: String
    /// What a level means, by its name (`L0` … `L4`).
    package let meanings: [String: String]
    /// “reached on …”.
    package let reached: @Sendable (_ day: String) -> String
    /// “expected by …”.
    package let expected: @Sendable (_ day: String) -> String
    /// “does not apply”.
    package let notApplicable: String
    /// “still open”.
    package let open: String
    /// What heads the part about limits.
    package let limitsTitle: String
    /// Older backups are unreadable.
    let oldBackups: @Sendable (_ days: String) -> String
    /// How far backups reach back is declared.
    let declaredHorizon: @Sendable (_ days: String) -> String
    /// A copied root key cannot be taken back.
    let copiedRoot: String
    /// A machine that is set back is not noticed.
    let machineSnapshots: String
    /// What heads the part about checking.
    package let verifyTitle: String
    /// How to check, one paragraph each; the last one stands before the numbers.
    package let verify: [String]
    /// “Erasure”, “Version of the receipt”, “Signing key”, “Public key”.
    package let numbers: (erasure: String, version: String, keyID: String, publicKey: String)
    /// Where she may complain.
    package let complaint: String
    /// How it ends.
    package let closing: String

    /// What no erasure can reach, by its code on the receipt; nil for a code that has no words.
    package func limit(_ code: String, days: String) -> String? {
        switch code {
        case "backup-beyond-horizon-unreadable": oldBackups(days)
        case "backup-horizon-declared": declaredHorizon(days)
        case "root-copy-cannot-be-recalled": copiedRoot
        case "machine-snapshot-unnoticed": machineSnapshots
        default: nil
        }
    }

    static let both = Bilingual(german, english)
}

extension ErasureLetterTexts {
    fileprivate static let german = ErasureLetterTexts(
        fileName: "löschbestätigung", title: "Ihre Daten sind gelöscht", greeting: "Guten Tag,",
        opening: { "\($0) hat Ihre Daten am \($1) gelöscht." }, reason: { "Der Grund: \($0)." },
        erasedTitle: "Was gelöscht wurde",
        erased: [
            "Alles, was zu Ihrer Person gespeichert war: Name, Anschriften, Kontaktwege, Notizen, Ihre Beschäftigungen, der "
                + "Stand Ihrer Einwilligungen und was wir für Werbung über Sie festgehalten hatten.",
            "Ihre Angaben waren nur verschlüsselt gespeichert. Mit den Einträgen haben wir die Schlüssel gelöscht. Deshalb "
                + "steht in diesem Schreiben auch kein Name: Wir kennen ihn nicht mehr.",
        ],
        keptTitle: "Was bleibt, und warum", nothingKept: "Von Ihren Daten bleibt nichts.",
        kept: { "\($0) (\($1)): \($2). Vorschrift: \($3)." }, until: { "bis \($0)" },
        untilOpen: "bis die Frist feststeht oder die Prüfung endet",
        keptReasons: [
            "restrict":
                "Diese Unterlagen müssen wir aufbewahren. Sie sind gesperrt und dienen keinem anderen Zweck:",
            "keep-as-proof":
                "Diese Nachweise brauchen wir, um belegen zu können, dass wir rechtmäßig gehandelt haben:",
        ],
        suppressed:
            "Ihre Adressen sind gesperrt. Dafür bleibt ein Kennzeichen, an dem eine Adresse wiedererkannt wird, nicht die "
            + "Adresse selbst. So kommt sie nur zurück, wenn Sie es selbst wollen.",
        receiptStays:
            "Die Löschbestätigung selbst bleibt. Sie nennt eine zufällige Nummer, den Tag und den Grund, aber niemanden.",
        levelsTitle: "Wie weit die Löschung ist",
        levelsLead:
            "Gelöscht wird in Stufen. Jede erreichte Stufe bestätigen wir neu, mit elektronischer Unterschrift.",
        meanings: [
            "L0": "Kein Programm kann Ihre Daten öffnen oder finden.",
            "L1":
                "In den laufenden Dateien steht nichts Lesbares mehr, und der alte Schlüssel des Betriebs ist vernichtet.",
            "L2": "Auch Protokolle und Sicherungen der Datenbank sind damit wertlos.",
            "L3": "Alle verbundenen Rechner haben gelöscht.",
            "L4": "Auch die Notfallkopien der alten Schlüssel sind vernichtet.",
        ],
        reached: { "erreicht am \($0)" }, expected: { "voraussichtlich bis \($0)" }, notApplicable: "entfällt",
        open: "steht noch aus",
        limitsTitle: "Was wir offen sagen",
        oldBackups: {
            "Sicherungen der Datenbank, die älter als \($0) Tage sind, kann niemand mehr lesen, auch wir nicht."
        },
        declaredHorizon: {
            "Dass Sicherungen höchstens \($0) Tage zurückreichen, erklärt der Betreiber des Dienstes."
        },
        copiedRoot:
            "Der oberste Schlüssel liegt in einer Datei. Hätte der Betreiber sie kopiert, ließe sich das nicht "
            + "zurückholen.",
        machineSnapshots:
            "Würde der ganze Rechner samt Schlüsseln auf einen früheren Stand gesetzt, fiele es ohne verbundene Rechner "
            + "nicht auf.",
        verifyTitle: "So prüfen Sie das",
        verify: [
            "Zu diesem Schreiben gehört die Löschbestätigung, eine kleine Datei mit elektronischer Unterschrift (Ed25519 über "
                + "die kanonische Form nach RFC 8785). Jedes Programm dafür kann sie prüfen, auch ohne Verbindung zu uns.",
            "Mit Obhut geht es so: obhut erasure verify DATEI --public-key SCHLÜSSELDATEI",
        ],
        numbers: ("Löschung", "Fassung der Bestätigung", "Signaturschlüssel", "Öffentlicher Schlüssel"),
        complaint:
            "Sie können sich bei einer Aufsichtsbehörde für den Datenschutz beschweren (Art. 77 DSGVO).",
        closing: "Mit freundlichen Grüßen")

    fileprivate static let english = ErasureLetterTexts(
        fileName: "erasure-letter", title: "Your data has been erased", greeting: "Hello,",
        opening: { "\($0) erased your data on \($1)." }, reason: { "The reason: \($0)." },
        erasedTitle: "What was erased",
        erased: [
            "Everything that was kept of you: name, addresses, contact points, notes, where you work, the state of your "
                + "consents, and what we had noted about you for marketing.",
            "Your data was only ever kept encrypted. With the entries we deleted the keys. That is why this letter names "
                + "nobody: we no longer know your name.",
        ],
        keptTitle: "What stays, and why", nothingKept: "Nothing of your data stays.",
        kept: { "\($0) (\($1)): \($2). Provision: \($3)." }, until: { "until \($0)" },
        untilOpen: "until the term is known or the assessment ends",
        keptReasons: [
            "restrict": "These documents we have to keep. They are locked and serve no other purpose:",
            "keep-as-proof": "This proof we need to be able to show that we acted lawfully:",
        ],
        suppressed:
            "Your addresses are suppressed. For that a mark stays by which an address is recognised, not the address itself. "
            + "So it comes back only if you want it to.",
        receiptStays:
            "The receipt itself stays. It names a random number, the day and the reason, but nobody.",
        levelsTitle: "How far the erasure has come",
        levelsLead: "Erasing goes by levels. Every level reached is confirmed anew, with an electronic signature.",
        meanings: [
            "L0": "No program can open or find your data.",
            "L1": "Nothing readable is left in the live files, and the old key of the business is destroyed.",
            "L2": "Logs and backups of the database are worthless with that, too.",
            "L3": "All connected machines have erased.",
            "L4": "The emergency copies of the old keys are destroyed, too.",
        ],
        reached: { "reached on \($0)" }, expected: { "expected by \($0)" }, notApplicable: "does not apply",
        open: "still open",
        limitsTitle: "What we say openly",
        oldBackups: {
            "Database backups older than \($0) days can be read by nobody any more, not even by us."
        },
        declaredHorizon: {
            "That backups reach back \($0) days at most is what the operator of the service declares."
        },
        copiedRoot:
            "The topmost key lies in a file. Had the operator copied it, that copy could not be taken back.",
        machineSnapshots:
            "Were the whole machine, keys included, set back to an earlier state, nobody would notice without connected "
            + "machines.",
        verifyTitle: "How to check this",
        verify: [
            "With this letter comes the receipt, a small file with an electronic signature (Ed25519 over the canonical form of "
                + "RFC 8785). Any program for that can check it, without a connection to us.",
            "With Obhut it goes like this: obhut erasure verify FILE --public-key KEYFILE",
        ],
        numbers: ("Erasure", "Version of the receipt", "Signing key", "Public key"),
        complaint: "You may complain to a data protection authority (Art. 77 GDPR).",
        closing: "Kind regards")
}
