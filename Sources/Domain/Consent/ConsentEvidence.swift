package import Foundation

/// What is brought forward as proof of a consent.
package struct ConsentEvidence: Sendable, Equatable {
    /// How the proof came about.
    package enum Method: String, Sendable, CaseIterable, Codable {
        /// A confirmation through the channel itself, seen by this installation.
        case doubleOptIn = "double-opt-in"
        /// Proof of a double opt-in kept by another system, vouched for by the owner.
        case importedEvidence = "imported-evidence"
        /// Made-up proof for made-up people on `.example` addresses.
        case syntheticEvidence = "synthetic-evidence"
        /// Somebody says so. Proves nothing (C-61/19): it can only lead to a request.
        case claim
    }

    /// How the proof came about.
    package var method: Method
    /// When the person asked.
    package var requestedAt: Date?
    /// When she confirmed through the channel.
    package var confirmedAt: Date?
    /// The wording shown to her.
    package var wording: String?
    /// The system that kept the proof.
    package var sourceSystem: String?
    /// The channel that the proof is about.
    package var channel: Channel?
    /// The address that the proof is about.
    package var address: String?
    /// Set by the operation when the acting owner vouched for the proof; never read from a request body.
    package var attestedByOwner: Bool
    /// Anything else that was said about it.
    package var statement: String?

    /// Makes a piece of evidence; what is missing makes it incomplete.
    package init(
        method: Method, requestedAt: Date? = nil, confirmedAt: Date? = nil, wording: String? = nil,
        sourceSystem: String? = nil, channel: Channel? = nil, address: String? = nil, attestedByOwner: Bool = false,
        statement: String? = nil
    ) {
        self.method = method
        self.requestedAt = requestedAt
        self.confirmedAt = confirmedAt
        self.wording = wording
        self.sourceSystem = sourceSystem
        self.channel = channel
        self.address = address
        self.attestedByOwner = attestedByOwner
        self.statement = statement
    }
}
