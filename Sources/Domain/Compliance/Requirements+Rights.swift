extension Requirements {
    /// Requests of people, deadlines, packages, restriction.
    static let rights: [Requirement] = [
        Requirement(
            35, "Anfragen kommen auf jedem Weg herein, jedes Recht", "Requests come in by any way, every right",
            "Art. 12(2), 15-22 GDPR", suites: ["AdminRequestTests", "WebRequestTests"],
            gap: .missing(
                "Sechs Rechte lassen sich auf jedem Weg stellen; Art. 22, Widerruf und Beschwerde sind noch keine Arten von Anträgen.",
                "Six rights are taken on every way; Art. 22, withdrawal and complaint are no kinds of requests yet.")),
        Requirement(
            36, "Die Frist ist ein Kalendermonat; gewarnt wird früher",
            "The deadline is a calendar month; alarms come earlier", "Art. 12(3) GDPR, Reg. 1182/71",
            checks: [.clock], suites: ["DeadlineTests", "RequestTests", "ThreeYearsTests"]),
        Requirement(
            37, "Verlängerung höchstens zwei Monate, mit Grund und Nachricht im ersten Monat",
            "Extension by two months at most, with reason and notice in month one", "Art. 12(3) GDPR",
            suites: ["DeadlineTests", "RequestTests", "RequestMailTests"]),
        Requirement(
            38, "Ablehnen nur mit Grund, Text, Rechtsbehelfen und zweiter Person",
            "A refusal needs a reason, text, remedies and a second person", "Art. 12(4)(5) GDPR, C-526/24",
            suites: ["RequestTests", "RequestMailTests"]),
        Requirement(
            39, "Identität wird verhältnismäßig geprüft, Versuche sind begrenzt",
            "Identity is verified proportionately, tries are limited", "Art. 5(1)(c), 12(6) GDPR",
            suites: ["RequestTests"],
            gap: .missing(
                "Geprüft wird das Postfach, mit begrenzter Zahl von Nachrichten; was zum Nachweis notiert wurde, geht noch nicht mit dem Abschluss.",
                "The mailbox is verified, with a limit of messages; what was noted as proof does not go with the close yet."
            )),
        Requirement(
            40, "Eingangsbestätigung in 24 Stunden; Wiederholungen werden verbunden",
            "Acknowledgement within 24 hours; repeats are linked", "EDPB 01/2022",
            gap: .missing(
                "Wiederholte Anfragen werden noch nicht miteinander verbunden.",
                "Repeated requests are not linked to each other yet.")),
        Requirement(
            41, "Die Regeln einer Anfrage stehen mit ihrem Eingang fest", "A request's rules are frozen at intake",
            "accountability, Art. 5(2) GDPR",
            gap: .missing(
                "Fristen werden noch aus den Regeln des Tages gerechnet, nicht aus denen des Eingangs.",
                "Rules of the day are used, not yet those of the intake.")),
        Requirement(
            42, "Die Auskunft enthält alles über die Person und nichts über andere",
            "The answer holds everything about the person and nothing about others",
            "Art. 15 GDPR, C-154/21, C-487/21", suites: ["DisclosedValueTests", "APIDisclosureTests", "RequestTests"]),
        Requirement(
            43, "Das Paket ist lesbar und maschinenlesbar, der Link läuft ab",
            "The package is readable by people and machines, its link expires", "Art. 12(1), 15(3), 32 GDPR",
            suites: ["APIDisclosureTests", "RequestMailTests"]),
        Requirement(
            44, "Was nicht beauskunftet wird, ist begründet und gesperrt",
            "What is not disclosed has a reason and is blocked", "§ 34 BDSG", suites: ["APIDisclosureTests"],
            gap: .idle(
                "Obhut hält nichts zurück, weil es nur noch aufbewahrt wird; die Auskunft enthält alles über die Person.",
                "Obhut withholds nothing for being merely retained; the answer holds everything about the person.")),
        Requirement(
            45, "Mitnahme nur bereitgestellter Daten, anderswo einlesbar",
            "Portability of provided data only, importable elsewhere", "Art. 20 GDPR, WP242",
            suites: ["DisclosedValueTests", "APIDisclosureTests"]),
        Requirement(
            46, "Berichtigung mit Fassungen; Empfänger erfahren davon",
            "Rectification is versioned, recipients are told", "Art. 16, 19 GDPR",
            gap: .missing(
                "Empfänger werden noch nicht eigens von Berichtigungen unterrichtet.",
                "Recipients are not told of rectifications in their own right yet.")),
        Requirement(
            47, "Einschränkung verbirgt die Person; vor dem Ende wird sie unterrichtet",
            "Restriction hides the person; she is told before it is lifted", "Art. 18 GDPR",
            suites: ["RestrictionTests", "APIVocabularyTests"]),
    ]
}
