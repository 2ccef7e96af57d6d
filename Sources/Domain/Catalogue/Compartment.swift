/// A part of a subject's data with a key of its own and an end of its own.
package enum Compartment: UInt8, Sendable, CaseIterable {
    /// The person as such; destroyed by an erasure.
    case profile = 1
    /// Deliveries and what was made for campaigns; destroyed by an erasure.
    case marketing = 2
    /// Proof of consents and requests; lives to its dated end.
    case evidence = 3
    /// Documents the law keeps; one key per retention class and expiry year.
    case statutory = 4

    /// Whether an erasure under Art. 17 destroys this compartment's keys at once.
    package var diesWithErasure: Bool {
        self == .profile || self == .marketing
    }
}
