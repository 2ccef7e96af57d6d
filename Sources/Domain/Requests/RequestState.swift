/// Where a person's request stands: names of the Data Privacy Vocabulary (`dpv:RequestStatus`).
package enum RequestState: String, Sendable, CaseIterable, Codable {
    /// It came in; who sent it has not shown yet that it is her.
    case initiated = "RequestInitiated"
    /// It is known whose it is; it waits for an answer.
    case acknowledged = "RequestAcknowledged"
    /// It is granted; its message is under way.
    case accepted = "RequestAccepted"
    /// It is done.
    case fulfilled = "RequestFulfilled"
    /// It is refused.
    case rejected = "RequestRejected"
    /// Nobody showed in time that it was hers, or there is nobody any more whom it was about.
    case unfulfilled = "RequestUnfulfilled"

    /// Whether nothing more has to be done.
    package var isFinal: Bool { self == .fulfilled || self == .rejected || self == .unfulfilled }
}
