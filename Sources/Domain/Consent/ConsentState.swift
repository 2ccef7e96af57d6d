/// The ten states of a consent; raw values are the names of the W3C Data Privacy Vocabulary 2.3.
package enum ConsentState: String, Sendable, CaseIterable, Codable {
    /// Brought in without proof.
    case unknown = "ConsentUnknown"
    /// Asked, or waiting for its confirmation.
    case requested = "ConsentRequested"
    /// The person put the question off.
    case deferred = "ConsentRequestDeferred"
    /// The person said no.
    case refused = "ConsentRefused"
    /// Given with evidence.
    case given = "ConsentGiven"
    /// Given again.
    case renewed = "RenewedConsentGiven"
    /// Ended by time.
    case expired = "ConsentExpired"
    /// Ended by the person.
    case withdrawn = "ConsentWithdrawn"
    /// Ended by the controller.
    case revoked = "ConsentRevoked"
    /// Ended by an authority or a court.
    case invalidated = "ConsentInvalidated"

    /// Whether processing may rest on this consent: only given and renewed consent does.
    package var permitsProcessing: Bool {
        self == .given || self == .renewed
    }

    /// Whether only a new request can lead back to a given consent.
    package var isTerminal: Bool {
        switch self {
        case .refused, .expired, .withdrawn, .revoked, .invalidated: true
        case .unknown, .requested, .deferred, .given, .renewed: false
        }
    }
}
