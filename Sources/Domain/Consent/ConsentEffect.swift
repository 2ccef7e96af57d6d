/// What has to follow a transition, in the same transaction or through the outbox.
package enum ConsentEffect: Sendable, Hashable, CaseIterable {
    /// Append an event with the new state.
    case recordEvent
    /// Send the one confirmation message.
    case sendConfirmation
    /// Make every token that is under way useless.
    case voidTokens
    /// Delete the address data of the unconfirmed sign-up, leaving a counter.
    case purgeUnconfirmed
    /// Issue the consent receipt.
    case issueReceipt
    /// No message later than this, queued ones included.
    case stopSending
    /// Let the planner see whether a ground remains.
    case runErasurePlanner
    /// Put the address on the suppression list for the purpose.
    case suppressAddress
    /// Take it off, for this purpose only: the owner confirmed it herself.
    case liftSuppression
    /// Tell the peers on lane 0.
    case announceReduction
    /// Tell the peers on lane 1.
    case announceGrant
}
