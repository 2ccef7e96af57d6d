/// What staff state about a consent: the person said yes, or was asked (decision 0018).
///
/// Whatever is stated, it records a request: a consent counts once the person has confirmed it herself.
package struct ConsentEntry: Sendable, Equatable {
    /// The purpose's code.
    package var purpose: String
    /// The channel.
    package var channel: Channel
    /// The address or number, in any notation; nil where the person has only one of the channel's kind, or the channel has none.
    package var address: String?
    /// The hash of a kept wording in hexadecimal, or the words that were shown or spoken; nil takes the purpose's current ones.
    package var wording: String?
    /// Where the statement comes from.
    package var source: String?

    /// Makes an entry; ``checked(_:now:zone:)`` judges it.
    package init(purpose: String, channel: Channel, address: String?, wording: String?, source: String?) {
        self.purpose = purpose
        self.channel = channel
        self.address = address
        self.wording = wording
        self.source = source
    }
}
