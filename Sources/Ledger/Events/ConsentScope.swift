/// What a withdrawal or an objection reaches.
package struct ConsentScope: Sendable, Hashable {
    /// Purpose codes; empty for all of them.
    package let purposes: [String]
    /// Channel codes; empty for all of them.
    package let channels: [String]
    /// The keyed index of the one address meant, 16 to 32 bytes; nil for all of the subject's.
    package let address: [UInt8]?

    /// Names what is reached; everything when nothing is given.
    package init(purposes: [String] = [], channels: [String] = [], address: [UInt8]? = nil) {
        self.purposes = purposes
        self.channels = channels
        self.address = address
    }

    init(cbor: CBOR) throws(CBORError) {
        var fields = try CBORFields(cbor, count: 3)
        purposes = try fields.codes()
        channels = try fields.codes()
        address = try fields.optional { (fields) throws(CBORError) in try fields.bytes(16...32) }
    }

    var cbor: CBOR {
        .array([
            .array(purposes.map { .text($0) }), .array(channels.map { .text($0) }), .optional(address) { .bytes($0) },
        ])
    }
}
