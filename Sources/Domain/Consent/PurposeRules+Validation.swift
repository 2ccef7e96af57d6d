extension PurposeRules {
    /// How many purposes a business may have, given up ones included.
    package static let maximum = 100
    /// Bytes of a name.
    package static let nameBytes = 100

    /// The purpose as a business may set it up: names trimmed, bases and channels in their own order, and confirmed through the
    /// channel that asks for it.
    ///
    /// - Throws: a `Refusal` naming `code`, `name.de`, `name.en`, `legalBases`, `channels`, `endRule` or `endsOn`.
    package func validated(today: CalendarDay) throws(Refusal) -> PurposeRules {
        var result = self
        result.code = try Slug.checked(code, at: "code")
        guard result.code != "new" else {
            throw Refusal(.invalid, RefusalCode.slugInvalid, field: "code", rule: "`new` is the page that makes one.")
        }
        result.germanName = try Self.name(germanName, at: "name.de")
        result.englishName = try Self.name(englishName, at: "name.en")
        result.bases = LegalBasis.allCases.filter(bases.contains)
        result.channels = Channel.allCases.filter(channels.contains)
        guard !result.bases.isEmpty else {
            throw Refusal(
                .invalid, RefusalCode.required, field: "legalBases", rule: "A purpose needs a basis, Art. 6(1) GDPR.")
        }
        result.confirmation = try Self.confirmation(result)
        try Self.checkEnd(result, today: today)
        return result
    }

    private static func name(_ text: String, at field: String) throws(Refusal) -> String {
        guard let name = try TextRule.clean(text, maximum: nameBytes, at: field) else {
            throw Refusal(
                .invalid, RefusalCode.required, field: field,
                rule: "The name has to stand in both languages, Art. 12(1) GDPR.")
        }
        return name
    }

    /// E-mail and text message prove themselves, each alone (§ 7(2) UWG): what one confirms says nothing about another channel.
    private static func confirmation(_ purpose: PurposeRules) throws(Refusal) -> Confirmation {
        guard purpose.bases.contains(.consent) else { return .none }
        guard !purpose.channels.isEmpty else {
            throw Refusal(
                .invalid, RefusalCode.required, field: "channels",
                rule: "A consent is given for a channel, Art. 4(11) GDPR.")
        }
        let confirming = [Confirmation.email, .sms].filter { way in way.channel.map(purpose.channels.contains) ?? false
        }
        guard let way = confirming.first else { return .none }
        guard purpose.channels.count == 1 else {
            throw Refusal(
                .refused, RefusalCode.channelsNotJoinable, field: "channels",
                rule: "E-mail and text message are confirmed each by themselves, § 7(2) UWG: one purpose for each.")
        }
        return way
    }

    private static func checkEnd(_ purpose: PurposeRules, today: CalendarDay) throws(Refusal) {
        if purpose.endRule == .whileConsentGiven, purpose.bases != [.consent] {
            throw Refusal(
                .refused, RefusalCode.periodMissing, field: "endRule",
                rule: "Without a consent to withdraw, a period has to end it, Art. 5(1)(e) GDPR.")
        }
        if case .fixedDate(let day) = purpose.endRule, day < today {
            throw Refusal(.invalid, RefusalCode.dateInvalid, field: "endRule", rule: "A day to come.")
        }
        if let day = purpose.endsOn, day < today {
            throw Refusal(.invalid, RefusalCode.dateInvalid, field: "endsOn", rule: "A day to come.")
        }
    }
}
