import Foundation

extension ConsentMachine {
    mutating func importUnproven() throws(Refusal) -> [ConsentEffect] {
        switch state {
        case nil:
            setState(.unknown)
            return [.recordEvent]
        case .unknown: return []
        default: throw Self.notAllowed
        }
    }

    /// A question: with an unticked control, and on a suppressed address from its owner only.
    mutating func ask(_ request: ConsentRequest) throws(Refusal) -> [ConsentEffect] {
        guard request.control != .checked else {
            throw Refusal(
                .refused, RefusalCode.controlNotUnchecked,
                rule: "A ticked control asks for nothing, Art. 4(11) GDPR, C-673/17.")
        }
        guard !request.wordingHash.isEmpty else {
            throw Refusal(.refused, RefusalCode.wordingMissing, rule: "The wording shown is missing, Art. 7(1) GDPR.")
        }
        guard !(request.suppressed && (request.origin != .subject || request.confirmation == .none)) else {
            throw Refusal(
                .refused, RefusalCode.suppressed,
                rule: "Only the owner of a suppressed address may ask again, Art. 21(3) GDPR.")
        }
        guard request.origin == .subject || request.origin == .staff else { throw Self.notAllowed }
        let voided: [ConsentEffect] = pending == nil ? [] : [.voidTokens]
        setRequest(request)
        setPending(nil)
        let follows: [ConsentEffect] = request.confirmation == .none ? [] : [.sendConfirmation]
        // A given consent stays given while its renewal waits.
        if state?.permitsProcessing != true { setState(.requested) }
        return voided + [.recordEvent] + follows
    }

    /// Exactly one message per request.
    mutating func sent(_ confirmation: PendingConfirmation) throws(Refusal) -> [ConsentEffect] {
        guard let openRequest else { throw Self.nothingToConfirm }
        guard pending == nil else {
            throw Refusal(
                .refused, RefusalCode.confirmationSent, rule: "One confirmation message, no reminder, § 7(2) UWG.")
        }
        guard confirmation.channel == openRequest.confirmation.channel,
            confirmation.wordingHash == openRequest.wordingHash
        else { throw Self.mismatch }
        setPending(confirmation)
        return [.recordEvent]
    }

    mutating func answer(_ next: ConsentState) throws(Refusal) -> [ConsentEffect] {
        // Declining or putting off a renewal leaves a given consent as it is.
        if state?.permitsProcessing == true, openRequest != nil {
            let voided: [ConsentEffect] = pending == nil ? [] : [.voidTokens]
            setRequest(nil)
            setPending(nil)
            return voided
        }
        guard state == .requested || (state == .deferred && next == .refused) else { throw Self.notAllowed }
        let follows: [ConsentEffect] = pending == nil ? [.recordEvent] : [.recordEvent, .voidTokens]
        close(next)
        return follows
    }

    /// The answer through the channel itself: unused, in time, for the wording that was shown.
    mutating func confirm(_ proof: ConfirmationProof, at now: Date) throws(Refusal) -> [ConsentEffect] {
        guard let pending, let openRequest else { throw Self.nothingToConfirm }
        guard pending.tokenID == proof.tokenID, pending.channel == proof.channel,
            pending.wordingHash == proof.wordingHash
        else { throw Self.mismatch }
        guard now < pending.expiresAt else {
            throw Refusal(
                .refused, RefusalCode.confirmationExpired, rule: "The confirmation came too late; please ask again.")
        }
        return grant(lifting: openRequest.suppressed)
    }

    /// A yes where the purpose asks for no confirmation; staff cannot say it for the person.
    mutating func accept() throws(Refusal) -> [ConsentEffect] {
        guard let openRequest else { throw Self.nothingToConfirm }
        guard openRequest.confirmation == .none, openRequest.origin == .subject else {
            throw Refusal(
                .refused, RefusalCode.consentNotConfirmed,
                rule: "This consent counts once confirmed through its channel, Art. 7(1) GDPR, § 7(2) UWG.")
        }
        return grant(lifting: false)
    }

    /// Proof from elsewhere opens a fresh or unproven consent only: it overturns no later word of the person.
    mutating func take(_ evidence: ConsentEvidence, suppressed: Bool) throws(Refusal) -> [ConsentEffect] {
        guard evidence.method == .importedEvidence || evidence.method == .syntheticEvidence else {
            throw Refusal(
                .refused, RefusalCode.evidenceNotAccepted, rule: "This kind of proof cannot be stated, Art. 7(1) GDPR.")
        }
        guard !suppressed else {
            throw Refusal(
                .refused, RefusalCode.suppressed,
                rule: "Only the owner's own confirmation lifts a suppression, Art. 21(3) GDPR.")
        }
        guard !contested else {
            throw Refusal(
                .refused, RefusalCode.contested, rule: "A contested consent needs the person's own new confirmation.")
        }
        switch state {
        case nil, .unknown: return grant(lifting: false)
        case .given, .renewed: return []
        case .requested, .deferred: throw Self.notAllowed
        case .refused, .expired, .withdrawn, .revoked, .invalidated: throw Self.newRequestNeeded
        }
    }

    mutating func reaffirm() throws(Refusal) -> [ConsentEffect] {
        guard state?.permitsProcessing == true, !contested else {
            throw state?.isTerminal == true ? Self.newRequestNeeded : Self.notAllowed
        }
        return grant(lifting: false)
    }

    private mutating func grant(lifting: Bool) -> [ConsentEffect] {
        let next: ConsentState = state?.permitsProcessing == true && !contested ? .renewed : .given
        let voided: [ConsentEffect] = pending == nil ? [] : [.voidTokens]
        close(next)
        setContested(false)
        return [.recordEvent] + voided + (lifting ? [.liftSuppression] : []) + [.issueReceipt, .announceGrant]
    }

    private static var newRequestNeeded: Refusal {
        Refusal(
            .refused, RefusalCode.newRequestNeeded, rule: "An ended consent needs a new request first, Art. 7 GDPR.")
    }

    private static var nothingToConfirm: Refusal {
        Refusal(.refused, RefusalCode.nothingToConfirm, rule: "No confirmation is open.")
    }

    private static var mismatch: Refusal {
        Refusal(
            .refused, RefusalCode.confirmationMismatch,
            rule: "The confirmation belongs to another request, channel or wording, Art. 7(1) GDPR.")
    }
}
