/// What can happen to a consent.
package enum ConsentInput: Sendable, Equatable {
    /// Brought in without proof.
    case importUnproven
    /// The person is asked.
    case request(ConsentRequest)
    /// The confirmation message was handed over.
    case confirmationSent(PendingConfirmation)
    /// The person put the question off.
    case postpone
    /// The person said no.
    case decline
    /// The person confirmed through the channel itself.
    case confirm(ConfirmationProof)
    /// The person said yes to a question whose purpose asks for no confirmation.
    case accept
    /// Complete proof came with a file or a demonstration; ``EvidenceRule`` has judged it.
    case evidence(ConsentEvidence, suppressed: Bool)
    /// The person, known on this channel, said yes again.
    case reaffirm
    /// Time ended it: its end, a stale address, or no confirmation in time.
    case expire
    /// Withdrawn, by anybody entitled, in any state (Art. 7(3)).
    case withdraw(ConsentOrigin)
    /// Objection to direct marketing (Art. 21(2)).
    case object(ConsentOrigin)
    /// A withdrawal elsewhere that the grant had not seen: the withdrawal wins.
    case concurrentWithdrawal
    /// The controller gave the purpose up, or changed the notice materially.
    case revoke
    /// An authority or a court declared it void.
    case invalidate
    /// The subject was erased.
    case erase
}
