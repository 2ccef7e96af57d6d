/// A question for consent that was put to the person.
package struct ConsentRequest: Sendable, Equatable {
    /// Who put it.
    package var origin: ConsentOrigin
    /// The wording shown, by its hash.
    package var wordingHash: [UInt8]
    /// How the control stood.
    package var control: ControlDefault
    /// The confirmation the purpose demands.
    package var confirmation: Confirmation
    /// Whether the address is suppressed for the purpose.
    package var suppressed: Bool

    /// Makes a request.
    package init(
        origin: ConsentOrigin, wordingHash: [UInt8], control: ControlDefault, confirmation: Confirmation,
        suppressed: Bool = false
    ) {
        self.origin = origin
        self.wordingHash = wordingHash
        self.control = control
        self.confirmation = confirmation
        self.suppressed = suppressed
    }
}
