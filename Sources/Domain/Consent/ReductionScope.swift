/// Which purposes and channels a withdrawal or an objection reaches.
package struct ReductionScope: Sendable, Hashable {
    /// The most codes that may be named.
    package static let maximum = 64

    /// Purpose codes; nil for all of them.
    package let purposes: Set<String>?
    /// Channels; nil for all of them.
    package let channels: Set<Channel>?

    /// Everything.
    package static let everything = ReductionScope(purposes: nil, channels: nil)

    /// Names what is reached; nil for all of it.
    package init(purposes: Set<String>?, channels: Set<Channel>?) {
        self.purposes = purposes
        self.channels = channels
    }

    /// Reads names as they stand in requests and forms.
    ///
    /// - Throws: a `Refusal` naming `purposes` or `channels`: an empty list reaches nothing, and a slip of the pen must not look
    ///   as if something had been withdrawn.
    package init(purposes: [String]?, channels: [String]?, among known: [PurposeRules]) throws(Refusal) {
        if let purposes {
            try Self.check(purposes, at: "purposes")
            guard purposes.allSatisfy({ code in known.contains { $0.code == code } }) else {
                throw Refusal(
                    .refused, RefusalCode.purposeUnknown, field: "purposes",
                    rule: "The tenant pursues no such purpose, Art. 5(1)(b) GDPR.")
            }
        }
        if let channels {
            try Self.check(channels, at: "channels")
            guard channels.allSatisfy({ Channel(rawValue: $0) != nil }) else {
                throw Refusal(
                    .invalid, RefusalCode.notAllowedValue, field: "channels",
                    rule: "email, sms, messenger, phone, post, push, or \"all\".")
            }
        }
        self.init(
            purposes: purposes.map { Set($0) }, channels: channels.map { Set($0.compactMap(Channel.init(rawValue:))) })
    }

    private static func check(_ names: [String], at field: String) throws(Refusal) {
        guard !names.isEmpty else {
            throw Refusal(.invalid, RefusalCode.required, field: field, rule: "Name at least one, or \"all\".")
        }
        guard names.count <= maximum else {
            throw Refusal(.invalid, RefusalCode.tooMany, field: field, rule: "At most \(maximum).")
        }
    }

    /// Whether it reaches a purpose.
    package func reaches(_ purpose: String) -> Bool {
        purposes?.contains(purpose) ?? true
    }

    /// Whether it reaches a channel.
    package func reaches(_ channel: Channel) -> Bool {
        channels?.contains(channel) ?? true
    }
}
