/// How a breach was dealt with; raw values are the names on the wire.
package enum BreachOutcome: String, Sendable, CaseIterable {
    /// No risk to people: it is registered, nobody has to be told (Art. 33(1) GDPR).
    case noRisk = "no-risk"
    /// The authority was told (Art. 33).
    case authority
    /// The people concerned were told as well (Art. 34).
    case authorityAndPeople = "authority-and-people"
}
