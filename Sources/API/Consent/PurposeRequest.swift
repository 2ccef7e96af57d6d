import Domain

/// The body of `POST /purposes`.
struct PurposeRequest: Decodable, Sendable {
    let code: String
    let name: NameRequest
    let legalBases: [LegalBasis]
    let channels: [Channel]?
    let marketing: Bool?
    let endsOn: String?
    let endRule: String?

    /// What it asks for; on a consent it lasts as long as that is given, unless it says otherwise.
    ///
    /// - Throws: `Refusal` naming `endRule` or `endsOn`.
    func purpose() throws(Refusal) -> PurposeRules {
        PurposeRules(
            code: code, germanName: name.de, englishName: name.en, bases: legalBases, channels: channels ?? [],
            marketing: marketing ?? false, endsOn: try CalendarDay.checked(endsOn, at: "endsOn"), endRule: try rule())
    }

    private func rule() throws(Refusal) -> EndRule {
        guard let endRule else { return .whileConsentGiven }
        guard let rule = EndRule(code: endRule) else {
            throw Refusal(
                .invalid, RefusalCode.notAllowedValue, field: "endRule",
                rule: "Such as while-consent-given, after-start:6 or after-last-document:36:year-end.")
        }
        return rule
    }
}
