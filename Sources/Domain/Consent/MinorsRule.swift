/// The age from which a child consents to information society services herself (Art. 8 GDPR and national law; R-25).
package enum MinorsRule {
    /// The age where a state has not set another (Art. 8(1)).
    package static let defaultAge = 16

    /// The parameter that holds the age of a country.
    package static func parameterCode(_ country: String) -> String {
        "consent-age.\(country.lowercased())"
    }

    /// Refuses `below-consent-age` where the person is younger than the age of `country`.
    ///
    /// - Parameters:
    ///   - birthday: her day of birth; a birthday on 29 February counts on 28 February in other years, so a child is
    ///     never taken for older than she is by more than that day.
    ///   - country: ISO 3166-1 alpha-2 of her residence.
    ///   - today: the day in the tenant's time zone.
    ///   - parameters: the policy table.
    /// - Throws: the ``Refusal``.
    package static func check(
        birthday: CalendarDay, country: String, today: CalendarDay, parameters: [PolicyParameter]
    ) throws(Refusal) {
        let row = PolicyParameters.row(parameterCode(country), on: today, in: parameters)
        let age = row?.value ?? defaultAge
        guard birthday.adding(years: age) <= today else {
            throw Refusal(
                .refused, RefusalCode.belowConsentAge,
                rule: "Below the age of consent a parent has to agree, Art. 8(1) GDPR.")
        }
    }
}
