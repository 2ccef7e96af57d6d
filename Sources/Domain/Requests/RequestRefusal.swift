/// Why a request is refused; raw values are the names on the wire. A refusal has a reason of these, words, the ways to have it
/// reviewed, and a second person (Art. 12(4)(5) GDPR, R-38).
package enum RequestRefusal: String, Sendable, CaseIterable, Codable {
    /// Manifestly unfounded (Art. 12(5)).
    case unfounded = "manifestly-unfounded"
    /// Excessive, in particular repeated (Art. 12(5)).
    case excessive
    /// Who asks cannot be told (Art. 11(2), 12(2), 12(6)).
    case identityUnproven = "identity-unproven"
    /// A law demands that the data stays (Art. 17(3)(b)).
    case legalDuty = "legal-duty"
    /// The data is needed for a claim (Art. 17(3)(e), 21(1)).
    case legalClaims = "legal-claims"
    /// Somebody else's rights stand against it (Art. 15(4), 20(4)).
    case rightsOfOthers = "rights-of-others"

    /// Reads a wire name; refuses `reason-unknown`.
    package static func checked(_ name: String) throws(Refusal) -> RequestRefusal {
        guard let reason = RequestRefusal(rawValue: name) else {
            throw Refusal(
                .invalid, RefusalCode.reasonUnknown, field: "reason",
                rule: "One of \(allCases.map(\.rawValue).joined(separator: ", ")), Art. 12(4) GDPR.")
        }
        return reason
    }
}
