import Domain
import Store

/// A state of consent that a list is narrowed to, as its address writes it: `newsletter:email:ConsentGiven`.
struct ListConsent: Sendable, Equatable {
    let state: DirectoryRow.Consent

    init(_ state: DirectoryRow.Consent) { self.state = state }

    /// Nil for a text that is none.
    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, (1...63).contains(parts[0].utf8.count), Channel(rawValue: parts[1]) != nil,
            ConsentState(rawValue: parts[2]) != nil,
            parts[0].utf8.allSatisfy({
                $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0)
            })
        else { return nil }
        state = DirectoryRow.Consent(purpose: parts[0], channel: parts[1], state: parts[2])
    }

    var text: String { "\(state.purpose):\(state.channel):\(state.state)" }
}
