extension ConsentState {
    /// What holds where two records of one person say different things: a no beats a yes, a yes an open question.
    ///
    /// So joining records never revives a consent that was withdrawn, refused or has ended.
    package func joined(with other: ConsentState) -> ConsentState {
        rank >= other.rank ? self : other
    }

    private var rank: Int {
        switch self {
        case .unknown: 0
        case .requested: 1
        case .deferred: 2
        case .given: 3
        case .renewed: 4
        case .expired: 5
        case .invalidated: 6
        case .revoked: 7
        case .refused: 8
        case .withdrawn: 9
        }
    }
}
