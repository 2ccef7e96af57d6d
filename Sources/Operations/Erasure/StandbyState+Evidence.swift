import Store

/// What the standbys mean for L2, of a person's erasure and of a business' end alike.
extension StandbyState {
    /// What L2 waits for, as a code; nil where it is reached.
    var wait: String? {
        switch self {
        case .none, .past: nil
        case .behind: "standby-behind"
        case .away: "standby-away"
        case .unseen: "standby-unseen"
        }
    }

    /// What shows it, where they have passed `position`.
    func evidence(at position: String) -> String {
        if case .past = self { ReceiptEvidence.standbys(past: position) } else { ReceiptEvidence.noStandby }
    }
}
