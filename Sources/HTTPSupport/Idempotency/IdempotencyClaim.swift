package import Domain

/// A key that a client chose for one POST, in keyed hashes: no part of the request can be read out of it.
package struct IdempotencyClaim: Sendable, Equatable {
    /// Seconds after which a claim without an answer counts as abandoned.
    package static let lease = 60
    /// Seconds that an answer is kept.
    package static let lifetime = 86_400

    /// Whose key it is; keys of different members never meet.
    package let actor: Actor
    /// 32 bytes: the keyed hash of token or member, and key.
    package let key: [UInt8]
    /// 32 bytes: the keyed hash of target and body; of the target alone while a body too large to hold is coming.
    package let request: [UInt8]

    /// Makes a claim from finished hashes.
    package init(actor: Actor, key: [UInt8], request: [UInt8]) {
        self.actor = actor
        self.key = key
        self.request = request
    }
}
