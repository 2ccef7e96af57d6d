extension ConsentState {
    /// The states a consent may move to from `state`; nil is the beginning (research/privacy.md §2.3).
    ///
    /// A state may also stay as it is. ``ConsentMachine`` moves inside this table only, and a test tries every pair.
    package static func successors(of state: ConsentState?) -> Set<ConsentState> {
        let ends: Set<ConsentState> = [.withdrawn, .revoked, .invalidated]
        return switch state {
        case nil: ends.union([.unknown, .requested, .given])
        case .unknown: ends.union([.requested, .given])
        case .requested: ends.union([.deferred, .refused, .given, .expired])
        case .deferred: ends.union([.requested, .refused])
        case .refused: [.requested, .withdrawn]
        case .given: ends.union([.renewed, .expired])
        case .renewed: ends.union([.expired])
        case .expired: ends.union([.requested])
        case .withdrawn: [.requested]
        case .revoked: [.requested, .withdrawn, .invalidated]
        case .invalidated: [.requested, .withdrawn]
        }
    }
}
