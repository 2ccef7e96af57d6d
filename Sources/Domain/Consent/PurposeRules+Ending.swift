package import Foundation

extension PurposeRules {
    /// Whether grounds of this basis end with the purpose once it is given up. What a contract or the law demands runs to the
    /// end of its own period; for everything else nothing is left to keep the data for (Art. 17(1)(a)).
    package static func endsGrounds(of basis: LegalBasis) -> Bool {
        basis != .contract && basis != .legalObligation
    }

    /// When the grounds that end with it ended, once it is given up: with the last day of the purpose. Nil while it is pursued.
    package func groundsEnd(in zone: TimeZone) -> Date? {
        isActive ? nil : endsOn?.end(in: zone)
    }

    /// Whether it is over at `now`: given up, or past its last day.
    package func isOver(at now: Date, in zone: TimeZone) -> Bool {
        !isActive || endsOn.map { $0.end(in: zone) <= now } ?? false
    }
}

extension ProcessingGround {
    /// The ground as its purpose leaves it; `purpose` nil where it is unknown.
    package func bounded(by purpose: PurposeRules?, in zone: TimeZone) -> ProcessingGround {
        guard PurposeRules.endsGrounds(of: basis), let end = purpose?.groundsEnd(in: zone) else { return self }
        var result = self
        result.until = min(until ?? end, end)
        return result
    }
}
