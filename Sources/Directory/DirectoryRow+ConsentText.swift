import Domain
package import Store

/// A state of consent as addresses write it: `newsletter:email:ConsentGiven`, or `newsletter:email:none` for people who were
/// never asked.
extension DirectoryRow.Consent {
    /// Nil for a text that is none. Whether there is such a purpose is another question.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, (1...63).contains(parts[0].utf8.count), Channel(rawValue: parts[1]) != nil,
            ConsentState(rawValue: parts[2]) != nil || parts[2] == Self.none,
            parts[0].utf8.allSatisfy({
                $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0)
            })
        else { return nil }
        self.init(purpose: parts[0], channel: parts[1], state: parts[2])
    }

    /// What ``init(_:)`` reads.
    package var text: String { "\(purpose):\(channel):\(state)" }
}
