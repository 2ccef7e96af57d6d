/// A payload with the salt of its commitment, as it is stored: 32 bytes of salt, then the canonical payload.
///
/// Whoever destroys these bytes leaves a commitment that says nothing.
package struct CommittedPayload: Sendable, Hashable {
    /// The salt.
    package let salt: Salt
    /// The canonical payload.
    package let payload: [UInt8]

    /// Puts a payload beside a salt, a new one unless told otherwise.
    package init(_ payload: [UInt8], salt: Salt = .random()) {
        self.salt = salt
        self.payload = payload
    }

    /// Reads what `bytes` wrote; nil when it is too short to hold a salt.
    package init?(bytes: [UInt8]) {
        guard let salt = Salt(Array(bytes.prefix(Salt.size))) else { return nil }
        self.init(Array(bytes.dropFirst(Salt.size)), salt: salt)
    }

    /// Salt and payload in one string of bytes; what lies in `event_slot`, in clear or sealed.
    package var bytes: [UInt8] { salt.bytes + payload }

    /// What the leaf keeps of it.
    package var commitment: Commitment { Commitment(salt: salt, payload: payload) }
}
