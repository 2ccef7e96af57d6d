import Foundation

extension ConsentMachine {
    /// Takes a reduction; accepted in every state, twice as well as once.
    mutating func reduce(_ input: ConsentInput, at now: Date) -> [ConsentEffect] {
        switch input {
        case .withdraw: return end(.withdrawn, follows: [.suppressAddress])
        case .object: return end(.withdrawn, follows: [.suppressAddress])
        case .concurrentWithdrawal:
            let effects = end(.withdrawn, follows: [.suppressAddress])
            setContested(true)
            return effects
        case .revoke: return end(.revoked, follows: [])
        case .invalidate: return end(.invalidated, follows: [])
        case .expire: return expire(at: now)
        case .erase:
            let voided: [ConsentEffect] = pending == nil ? [] : [.voidTokens]
            setRequest(nil)
            setPending(nil)
            setErased()
            return voided + [.stopSending]
        default: return []
        }
    }

    /// The person's own word stands above an authority's, and an authority's above the controller's: a lower one never
    /// covers a higher one up.
    private mutating func end(_ next: ConsentState, follows: [ConsentEffect]) -> [ConsentEffect] {
        let voided: [ConsentEffect] = pending == nil ? [] : [.voidTokens]
        let covered: Set<ConsentState> =
            switch next {
            case .withdrawn: []
            case .invalidated: [.withdrawn, .refused]
            default: [.withdrawn, .refused, .invalidated]
            }
        let stays = state == next || (state.map { covered.contains($0) } ?? false)
        if erased || stays {
            setRequest(nil)
            setPending(nil)
            return voided + [.stopSending] + follows
        }
        close(next)
        return voided + [.stopSending, .recordEvent] + follows + [.announceReduction, .runErasurePlanner]
    }

    private mutating func expire(at now: Date) -> [ConsentEffect] {
        switch state {
        case .given, .renewed:
            let voided: [ConsentEffect] = pending == nil ? [] : [.voidTokens]
            close(.expired)
            return voided + [.stopSending, .recordEvent, .announceGrant, .runErasurePlanner]
        case .requested:
            // A token does not age while its message is unsent.
            guard let pending, now >= pending.expiresAt else { return [] }
            close(.expired)
            return [.voidTokens, .recordEvent, .purgeUnconfirmed]
        default: return []
        }
    }
}
