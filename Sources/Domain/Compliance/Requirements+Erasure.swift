extension Requirements {
    /// Erasure, retention and logs.
    static let erasure: [Requirement] = [
        Requirement(
            48, "Gelöscht wird je Datensatz, nie ist eine Person ausgenommen",
            "Erasure is decided per record, never is a person exempt", "Art. 17(3) GDPR, § 35 BDSG",
            suites: ["ErasurePlannerTests"]),
        Requirement(
            49, "Zeilen und Schlüssel gehen in einem Zug", "Rows and keys go in one step", "Art. 17 GDPR",
            suites: ["ErasureTests", "TraceTests", "EpochTurnTests"]),
        Requirement(
            50, "Nach der Löschung findet eine Suche nichts mehr", "After an erasure a scan finds nothing",
            "CEF 2025 issue 6",
            checks: [.scan], suites: ["ErasureProofTests"]),
        Requirement(
            51, "Eine ältere Sicherung dient erst, wenn die Löschungen nachgeholt sind",
            "An older backup serves only after erasures were carried out again", "CEF 2025 issue 6",
            checks: [.fence, .backups], suites: ["RestoreTests"]),
        Requirement(
            52, "Sicherungen und Epochen der Schlüssel enden nach 30 Tagen",
            "Copies and epochs of keys end after 30 days", "NIST SP 800-88, Art. 17 GDPR",
            checks: [.horizon, .keystoreCopies],
            gap: .missing(
                "Fristen werden eingehalten; der Test dafür trägt diese Nummer noch nicht.",
                "The horizon is kept; its test does not carry this number yet.")),
        Requirement(
            53, "Jeder Knoten quittiert eine Löschung in 72 Stunden",
            "Every node acknowledges an erasure within 72 hours", "Art. 17, 19 GDPR",
            gap: .idle("Dieser Knoten hat keine Gegenstelle.", "This node has no peer.")),
        Requirement(
            54, "Signierter Löschnachweis ohne Personenbezug", "A signed erasure receipt without personal data",
            "Art. 5(2), 12(3) GDPR", suites: ["ReceiptTests", "ErasureLetterTests", "ReceiptLevelTests"]),
        Requirement(
            55, "Gesetzliche Aufbewahrung endet zu ihrem Tag, unter eigenem Schlüssel",
            "Statutory retention ends on its day, under its own key", "§ 147 AO, § 257 HGB, BAO, OR",
            suites: ["RetentionTests", "ErasurePlannerTests"],
            gap: .missing(
                "Fristen werden gerechnet; Belege als eigene Datensätze gibt es noch nicht.",
                "Terms are computed; there are no vouchers as records of their own yet.")),
        Requirement(
            56, "Der Nachweis einer Einwilligung bleibt für seine Frist und geht dann",
            "Proof of a consent stays for its term and then goes", "Art. 17(3)(e) GDPR, § 7a UWG",
            suites: ["RetentionTests", "ReductionTests", "KeptProofTests", "ThreeYearsTests"]),
        Requirement(
            57, "Löschsperren mit Grund, Verantwortlichen und Wiedervorlage",
            "Legal holds with reason, owner and review date", "Art. 17(3)(e), 18(1)(c) GDPR",
            checks: [.holdReviews], suites: ["ErasurePlannerTests", "LegalHoldTests", "HeldRestrictionTests"]),
        Requirement(
            58, "Die Protokollkette enthält nur Festlegungen und hält nach Löschungen",
            "The audit chain holds commitments only and verifies after erasures", "EDPB 02/2025 4.2, 5.2",
            checks: [.appendOnly], suites: ["EndedGroundTests"],
            gap: .missing(
                "Die Kette hält nach Löschungen; an Prüfpunkten gekürzt wird sie noch nicht.",
                "The chain verifies after erasures; it is not pruned at checkpoints yet.")),
        Requirement(
            59, "Kein Protokoll enthält Gelöschtes", "No log holds what was erased", "Art. 5(1)(c) GDPR",
            suites: ["ErasureTests", "TraceTests", "ObservabilityLogTests"]),
    ]
}
