package import Foundation

/// The life of one consent (person × purpose × channel × address) as a pure state machine.
///
/// Inputs return what has to follow; nothing here stores or sends. Reductions are accepted in every state and never
/// refuse. Terminal states lead back to a given consent through a new request only. Nothing follows an erasure.
package struct ConsentMachine: Sendable, Equatable {
    /// The current state; nil before anything happened.
    package private(set) var state: ConsentState?
    /// The request that waits for an answer.
    package private(set) var openRequest: ConsentRequest?
    /// The confirmation that is under way.
    package private(set) var pending: PendingConfirmation?
    /// Whether a grant stood against a withdrawal it had not seen; only new evidence from the person clears it.
    package private(set) var contested: Bool
    /// Whether the subject was erased.
    package private(set) var erased: Bool

    /// Starts before anything happened, or from what is stored.
    package init(
        state: ConsentState? = nil, openRequest: ConsentRequest? = nil, pending: PendingConfirmation? = nil,
        contested: Bool = false, erased: Bool = false
    ) {
        self.state = state
        self.openRequest = openRequest
        self.pending = pending
        self.contested = contested
        self.erased = erased
    }

    /// Whether processing may rest on it now.
    package var permitsProcessing: Bool {
        !erased && !contested && (state?.permitsProcessing ?? false)
    }

    /// Takes one input at `now` and returns what follows, in order.
    ///
    /// - Throws: a ``Refusal`` of kind `.refused`, never for a reduction; the machine is unchanged then.
    package mutating func apply(_ input: ConsentInput, at now: Date) throws(Refusal) -> [ConsentEffect] {
        switch input {
        case .withdraw, .object, .concurrentWithdrawal, .revoke, .invalidate, .expire, .erase:
            return reduce(input, at: now)
        case .importUnproven, .request, .confirmationSent, .postpone, .decline, .confirm, .accept, .evidence,
            .reaffirm:
            guard !erased else {
                throw Refusal(.refused, RefusalCode.erased, rule: "Nothing follows an erasure, Art. 17(1) GDPR.")
            }
            return try enlarge(input, at: now)
        }
    }

    private mutating func enlarge(_ input: ConsentInput, at now: Date) throws(Refusal) -> [ConsentEffect] {
        switch input {
        case .importUnproven: return try importUnproven()
        case .request(let request): return try ask(request)
        case .confirmationSent(let confirmation): return try sent(confirmation)
        case .postpone: return try answer(.deferred)
        case .decline: return try answer(.refused)
        case .confirm(let proof): return try confirm(proof, at: now)
        case .accept: return try accept()
        case .evidence(let evidence, let suppressed): return try take(evidence, suppressed: suppressed)
        case .reaffirm: return try reaffirm()
        default: throw Self.notAllowed
        }
    }

    static let notAllowed = Refusal(
        .refused, RefusalCode.transitionNotAllowed, rule: "The consent's state does not allow this, Art. 7 GDPR.")

    /// Moves to `next` and forgets open questions.
    mutating func close(_ next: ConsentState) {
        state = next
        openRequest = nil
        pending = nil
    }

    mutating func setRequest(_ request: ConsentRequest?) { openRequest = request }
    mutating func setPending(_ confirmation: PendingConfirmation?) { pending = confirmation }
    mutating func setState(_ next: ConsentState) { state = next }
    mutating func setContested(_ value: Bool) { contested = value }
    mutating func setErased() { erased = true }
}
