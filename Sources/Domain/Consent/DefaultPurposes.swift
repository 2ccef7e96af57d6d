/// The purposes of every new tenant.
package enum DefaultPurposes {
    /// Serving customers, on the contract; ends three years after the last document, at the end of the year
    /// (§§ 195, 199 BGB).
    package static let customerCare = PurposeRules(
        code: "customer-care", germanName: "Kundenbetreuung", englishName: "Customer care", bases: [.contract],
        channels: [.email, .phone, .post], endRule: .afterLastDocument(months: 36, toYearEnd: true))

    /// The newsletter, on a consent confirmed by e-mail.
    package static let newsletter = PurposeRules(
        code: "newsletter", germanName: "Newsletter", englishName: "Newsletter", bases: [.consent], channels: [.email],
        confirmation: .email, marketing: true, endRule: .whileConsentGiven)

    /// A raffle, on a consent confirmed by e-mail that ends by itself.
    package static let raffle = PurposeRules(
        code: "raffle", germanName: "Gewinnspiel", englishName: "Raffle", bases: [.consent], channels: [.email],
        confirmation: .email, endRule: .afterStart(months: 6, toYearEnd: false))

    /// Offers by text message, on a consent confirmed by text message.
    package static let smsOffers = PurposeRules(
        code: "sms-offers", germanName: "Angebote per SMS", englishName: "Offers by text message", bases: [.consent],
        channels: [.sms], confirmation: .sms, marketing: true, endRule: .whileConsentGiven)

    /// All of them, in the order pages show them.
    package static let all = [customerCare, newsletter, raffle, smsOffers]
}
