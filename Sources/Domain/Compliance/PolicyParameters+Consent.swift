extension PolicyParameters {
    /// Periods of consents and their proof, and what stops a campaign.
    static let consent: [PolicyParameter] = [
        row("consent.confirmation", 72, .hours, .either, 24...168, "house rule; no law sets a period"),
        row("consent.stale-flag", 18, .months, .shorter, 1...18, "LG München I 17 HK O 138/10"),
        row("consent.stale-block", 24, .months, .shorter, 1...24, "BGH III ZR 196/17, AG München 161 C 12736/22"),
        row("consent.unknown-purge", 30, .days, .shorter, 1...30, "Art. 5(1)(e) GDPR"),
        row(
            "evidence.proof", 3, .years, .either, 1...10, "§§ 195, 199 BGB, Art. 17(3)(e) GDPR; to year end"),
        row("evidence.proof-phone", 5, .years, since: "2021-10-01", .longer, 5...10, "§ 7a(2) UWG; from each use"),
        row("evidence.address", 12, .months, .shorter, 1...12, "Art. 5(1)(e) GDPR: IP address as evidence"),
        row(
            "evidence.address-kept", 0, .switch, .either, 0...1,
            "Art. 5(1)(c) GDPR: IP address as evidence, off by default"),
        row("mail.complaint-rate", 3, .perMille, since: "2024-02-01", .shorter, 1...3, "Gmail and Yahoo sender rules"),
        row(
            "mail.domain-check", 50, .messages, .shorter, 0...50,
            "house rule: recipients without a check of the sender's domain"),
    ]

    /// Ages of consent (Art. 8(1) GDPR), 16 where a state has set no other.
    static let consentAges: [PolicyParameter] = [
        age("at", 14, "§ 4(4) DSG"), age("be", 13, "Art. 7 loi du 30 juillet 2018"), age("bg", 14, "Art. 25c ZZLD"),
        age("ch", 16, "by analogy; judgement decides, Art. 19c ZGB"), age("cy", 14, "L. 125(I)/2018 s. 8"),
        age("cz", 15, "§ 7 zákon 110/2019"), age("de", 16, "Art. 8(1) GDPR"),
        age("dk", 15, "§ 6 databeskyttelsesloven"),
        age("ee", 13, "§ 8 IKS"), age("es", 14, "Art. 7 LOPDGDD"), age("fi", 13, "§ 5 tietosuojalaki"),
        age("fr", 15, "Art. 45 loi 78-17"), age("gr", 15, "Art. 21 L. 4624/2019"), age("hr", 16, "Art. 19 ZPOUZP"),
        age("hu", 16, "Art. 8(1) GDPR"), age("ie", 16, "s. 31 DPA 2018"), age("is", 13, "Act 90/2018 Art. 10"),
        age("it", 14, "Art. 2-quinquies Codice privacy"), age("li", 16, "Art. 8(1) GDPR"),
        age("lt", 14, "Art. 6 ADTAĮ"),
        age("lu", 16, "Art. 8(1) GDPR"), age("lv", 13, "s. 33 FPDAL"), age("mt", 13, "S.L. 586.11"),
        age("nl", 16, "Art. 5 UAVG"), age("no", 13, "§ 5 personopplysningsloven"), age("pl", 16, "Art. 8(1) GDPR"),
        age("pt", 13, "Art. 16 Lei 58/2019"), age("ro", 16, "Art. 8(1) GDPR"), age("se", 13, "2 kap. 4 § lag 2018:218"),
        age("si", 15, "Art. 8 ZVOP-2"), age("sk", 16, "§ 15 zákon 18/2018"),
    ]

    private static func age(_ country: String, _ years: Int, _ source: String) -> PolicyParameter {
        row(MinorsRule.parameterCode(country), years, .years, .longer, years...18, source)
    }
}
